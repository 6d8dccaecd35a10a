// How well a fact is held in one column at an instant, and when each degree of it was first reached; link facts included.
import type { Instant } from '../kernel/time.ts';
import type { Account } from './account.ts';
import type { Column } from './columns.ts';
import type { BaseFact, Degree, Fact, LinkFact } from './fact.ts';
import { DEGREES, HALVES } from './fact.ts';
import type { Held } from './link.ts';
import { bestOf, linked } from './link.ts';
import type { Track } from './track.ts';
import { reachedAt, strengthAt } from './track.ts';

export const isLink = (fact: Fact): fact is LinkFact => fact in HALVES;

const ABSENT: Held = { value: 'na', holders: [] };

export const trackIn = (account: Account, column: Column, fact: BaseFact): Track | null =>
  account.columns.get(column)?.tracks.get(fact) ?? null;

export function heldAt(account: Account, column: Column, fact: Fact, t: Instant): Held {
  if (isLink(fact)) {
    const [one, other] = HALVES[fact];
    return linked(bestHeld(account, column, one, t), bestHeld(account, column, other, t));
  }
  if (account.absent.includes(fact)) return ABSENT;
  const track = trackIn(account, column, fact);
  const value = strengthAt(track, t);
  if (value !== 'linkable') return { value, holders: [] };
  const translations = track?.translations.filter(({ at }) => at <= t) ?? [];
  return { value, holders: translations.map(({ holder }) => holder) };
}

const bestHeld = (account: Account, column: Column, facts: readonly BaseFact[], t: Instant): Held =>
  bestOf(facts.map((fact) => heldAt(account, column, fact, t)));

/** Whether the exchange has this fact at all. */
export const existsIn = ({ absent }: Account, fact: Fact): boolean =>
  isLink(fact) ? HALVES[fact].every((facts) => facts.some((half) => !absent.includes(half))) : !absent.includes(fact);

/** Calls `visit` with each degree that is reached in that column, and the first instant of it. */
export function eachDegree(
  account: Account,
  column: Column,
  fact: Fact,
  visit: (degree: Degree, at: Instant) => void,
): void {
  if (!existsIn(account, fact)) return;
  if (!isLink(fact)) {
    eachTurningPoint(trackIn(account, column, fact), visit);
    return;
  }
  const instants = new Set<Instant>();
  for (const half of HALVES[fact].flat()) {
    eachTurningPoint(trackIn(account, column, half), (_degree, at) => instants.add(at));
  }
  // A link is only ever reached when one of its halves is.
  for (const at of [...instants].sort((one, other) => one - other)) {
    const { value } = heldAt(account, column, fact, at);
    if (value !== 'na' && value !== 'no') visit(value, at);
  }
}

/** Calls `visit` with each degree and the instant at which it is reached. */
export function eachTurningPoint(track: Track | null, visit: (degree: Degree, at: Instant) => void): void {
  if (!track) return;
  for (const degree of DEGREES) {
    const at = reachedAt(track, degree);
    if (at !== null) visit(degree, at);
  }
}
