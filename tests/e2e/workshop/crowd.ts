// One crowded scene twice: on the left every message is a figure, on the right the crowd is painted. For tests to look at and to work with.
import '../../../app/diagram/diagram.css';
import '../../../app/diagram/figures.css';
import { createDiagram } from '../../../app/diagram/create-diagram.ts';
import { speakOf } from '../../../app/diagram/spoken-of.ts';
import { scene as words } from '../../../app/i18n/locales/en/scene.ts';
import { lifelinesOf } from '../../../app/machines/lifelines.ts';
import { sceneAt } from '../../../app/scene/scene-at.ts';
import { buildSceneIndex } from '../../../app/scene/scene-index.ts';
import { EVERYONE, type Parcel, type Selection } from '../../../app/scene/scene.ts';
import { instant, simulate } from '../../../simulations/index.ts';
import { crowdedScenario } from '../../bench/crowd.ts';
import { drawingsHere } from '../../bench/drawings.ts';

export interface Workshop {
  /** Draws the instant (milliseconds) on both sides; gives back what is under way. */
  readonly show: (atMs: number, selected?: number | null) => readonly Parcel[];
  /** As the page does when something else on it speaks of a message. */
  readonly speak: (record: number | null) => void;
  /** What was chosen on the right, the newest last. */
  readonly chosen: (Selection | null)[];
}

const { trace } = simulate(crowdedScenario(12, 1400));
const index = buildSceneIndex(trace, lifelinesOf(trace));
const chosen: (Selection | null)[] = [];

const drawings = drawingsHere().map((svg, side) => {
  return side === 0
    ? createDiagram(svg, { onSelect: () => undefined, mostFigures: Infinity })
    : createDiagram(svg, { onSelect: (selection) => chosen.push(selection) });
});

const workshop: Workshop = {
  show: (atMs, selected = null) => {
    const scene = sceneAt(trace, index, instant(atMs * 1000), { lens: EVERYONE, selected, width: 'wide', words });
    for (const { render } of drawings) render(scene);
    return scene.parcels;
  },
  speak: (record) => {
    const records = new Set(record === null ? [] : [record]);
    for (const svg of document.querySelectorAll('.diagram')) speakOf(svg, { records, exchange: null });
  },
  chosen,
};
Object.assign(window, { workshop });
