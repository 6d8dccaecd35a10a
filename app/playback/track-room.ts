// Which landmarks find room on the line of time, and which of them may say their name there. All others stand in the list.
export interface Wanted {
  /** From 0 to 1 along the line. */
  readonly share: number;
  /** Room that the name takes (CSS pixels). */
  readonly room: number;
  /** The smaller, the more it is wanted. */
  readonly rank: number;
}

export interface Placed {
  readonly isShown: boolean;
  /** To which side of its sign the name stands; null: there is no room for it. */
  readonly name: 'after' | 'before' | null;
}

/** A sign can be hit without hitting its neighbour (WCAG 2.2, 2.5.8). */
export const SIGN = 24;

/** @param width of the line (CSS pixels); `wanted` in order along it */
export function roomFor(wanted: readonly Wanted[], width: number): readonly Placed[] {
  const x = wanted.map(({ share }) => share * width);
  const shown = new Set<number>();
  const byRank = wanted.map((_, place) => place).sort((one, other) => rankOf(wanted, one) - rankOf(wanted, other));
  for (const place of byRank) {
    const own = x[place] ?? 0;
    if ([...shown].every((other) => Math.abs((x[other] ?? 0) - own) >= SIGN)) shown.add(place);
  }
  const order = [...shown].sort((one, other) => one - other);
  const names = new Map<number, 'after' | 'before'>();
  let free = 0;
  for (const [turn, place] of order.entries()) {
    const own = x[place] ?? 0;
    const room = wanted[place]?.room ?? 0;
    const next = order[turn + 1];
    const until = next === undefined ? width : (x[next] ?? width) - SIGN / 2;
    if (own + SIGN / 2 + room <= until) names.set(place, 'after');
    else if (own - SIGN / 2 - room >= free) names.set(place, 'before');
    free = own + SIGN / 2 + (names.get(place) === 'after' ? room : 0);
  }
  return wanted.map((_, place) => ({ isShown: shown.has(place), name: names.get(place) ?? null }));
}

const rankOf = (wanted: readonly Wanted[], place: number): number => wanted[place]?.rank ?? Infinity;
