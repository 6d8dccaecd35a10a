// The participants of a stage at an instant, with what stands at them: who waits in line, and what has been kept.
import type { Actor } from './cast.ts';
import type { Lifeline } from '../machines/lifeline.ts';
import { toneOfRole } from './callout.ts';
import { countUpTo, valueAt } from './history.ts';
import type { Layout, Stand } from './layout.ts';
import type { Eyes } from './lens.ts';
import { acquaintance, isOwn } from './lens.ts';
import { addressFor, nameFor } from './names.ts';
import type { NodeStory, Store } from './node-stories.ts';
import { NOTHING_KEPT } from './node-stories.ts';
import type { SceneIndex } from './scene-index.ts';
import type { Participant, Point, Queue, StoredResponse } from './scene.ts';
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
  readonly store: readonly StoredResponse[];
}

export interface FigureOptions {
  readonly eyes: Eyes;
  readonly words: SceneWords;
  /** The exchange whose states are captioned. */
  readonly focus: number | null;
  readonly selectedNode: string | null;
  readonly activeOrigin: string | null;
}

function stateWords(life: Lifeline | undefined, at: number, words: SceneWords): string | null {
  if (!life) return null;
  const state = life.states[countUpTo(life.at, at) - 1];
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

const RING = 6;

function storeOf({ newest }: Store, { key }: Actor, stand: Stand, at: number, words: SceneWords): StoredResponse[] {
  const y = stand.y - stand.height / 2 - RING - 4;
  const left = stand.x - (newest.length - 1) * (RING + 1.5);
  const there = newest.filter(({ goneAt }) => goneAt === null || at < goneAt);
  return there.map(({ number, what, since, freshUntil }, place) => {
    const usLeft = Math.max(0, freshUntil - at);
    const secondsLeft = Math.ceil(usLeft / 1_000_000);
    return {
      key: `${key}-stored-${String(number)}`,
      x: left + place * (2 * RING + 3),
      y,
      radius: RING,
      freshness: usLeft > 0 ? usLeft / (freshUntil - since) : 0,
      label: words.spoken.stored({ key: what, secondsLeft }),
    };
  });
}

function figureOf(
  index: SceneIndex,
  actor: Actor,
  stand: Stand,
  story: NodeStory | undefined,
  options: FigureOptions,
): Figure {
  const { eyes, words, focus } = options;
  const { at } = eyes;
  const { node, role } = actor;
  const isMine = isOwn(eyes, node);
  const known = acquaintance(eyes, actor);
  const name = nameFor(eyes, actor, words);
  const address = addressFor(eyes, actor);
  const state = focus !== null && isMine ? stateWords(index.lives.get(node)?.get(focus), at, words) : null;
  const isDown = isMine && story !== undefined && valueAt(story.isDown, at, false);
  const waiting = isMine && story ? valueAt(story.waiting, at, 0) : 0;
  const kept = isMine && story ? valueAt(story.store, at, NOTHING_KEPT) : NOTHING_KEPT;
  return {
    actor,
    stand,
    name,
    address,
    state,
    queue: queueOf(waiting, actor, stand, words),
    store: storeOf(kept, actor, stand, at, words),
    participant: {
      key: actor.key,
      node,
      role,
      tone: toneOfRole(role),
      known,
      ...stand,
      isDown,
      isSelected: node === options.selectedNode,
      isActive: node === options.activeOrigin,
      label: words.spoken.participant({
        name,
        address: known === 'address' ? null : address,
        state,
        isDown,
        waiting,
        stored: kept.count,
      }),
    },
  };
}

export function figuresOf(index: SceneIndex, layout: Layout, options: FigureOptions): readonly Figure[] {
  return index.cast.actors.flatMap((actor) => {
    const stand = layout.stands.get(actor.node);
    return stand ? [figureOf(index, actor, stand, index.stories.get(actor.node), options)] : [];
  });
}
