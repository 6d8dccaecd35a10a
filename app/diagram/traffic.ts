// Messages under way: figures while there are few; more than a browser moves smoothly as figures are painted on a canvas that lies over the
// drawing (docs/decisions/0023), and figures are made of those only that somebody is busy with.
import type { Parcel, Size } from '../scene/scene.ts';
import type { Crowd } from './crowd/create-crowd.ts';
import { elementOf } from './keyed.ts';
import type { Choose, Group } from './layer.ts';
import { parcelsLayer } from './layers/parcels-layer.ts';

/** Figures on a stage that Chromium styles, lays out and paints in about a millisecond a frame on a modest machine. */
const MOST_FIGURES = 60;

export interface Traffic {
  /** `size`: of the whole drawing, in its units. */
  readonly draw: (parcels: readonly Parcel[], size: Size) => void;
  readonly stop: () => void;
}

/** @param group the part of `svg` that has the figures */
export function trafficOn(svg: SVGSVGElement, group: Group, choose: Choose, mostFigures = MOST_FIGURES): Traffic {
  const figures = parcelsLayer(group, choose);
  const ground = elementOf(group);
  let crowd: Crowd | null = null;
  let isAsked = false;
  let isLost = false;
  let isStopped = false;
  let given: { readonly parcels: readonly Parcel[]; readonly size: Size } | null = null;

  const redraw = (): void => {
    if (given === null || isStopped) return;
    const { parcels, size } = given;
    const isCrowd = parcels.length > mostFigures;
    if (isCrowd && !isAsked) fetchCrowd();
    if (!isCrowd) crowd?.leave();
    const few = isCrowd ? crowd?.among(parcels, size) : undefined;
    figures(few ?? parcels);
    if (few !== undefined) crowd?.paint();
  };
  const onLost = (): void => {
    crowd?.stop();
    crowd = null;
    isLost = true;
    redraw();
  };
  /** Few pages ever need it. Where it cannot be had, every message stays a figure. */
  const fetchCrowd = (): void => {
    isAsked = true;
    void import('./crowd/create-crowd.ts')
      .then(({ createCrowd }) => createCrowd({ svg, group: ground, redraw, choose, onLost }))
      .then(
        (made) => {
          if (isStopped || isLost) made.stop();
          else crowd = made;
          redraw();
        },
        () => undefined,
      );
  };
  return {
    draw: (parcels, size) => {
      given = { parcels, size };
      redraw();
    },
    stop: () => {
      isStopped = true;
      crowd?.stop();
    },
  };
}
