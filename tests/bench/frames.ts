// Two crowded stages played in a browser: how long each frame keeps the page's thread busy, and how far apart frames are.
import { buildSceneIndex } from '../../app/scene/scene-index.ts';
import { sceneAt } from '../../app/scene/scene-at.ts';
import { EVERYONE } from '../../app/scene/scene.ts';
import { createDiagram } from '../../app/diagram/create-diagram.ts';
import '../../app/diagram/diagram.css';
import '../../app/diagram/figures.css';
import { scene as words } from '../../app/i18n/locales/en/scene.ts';
import { lifelinesOf } from '../../app/machines/lifelines.ts';
import { instant, simulate } from '../../simulations/index.ts';
import { advanced, busyStretches } from '../../app/playback/pace.ts';
import { crowdedScenario } from './crowd.ts';
import { drawingsHere } from './drawings.ts';

export interface Frames {
  readonly nodes: number;
  /** Parcels on one stage, at each frame. */
  readonly parcels: readonly number[];
  /** Milliseconds from one frame to the next. */
  readonly intervals: readonly number[];
  /** Milliseconds of each frame in which scenes were made and written to the document. */
  readonly busy: readonly number[];
}

const rate = Number(new URLSearchParams(location.search).get('rate') ?? 1400);

/** Each stage has a run of its own, as on the page: nothing worked out for one may serve the other. */
const stages = drawingsHere().map((svg) => {
  const { trace } = simulate(crowdedScenario(31, rate));
  const index = buildSceneIndex(trace, lifelinesOf(trace));
  return { trace, index, diagram: createDiagram(svg, { onSelect: () => undefined }) };
});

const FROM = 1_000_000;
const busyTimes = busyStretches(stages.map(({ trace }) => trace));
/** The clock moves as it does at sixty frames a second, however late a frame comes: so each round draws the same scenes. */
const FRAME_MS = 1000 / 60;

export async function play(frames: number): Promise<Frames> {
  const parcels: number[] = [];
  const intervals: number[] = [];
  const busy: number[] = [];
  let last = await nextFrame();
  let clock = FROM;
  for (let frame = 0; frame < frames; frame += 1) {
    const now = await nextFrame();
    intervals.push(now - last);
    last = now;
    const began = performance.now();
    clock = advanced(clock, FRAME_MS, 1, busyTimes);
    const at = instant(Math.round(clock));
    for (const [nth, { trace, index, diagram }] of stages.entries()) {
      const scene = sceneAt(trace, index, at, { lens: EVERYONE, selected: null, width: 'wide', words });
      diagram.render(scene);
      if (nth === 0) parcels.push(scene.parcels.length);
    }
    busy.push(performance.now() - began);
  }
  return { nodes: stages[0]?.trace.header.nodes.length ?? 0, parcels, intervals, busy };
}

const nextFrame = (): Promise<number> =>
  new Promise((resolve) => {
    requestAnimationFrame(resolve);
  });

Object.assign(window, { play });
