// Through whose eyes the stage is seen: everyone's, or those of one observer, who knows only what it has read by then.
import type { Instant, Layer, MessageSent, Sealed } from '../../simulations/index.ts';
import { layersIn, legibleLayer } from '../../simulations/index.ts';
import type { Actor } from './cast.ts';
import type { SceneIndex } from './scene-index.ts';
import type { Acquaintance, Lens } from './scene.ts';
import { EVERYONE } from './scene.ts';
import type { Sight } from './sights.ts';
import { acquaintedWith } from './sights.ts';

export interface Eyes {
  /** Null: everyone's. */
  readonly sight: Sight | null;
  readonly at: Instant;
}

/** Whose eyes, whenever: what asks for no more does not change with the clock. */
export type Looker = Pick<Eyes, 'sight'>;

/**
 * The eyes of the observer column `lens`. Several clients share one column: then those of the client whose exchange is selected, else the
 * first one's. A column that this run does not have is seen by everyone.
 */
export function eyesFor(index: SceneIndex, lens: Lens, selected: number | null, at: Instant): Eyes {
  if (lens === EVERYONE) return { sight: null, at };
  const column = index.sights.filter((sight) => sight.column === lens);
  const client = selected === null ? undefined : index.exchanges.get(selected)?.client;
  const own = column.find((sight) => client !== undefined && sight.ownNodes.has(client));
  return { sight: own ?? column[0] ?? null, at };
}

export const isOwn = ({ sight }: Looker, node: string): boolean => sight === null || sight.ownNodes.has(node);

/** Whether what crosses this link passes these eyes: at one of its ends, or beside it. */
export const passesEyes = (eyes: Looker, link: string, ends: readonly [string, string]): boolean =>
  isOwn(eyes, ends[0]) || isOwn(eyes, ends[1]) || eyes.sight?.links.has(link) === true;

export function acquaintance({ sight, at }: Eyes, actor: Actor): Acquaintance {
  if (sight === null || sight.ownNodes.has(actor.node)) return 'all';
  const { packets, field, role } = acquaintedWith(sight, actor.node);
  if (role <= at) return 'role';
  if (Math.min(packets, field) > at) return 'nothing';
  // Who calls is taken for a client; what is called could be anything.
  return actor.role === 'client' ? 'role' : 'address';
}

export function knowsAddress({ sight, at }: Eyes, node: string): boolean {
  if (sight === null) return true;
  const { packets, field } = acquaintedWith(sight, node);
  return Math.min(packets, field) <= at;
}

/** The innermost layer that these eyes can read; a `sealed` one when a layer stays closed to them (RFC 9614 §2). */
export const legible = ({ sight }: Looker, sent: MessageSent): Layer | Sealed =>
  legibleLayer(sent.payload, (holders) => sight === null || holders.some((holder) => sight.ownNodes.has(holder)));

/**
 * How many encryptions these eyes find round a message, up to the first that stays closed to them; all between the same two count as one. A
 * hello has none, even where it holds another.
 */
export function sealsRound(eyes: Looker, { payload }: MessageSent): number {
  const seals = new Set<string>();
  for (const layer of layersIn(payload, (holders) => holders.some((holder) => isOwn(eyes, holder)))) {
    if (layer.kind === 'tls-client-hello') break;
    if (layer.kind === 'sealed') seals.add(layer.holders.join(' '));
  }
  return seals.size;
}
