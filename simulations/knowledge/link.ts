// Who together with what: a link fact is held as well as the weaker of its halves, and by whom both can be had.
import type { Column } from './columns.ts';
import type { Value } from './fact.ts';
import { rank } from './fact.ts';

/** How a half is held: `holders` are those who could translate it when it is linkable. */
export interface Held {
  readonly value: Value;
  readonly holders: readonly Column[];
}

const ABSENT: Held = { value: 'na', holders: [] };

/** The best of several facts, any of which is half enough; na only when all are. */
export function bestOf(facts: readonly Held[]): Held {
  let best = ABSENT;
  for (const held of facts) {
    if (held.value === 'na') continue;
    if (best.value === 'na' || rank(held.value) > rank(best.value)) best = held;
  }
  return best;
}

/** Two halves that different parties would have to translate are not within reach of one: that is a coalition's affair. */
export function linked(one: Held, other: Held): Held {
  if (one.value === 'na' || other.value === 'na') return ABSENT;
  if (one.value === 'linkable' && other.value === 'linkable') {
    const both = one.holders.filter((holder) => other.holders.includes(holder));
    return both.length > 0 ? { value: 'linkable', holders: both } : { value: 'no', holders: [] };
  }
  return rank(one.value) <= rank(other.value) ? one : other;
}
