// A crowd of messages on a canvas over the drawing. Nothing is said here that the figures and the words of the stage do not say: the canvas is
// silent, and whom somebody is busy with is a figure as well (attention.ts).
import type { Parcel, Size } from '../../scene/scene.ts';
import type { Choose } from '../layer.ts';
import { LEAST_TARGET } from '../parcel-look.ts';
import { attentionTo } from './attention.ts';
import { spritesIn, type Stamp } from './sprites.ts';
import { surroundingsOf } from './surroundings.ts';

export interface Crowd {
  /** Paints the parcels, from the bottom to the top; gives back those that are to stand as figures. `size`: of the whole drawing. */
  readonly paint: (parcels: readonly Parcel[], size: Size) => readonly Parcel[];
  /** There is no crowd any more. */
  readonly leave: () => void;
  readonly stop: () => void;
}

export interface CrowdOptions {
  readonly svg: SVGSVGElement;
  /** Lies over the drawing, as large as it. */
  readonly canvas: HTMLCanvasElement;
  readonly group: SVGGElement;
  /** Asks for the same to be painted anew. */
  readonly redraw: () => void;
  readonly choose: Choose;
}

const NOBODY: readonly Parcel[] = [];

export function createCrowd({ svg, canvas, group, redraw, choose }: CrowdOptions): Crowd {
  const pen = canvas.getContext('2d');
  let crowd = NOBODY;
  /** Units of the drawing from side to side. */
  let width = 0;
  let stamp: Stamp | null = null;

  const surroundings = surroundingsOf(canvas, () => {
    stamp = null;
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

  /** As many pixels as the screen has where the canvas lies, and pictures of that size. */
  const prepare = (): Stamp => {
    const { width: across, height: down } = canvas.getBoundingClientRect();
    canvas.width = Math.round(across * devicePixelRatio);
    canvas.height = Math.round(down * devicePixelRatio);
    return spritesIn(group, canvas.width / width);
  };
  const leave = (): void => {
    crowd = NOBODY;
    canvas.hidden = true;
  };
  return {
    paint: (parcels, size) => {
      if (pen === null || surroundings.isOnPaper()) {
        leave();
        return parcels;
      }
      if (canvas.hidden || size.width !== width) stamp = null;
      canvas.hidden = false;
      width = size.width;
      crowd = parcels;
      stamp ??= prepare();
      pen.clearRect(0, 0, canvas.width, canvas.height);
      for (const parcel of parcels) stamp(pen, parcel);
      return attention.among(parcels);
    },
    leave,
    stop: () => {
      leave();
      surroundings.stop();
      attention.stop();
    },
  };
}
