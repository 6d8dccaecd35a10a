// A crowd of messages on a canvas over the drawing. Nothing is said here that the figures and the words of the stage do not say: the canvas is
// silent, and whom somebody is busy with is a figure as well (attention.ts). A thread of its own paints (painter.worker.ts).
import type { Parcel, Size } from '../../scene/scene.ts';
import type { Choose } from '../layer.ts';
import { LEAST_TARGET } from '../parcel-look.ts';
import { attentionTo, figuresOf } from './attention.ts';
import { looksIn, markOf } from './looks.ts';
import { startPainter, type Painter } from './painter.ts';
import { surroundingsOf } from './surroundings.ts';

export interface Crowd {
  /** Is given the parcels, from the bottom to the top; gives back those that are to stand as figures. `size`: of the whole drawing. */
  readonly among: (parcels: readonly Parcel[], size: Size) => readonly Parcel[];
  /** Paints them, once the figures stand: on top of all those that these mark, with their marks. */
  readonly paint: () => void;
  /** There is no crowd any more. */
  readonly leave: () => void;
  readonly stop: () => void;
}

export interface CrowdOptions {
  /** The canvas comes after it, and lies over it. */
  readonly svg: SVGSVGElement;
  readonly group: SVGGElement;
  /** Asks for the same to be painted anew. */
  readonly redraw: () => void;
  readonly choose: Choose;
  /** Nothing can be painted any more. */
  readonly onLost: () => void;
}

const NOBODY: readonly Parcel[] = [];

function canvasOver(svg: SVGSVGElement): HTMLCanvasElement {
  const canvas = document.createElement('canvas');
  canvas.className = 'crowd';
  canvas.hidden = true;
  canvas.setAttribute('aria-hidden', 'true');
  svg.after(canvas);
  return canvas;
}

/** What is told of a crowd each time that it is painted. */
function paintOn(canvas: HTMLCanvasElement, group: SVGGElement, painter: Painter, width: number) {
  painter.forget();
  const looks = looksIn(group, painter.learn);
  const frame = canvas.getBoundingClientRect();
  const [across, down] = [frame.width, frame.height].map((length) => Math.round(length * devicePixelRatio));
  const sheet = { width: across ?? 0, height: down ?? 0, scale: (across ?? 0) / width };
  return (parcels: readonly Parcel[], figures: ReadonlyMap<Parcel, Element>): void => {
    const marked = [...figures].flatMap(([parcel, figure]) => {
      const mark = markOf(figure);
      return mark === null ? [] : [{ parcel, look: looks.marked(parcel, figure, mark) }];
    });
    const painted = [...parcels.map((parcel) => ({ parcel, look: looks.of(parcel) })), ...marked];
    const crowd = Float32Array.from(painted.flatMap(({ parcel: { x, y }, look }) => [look, x, y]));
    painter.paint({ ...sheet, crowd });
  };
}

/** Rejects where the browser lets no thread paint. */
export async function createCrowd({ svg, group, redraw, choose, onLost }: CrowdOptions): Promise<Crowd> {
  const canvas = canvasOver(svg);
  const painter = await startPainter(canvas, onLost).catch((error: unknown) => {
    canvas.remove();
    throw error;
  });
  let crowd = NOBODY;
  /** Units of the drawing from side to side. */
  let width = 0;
  let busy = NOBODY;
  let paint: ReturnType<typeof paintOn> | null = null;

  const surroundings = surroundingsOf(canvas, () => {
    paint = null;
    redraw();
  });
  const attention = attentionTo({
    svg,
    group,
    redraw,
    choose,
    crowd: () => crowd,
    placeOf: ({ clientX, clientY }) => {
      const frame = svg.getBoundingClientRect();
      const scale = width / frame.width;
      return { x: (clientX - frame.left) * scale, y: (clientY - frame.top) * scale, reach: LEAST_TARGET * scale };
    },
  });
  const leave = (): void => {
    crowd = NOBODY;
    canvas.hidden = true;
  };
  return {
    among: (parcels, size) => {
      if (surroundings.isOnPaper()) {
        leave();
        return parcels;
      }
      if (canvas.hidden || size.width !== width) paint = null;
      canvas.hidden = false;
      width = size.width;
      crowd = parcels;
      busy = attention.among(parcels);
      return busy;
    },
    paint: () => {
      if (canvas.hidden) return;
      paint ??= paintOn(canvas, group, painter, width);
      paint(crowd, figuresOf(busy, group));
    },
    leave,
    stop: () => {
      surroundings.stop();
      attention.stop();
      painter.stop();
      canvas.remove();
    },
  };
}
