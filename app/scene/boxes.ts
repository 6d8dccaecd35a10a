// Rectangles that must not cover one another.
import type { Box, Point } from './scene.ts';

export const boxAround = ({ x, y }: Point, width: number, height: number): Box => ({
  x: x - width / 2,
  y: y - height / 2,
  width,
  height,
});

/** Whether two boxes share more than an edge. */
export const overlaps = (a: Box, b: Box): boolean =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

/** How far it is from one to the other; 0 where they meet. */
export const apart = (a: Box, b: Box): number =>
  Math.hypot(
    Math.max(0, a.x - b.x - b.width, b.x - a.x - a.width),
    Math.max(0, a.y - b.y - b.height, b.y - a.y - a.height),
  );

/** Whether `inner` lies within `outer`. */
export const contains = (outer: Box, inner: Box): boolean =>
  inner.x >= outer.x &&
  inner.y >= outer.y &&
  inner.x + inner.width <= outer.x + outer.width &&
  inner.y + inner.height <= outer.y + outer.height;

/** Whether the straight line from `a` to `b` passes through the box (separating axes of a segment and a rectangle). */
export function crosses(box: Box, a: Point, b: Point): boolean {
  const halfWidth = box.width / 2;
  const halfHeight = box.height / 2;
  const middle = { x: (a.x + b.x) / 2 - box.x - halfWidth, y: (a.y + b.y) / 2 - box.y - halfHeight };
  const half = { x: Math.abs(b.x - a.x) / 2, y: Math.abs(b.y - a.y) / 2 };
  if (Math.abs(middle.x) > halfWidth + half.x || Math.abs(middle.y) > halfHeight + half.y) return false;
  const cross = Math.abs(((b.x - a.x) / 2) * middle.y - ((b.y - a.y) / 2) * middle.x);
  return cross <= halfWidth * half.y + halfHeight * half.x;
}

/** The box with `by` more on every side. */
export const grown = ({ x, y, width, height }: Box, by: number): Box => ({
  x: x - by,
  y: y - by,
  width: width + 2 * by,
  height: height + 2 * by,
});

/** How far the straight line from `a` to `b` stays away from the box; 0 where it passes through. */
export function awayFrom(box: Box, a: Point, b: Point): number {
  if (crosses(box, a, b)) return 0;
  const { x, y, width, height } = box;
  const corners = [x, x + width].flatMap((left) => [y, y + height].map((top) => ({ x: left, y: top })));
  return Math.min(
    ...corners.map((corner) => awayFromPoint(corner, a, b)),
    ...[a, b].map((end) => apart(box, { ...end, width: 0, height: 0 })),
  );
}

function awayFromPoint(point: Point, a: Point, b: Point): number {
  const [dx, dy] = [b.x - a.x, b.y - a.y];
  const length = dx * dx + dy * dy;
  const share = length === 0 ? 0 : Math.min(1, Math.max(0, ((point.x - a.x) * dx + (point.y - a.y) * dy) / length));
  return Math.hypot(point.x - a.x - share * dx, point.y - a.y - share * dy);
}
