// Runs made ready to be looked at: trace, lifelines and index of everything that ships, and the instants that matter in them.
import type { SceneOptions } from '../../app/scene/scene-at.ts';
import { sceneAt } from '../../app/scene/scene-at.ts';
import type { SceneIndex } from '../../app/scene/scene-index.ts';
import { buildSceneIndex } from '../../app/scene/scene-index.ts';
import type { Scene } from '../../app/scene/scene.ts';
import { EVERYONE } from '../../app/scene/scene.ts';
import { scene as english } from '../../app/i18n/locales/en/scene.ts';
import { ladder as englishLadder } from '../../app/i18n/locales/en/ladder.ts';
import { ladder as chineseLadder } from '../../app/i18n/locales/zh-CN/ladder.ts';
import { scene as chinese } from '../../app/i18n/locales/zh-CN/scene.ts';
import { lifelinesOf } from '../../app/machines/lifelines.ts';
import type { Instant, Trace } from '../../simulations/index.ts';
import type { NamedRun } from '../machines/runs.ts';
import { allRuns } from '../machines/runs.ts';

export interface Stage {
  readonly name: string;
  readonly trace: Trace;
  readonly index: SceneIndex;
}

export const LANGUAGES = { en: english, 'zh-CN': chinese } as const;
/** What ladders say beyond that. */
export const LATER = { en: englishLadder, 'zh-CN': chineseLadder } as const;

export const stageOf = ({ name, trace }: NamedRun): Stage => ({
  name,
  trace,
  index: buildSceneIndex(trace, lifelinesOf(trace)),
});

const made = new Map<string, Stage>();

/** The stage of a run by its name in `runs.ts`. */
export function stageNamed(name: string): Stage {
  const run = allRuns.find((candidate) => candidate.name === name);
  if (!run) throw new Error(`no run ${name}`);
  const stage = made.get(name) ?? stageOf(run);
  made.set(name, stage);
  return stage;
}

export const look = ({ trace, index }: Stage, atMs: number, options: Partial<SceneOptions> = {}): Scene =>
  sceneAt(trace, index, (atMs * 1000) as Instant, {
    lens: EVERYONE,
    selected: null,
    width: 'wide',
    words: english,
    ...options,
  });

/** Every lens that a stage has. */
export const lensesOf = ({ trace }: Stage): readonly string[] => [
  EVERYONE,
  ...new Set(trace.header.observers.map(({ column }) => column)),
];

/** Zero, the middle and the end of every flight among the first records, each intervention, then every `stride`-th flight, the end. In ms. */
export function keyInstants({ trace, index }: Stage, first = 30, stride = 40): readonly number[] {
  const { sentAt, receivedAt } = index.flights;
  const instants = new Set([0, trace.header.horizonUs]);
  for (const [flight, from] of sentAt.entries()) {
    if (flight >= first && flight % stride !== 0) continue;
    const to = receivedAt[flight] ?? from;
    instants.add(Math.round((from + to) / 2)).add(to);
  }
  for (const { kind, at } of trace.records) if (kind === 'intervention.applied') instants.add(at);
  return [...instants].sort((a, b) => a - b).map((at) => at / 1000);
}
