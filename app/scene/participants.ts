// The participants of a stage at an instant, with what stands at them: who waits in line, and what has been kept.
import { countUpTo } from '../../simulations/index.ts';
import type { Actor } from './cast.ts';
import type { TunnelServerState } from '../machines/exchange/tunnel-server.machine.ts';
import type { TunnelState } from '../machines/exchange/tunnel.machine.ts';
import type { Lifeline } from '../machines/lifeline.ts';
import { toneOfRole } from './callout.ts';
import { valueAt } from './history.ts';
import { kept, keptList } from './kept.ts';
import type { Layout, Stand } from './layout.ts';
import type { Eyes } from './lens.ts';
import { acquaintance, isOwn } from './lens.ts';
import { addressFor, nameOfKnown } from './names.ts';
import type { Store } from './node-stories.ts';
import { NOTHING_KEPT } from './node-stories.ts';
import type { SceneIndex } from './scene-index.ts';
import type { Acquaintance, Participant, Point, Queue } from './scene.ts';
import { goneOf, storeOf, type StoredPlace } from './stored.ts';
import type { SceneWords } from './words.ts';

/** One participant with all that the drawing says of it. */
export interface Figure {
  readonly actor: Actor;
  readonly stand: Stand;
  readonly participant: Participant;
  readonly name: string;
  readonly address: string | null;
  /** What it does for the exchange in focus, in words; null: nothing, or these eyes do not see it. */
  readonly state: string | null;
  readonly queue: Queue | null;
  readonly store: readonly StoredPlace[];
}

export interface FigureOptions {
  readonly eyes: Eyes;
  readonly words: SceneWords;
  /** The exchange whose states are captioned. */
  readonly focus: number | null;
  readonly selectedNode: string | null;
  readonly activeOrigin: string | null;
}

/** `reads`: whether it can read what it is given. */
function stateWords(life: Lifeline | undefined, at: number, reads: boolean, words: SceneWords): string | null {
  if (!life) return null;
  const state = life.states[countUpTo(life.at, at) - 1];
  if (reads && state === ('passes bytes on' satisfies TunnelState & TunnelServerState)) return words.passesReadable;
  const ofMachine: Readonly<Record<string, string>> = words.states[life.machine];
  return state === undefined ? null : (ofMachine[state] ?? null);
}

const MOST_DOTS = 5;

function queueOf(waiting: number, { node }: Actor, stand: Stand, words: SceneWords): Queue | null {
  if (waiting === 0) return null;
  const left: Point = { x: stand.x - stand.width / 2 - 8, y: stand.y + stand.height / 2 - 4 };
  const dots = Array.from({ length: Math.min(waiting, MOST_DOTS) }, (_, place) => ({
    x: left.x - 7 * place,
    y: left.y,
  }));
  return { key: `queue-${node}`, waiting, dots, ...left, label: words.waiting(waiting) };
}

/** All that a participant is drawn by. */
interface Traits {
  readonly known: Acquaintance;
  readonly address: string | null;
  readonly state: string | null;
  readonly isDown: boolean;
  readonly waiting: number;
  readonly stored: number;
  readonly isSelected: boolean;
  readonly isActive: boolean;
}

function participantOf(actor: Actor, stand: Stand, name: string, traits: Traits, words: SceneWords): Participant {
  const { known, address, state, isDown, waiting, stored, isSelected, isActive } = traits;
  return {
    key: actor.key,
    node: actor.node,
    role: actor.role,
    tone: toneOfRole(actor.role),
    known,
    ...stand,
    isDown,
    isSelected,
    isActive,
    label: words.spoken.participant({
      name,
      address: known === 'address' ? null : address,
      state,
      isDown,
      waiting,
      stored,
    }),
  };
}

/** The figure of one actor, the same one while nothing of it changes. */
function createFigure(index: SceneIndex, actor: Actor, stand: Stand): (options: FigureOptions) => Figure {
  const { node } = actor;
  const story = index.stories.get(node);
  const places = kept((store: Store, gone: number) => storeOf(store, gone, actor, stand));
  const whole = kept(
    (
      words: SceneWords,
      store: readonly StoredPlace[],
      known: Acquaintance,
      address: string | null,
      state: string | null,
      isDown: boolean,
      waiting: number,
      stored: number,
      isSelected: boolean,
      isActive: boolean,
    ): Figure => {
      const name = nameOfKnown(known, address, actor, words);
      const traits = { known, address, state, isDown, waiting, stored, isSelected, isActive };
      const queue = queueOf(waiting, actor, stand, words);
      const participant = participantOf(actor, stand, name, traits, words);
      return { actor, stand, name, address, state, queue, store, participant };
    },
  );
  return ({ eyes, words, focus, selectedNode, activeOrigin }) => {
    const { at } = eyes;
    const isMine = isOwn(eyes, node);
    const store = isMine && story ? valueAt(story.store, at, NOTHING_KEPT) : NOTHING_KEPT;
    return whole(
      words,
      places(store, goneOf(store, at)),
      acquaintance(eyes, actor),
      addressFor(eyes, actor),
      focus !== null && isMine
        ? stateWords(index.lives.get(node)?.get(focus), at, story?.reads.has(focus) === true, words)
        : null,
      isMine && story !== undefined && valueAt(story.isDown, at, false),
      isMine && story ? valueAt(story.waiting, at, 0) : 0,
      store.count,
      node === selectedNode,
      node === activeOrigin,
    );
  };
}

/** The figures of a run, in one layout. */
export function createFigures(index: SceneIndex, layout: Layout): (options: FigureOptions) => readonly Figure[] {
  const makers = index.cast.actors.flatMap((actor) => {
    const stand = layout.stands.get(actor.node);
    return stand ? [createFigure(index, actor, stand)] : [];
  });
  const list = keptList<Figure>();
  return (options) => list(makers.map((make) => make(options)));
}
