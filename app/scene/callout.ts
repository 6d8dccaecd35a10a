// The card at an origin: who called it last, as its own packets show, and whose address that really is.
import type { Trace } from '../../simulations/index.ts';
import type { Actor, Cast } from './cast.ts';
import { valueAt } from './history.ts';
import type { Eyes } from './lens.ts';
import { isOwn } from './lens.ts';
import type { SceneIndex } from './scene-index.ts';
import type { Callout, Point, Tone } from './scene.ts';
import { textWidth } from './text-width.ts';
import type { SceneWords } from './words.ts';

export interface LastCaller {
  readonly origin: string;
  readonly address: string;
  /** Whose address it is; null: nobody's on this stage. */
  readonly node: string | null;
}

/** The last request that an origin of these eyes had received by then. */
export function lastCallerAt(trace: Trace, index: SceneIndex, eyes: Eyes): LastCaller | null {
  let latest = -1;
  for (const { node, role } of index.cast.actors) {
    const story = index.stories.get(node);
    if (role === 'origin-server' && story && isOwn(eyes, node))
      latest = Math.max(latest, valueAt(story.asked, eyes.at, -1));
  }
  const received = trace.records[latest];
  if (received?.kind !== 'message.received') return null;
  const sent = trace.records[received.sent];
  if (sent?.kind !== 'message.sent') return null;
  const { address } = sent.source;
  return { origin: received.to, address, node: index.cast.ownerOf.get(address) ?? null };
}

/** Room between two parts of a line, in ems. */
const GAP = 0.3;

const TONES = {
  client: 'client',
  resolver: 'network',
  'forward-proxy': 'proxy',
  'tunnel-server': 'proxy',
  gateway: 'proxy',
  'origin-server': 'server',
} as const;
export const toneOfRole = (role: keyof typeof TONES): Tone => TONES[role];

/** The card with its upper left corner at `corner`; `isBrief`: with a shorter name. */
export function calloutFor(
  caller: LastCaller,
  cast: Cast,
  words: SceneWords,
  size: number,
  isBrief: boolean,
): (corner: Point) => Callout {
  const actor = caller.node === null ? undefined : cast.byNode.get(caller.node);
  const whoseOf = ({ called, number }: Actor): string =>
    isBrief ? words.column(called, number) : words.whose(called, number);
  const whose = actor ? whoseOf(actor) : words.unknown;
  const tone = actor ? toneOfRole(actor.role) : 'soft';
  const pad = size * 0.85;
  const width = Math.max(
    textWidth(words.requestCameFrom, size - 1),
    textWidth(`${caller.address} ${whose}`, size, true) + size * GAP,
  );
  return ({ x, y }) => ({
    key: 'callout',
    x,
    y,
    width: width + 2 * pad,
    height: size * 3.35,
    lines: [
      {
        key: 'what',
        x: x + pad,
        y: y + size * 1.4,
        size: size - 1,
        parts: [{ text: words.requestCameFrom, tone: 'soft', isBold: false }],
      },
      {
        key: 'who',
        x: x + pad,
        y: y + size * 2.75,
        size,
        parts: [
          { text: caller.address, tone: 'ink', isBold: true },
          { text: whose, tone, isBold: true },
        ],
      },
    ],
    label: `${words.requestCameFrom} ${caller.address} ${whose}`,
  });
}
