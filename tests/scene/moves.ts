// Pairs of set-ups, one chosen after the other: the second run followed from the first, as a stage does.
import type { FormerWords } from '../../app/scene/former.ts';
import { follow, movesBetween, type Move } from '../../app/scene/follow.ts';
import type { SceneOptions } from '../../app/scene/scene-at.ts';
import type { Scene } from '../../app/scene/scene.ts';
import { moved as english } from '../../app/i18n/locales/en/moved.ts';
import { moved as chinese } from '../../app/i18n/locales/zh-CN/moved.ts';
import { allRuns } from '../machines/runs.ts';
import { LANGUAGES, look, stageNamed, type Stage } from './stages.ts';

export const MOVED_WORDS: Readonly<Record<keyof typeof LANGUAGES, FormerWords>> = { en: english, 'zh-CN': chinese };

export interface Choice {
  readonly from: Stage;
  /** With boxes called as in `from`. */
  readonly to: Stage;
  readonly moves: readonly Move[];
}

export function chosen(from: Stage, next: Stage): Choice {
  const { cast, moves } = follow(from.index.cast, next.index.cast);
  return { from, to: { ...next, index: { ...next.index, cast } }, moves };
}

export const chosenNamed = (from: string, next: string): Choice => chosen(stageNamed(from), stageNamed(next));

/** The second stage told by two states. */
export const lookMoved = (
  { to, moves }: Choice,
  atMs: number,
  language: keyof typeof LANGUAGES,
  options: Partial<SceneOptions> = {},
): Scene =>
  look(to, atMs, {
    words: LANGUAGES[language],
    moved: { moves, words: MOVED_WORDS[language] },
    ...options,
  });

/** One run of each way to stand on a stage: places and number of boxes, origins, resolvers. */
const standing = new Map(
  allRuns.map(({ name, trace: { header } }) => {
    const where = header.nodes.map(({ kind, place }) => `${kind} ${place}`).join();
    return [`${header.scenario}: ${where}`, { name, header }];
  }),
);

/** Every pair of these in which something moves. */
export const movingPairs: readonly (readonly [string, string])[] = [...standing.values()].flatMap((from) =>
  [...standing.values()].flatMap((to) =>
    movesBetween(from.header, to.header).length > 0 ? [[from.name, to.name] as const] : [],
  ),
);
