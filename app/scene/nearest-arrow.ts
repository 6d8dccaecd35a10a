// A word is read as that of the arrow it stands nearest to: it stands where that is its own, or a thin line leads from it to its own.
import { awayFrom, crosses } from './boxes.ts';
import type { ArrowWords } from './ladder-captions.ts';
import type { LadderLead } from './ladder-types.ts';
import type { Line, Placing, Wanted } from './place-captions.ts';
import type { Box, Point } from './scene.ts';

/** Units of the drawing by which its own arrow is nearer than any other. */
const NEARER_BY = 1;

const awayFromDrawn = (box: Box, { from, to, clearance }: Line): number =>
  Math.max(0, awayFrom(box, from, to) - clearance);

/** Whether who reads what stands in the box takes it for the word of `own`. */
export function belongsTo(own: Line, arrows: readonly Line[], box: Box): boolean {
  const reach = awayFromDrawn(box, own) + NEARER_BY;
  return arrows.every((other) => other === own || awayFromDrawn(box, other) >= reach);
}

/** Of those who only need a line of their own, the longest that is still followed. */
const LONGEST = 46;

const within = (value: number, least: number, most: number): number => Math.min(most, Math.max(least, value));

/** From the edge of what stands in the box to the middle of its arrow. */
function leadFrom({ x, y, width, height }: Box, { from, to }: Line): { readonly from: Point; readonly to: Point } {
  const middle = { x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 };
  return { from: { x: within(middle.x, x - 1, x + width + 1), y: within(middle.y, y, y + height) }, to: middle };
}

/** Places the words of one arrow; gives the line that leads to it, where they stand nearer to another one. */
export function placeAtArrow(
  placing: Placing,
  { key, ways, isLed }: ArrowWords,
  own: Line,
  arrows: readonly Line[],
): LadderLead | null {
  const isOwn = (box: Box): boolean => belongsTo(own, arrows, box);
  const spots = ways.flatMap(({ beside, beyond }) => [beside, beyond]);
  if (spots.some((way) => placing.placeBeside({ ...way, fits: isOwn }))) return null;
  const briefest = ways.at(-1);
  if (briefest === undefined || placing.place({ ...briefest.beside, fits: isOwn }) || !isLed) return null;
  const isLedTo = (box: Box): boolean => {
    const { from, to } = leadFrom(box, own);
    const isShort = Math.hypot(to.x - from.x, to.y - from.y) <= LONGEST;
    return isShort && placing.captions.every((other) => !crosses(other.box, from, to));
  };
  const led = ([briefest.beyond, briefest.beside] as readonly Wanted[]).some((way) =>
    placing.placeBeside({ ...way, fits: isLedTo }),
  );
  const box = placing.captions.at(-1)?.box;
  return led && box !== undefined ? { key: `lead-${key}`, ...leadFrom(box, own) } : null;
}
