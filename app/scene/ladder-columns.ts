// The columns of a ladder: who took part in what is drawn and who read along, in the order in which they stand on the stage.
import type { Actor } from './cast.ts';
import { toneOfRole } from './callout.ts';
import type { LadderColumn } from './ladder-types.ts';
import type { Eyes } from './lens.ts';
import { acquaintance } from './lens.ts';
import { addressFor } from './names.ts';
import type { SceneIndex } from './scene-index.ts';
import type { Tone } from './scene.ts';
import type { StageSet } from './stage-set.ts';
import type { SceneWords } from './words.ts';

export interface Column {
  readonly key: string;
  /** Node, or null for an observer. */
  readonly node: string | null;
  readonly x: number;
  readonly tone: Tone;
  readonly name: string;
  /** Where there is no room for the name: a client's letter. */
  readonly brief: string;
}

/** Whose columns there are: nodes, and those who tap links. */
export interface TakingPart {
  readonly nodes: ReadonlySet<string>;
  readonly links: ReadonlySet<string>;
}

function briefOf({ called, number }: Actor, name: string, words: SceneWords): string {
  const isNamed = called === 'client' && number !== null && name === words.column(called, number);
  return isNamed ? words.clientLetter(number) : name;
}

function headingOf(actor: Actor, eyes: Eyes, words: SceneWords): string {
  const known = acquaintance(eyes, actor);
  if (known === 'nothing') return words.unknown;
  return known === 'address' ? (addressFor(eyes, actor) ?? words.unknown) : words.column(actor.called, actor.number);
}

export interface Room {
  readonly left: number;
  readonly right: number;
}

/** Columns at even distances between `left` and `right`, in the order of the stage (`set` must be the wide one). */
export function columnsOf(
  index: SceneIndex,
  set: StageSet,
  { nodes, links }: TakingPart,
  eyes: Eyes,
  words: SceneWords,
  room: Room,
): readonly Column[] {
  const participants = index.cast.actors
    .filter(({ node }) => nodes.has(node))
    .map((actor) => {
      const name = headingOf(actor, eyes, words);
      return {
        key: actor.key,
        node: actor.node,
        place: set.layout.stands.get(actor.node)?.x ?? 0,
        tone: toneOfRole(actor.role),
        name,
        brief: briefOf(actor, name, words),
      };
    });
  const observers = set.eyes
    .filter(({ taps }) => taps.some(({ link }) => links.has(link)))
    .map(({ observer, column, x }) => ({
      key: `observer-${observer}`,
      node: null,
      place: x,
      tone: 'soft' as const,
      name: words.observer(column),
      brief: words.observer(column),
    }));
  const ordered = [...participants, ...observers].sort((a, b) => a.place - b.place);
  const step = ordered.length < 2 ? 0 : (room.right - room.left) / (ordered.length - 1);
  return ordered.map(({ place: _place, ...column }, nth) => ({ ...column, x: room.left + nth * step }));
}

/** As it is drawn. */
export const columnAt = ({ key, node, x, tone }: Column, top: number, bottom: number): LadderColumn => ({
  key,
  kind: node === null ? ('observer' as const) : ('participant' as const),
  x,
  top,
  bottom,
  tone,
});
