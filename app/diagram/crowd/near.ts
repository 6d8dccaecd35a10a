// Which of many parcels a pointer means: the nearest that it reaches, the topmost of equals.
import type { Parcel, Point } from '../../scene/scene.ts';
import { reachOf } from '../parcel-look.ts';

/** @param parcels from the bottom to the top; @param least units of the drawing that a pointer reaches at least */
export function parcelNear(parcels: readonly Parcel[], { x, y }: Point, least: number): Parcel | null {
  let nearest: Parcel | null = null;
  let closest = Infinity;
  for (const parcel of parcels) {
    const distance = Math.hypot(parcel.x - x, parcel.y - y);
    if (distance > closest || distance > Math.max(least, reachOf(parcel))) continue;
    nearest = parcel;
    closest = distance;
  }
  return nearest;
}
