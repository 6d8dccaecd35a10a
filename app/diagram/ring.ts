// The outline of a ring of which a share is left, clockwise from the top.
const FULL_TURN = 2 * Math.PI;
/** The hole in its middle, as a part of the whole. */
const HOLE = 0.45;
/** What is left is seen, be it ever so little. */
const LEAST = 0.03;

const circle = (r: number, sweep: 0 | 1): string =>
  `M0 ${-r}A${r} ${r} 0 1 ${sweep} 0 ${r}A${r} ${r} 0 1 ${sweep} 0 ${-r}Z`;

/** @param share from 0, nothing, to 1. A whole one is two halves: an arc that ends where it begins is none (SVG 2 §9.5.1). */
export function ring(radius: number, share: number): string {
  if (share <= 0) return '';
  const inner = radius * HOLE;
  const left = Math.round(Math.max(share, LEAST) * 100) / 100;
  if (left >= 1) return circle(radius, 1) + circle(inner, 0);
  const angle = left * FULL_TURN;
  const at = (r: number): string => `${(r * Math.sin(angle)).toFixed(2)} ${(-r * Math.cos(angle)).toFixed(2)}`;
  const arc = (r: number, sweep: 0 | 1, to: string): string => `A${r} ${r} 0 ${left > 0.5 ? 1 : 0} ${sweep} ${to}`;
  return `M0 ${-radius}${arc(radius, 1, at(radius))}L${at(inner)}${arc(inner, 0, `0 ${-inner}`)}Z`;
}
