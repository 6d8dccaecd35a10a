// All exchanges of a run together: for every cell the first exchange that reached each degree of knowing, so that the whole
// run can be asked at any instant without going through its exchanges again.
import type { Instant } from '../kernel/time.ts';
import { START } from '../kernel/time.ts';
import type { Belief } from './belief.ts';
import type { Column } from './columns.ts';
import type { BaseFact, Degree, Fact, LinkFact } from './fact.ts';
import { DEGREES, FACTS, HALVES } from './fact.ts';
import { bestOf, linked } from './link.ts';
import type { Held } from './link.ts';
import type { Account } from './account.ts';
import { factNumber } from './notebook.ts';
import { reachedAt, strengthAt, turningPoints } from './track.ts';

/** The first time, and the exchange's place in `Ledger.accounts`. */
export interface Reached {
  readonly at: Instant;
  readonly account: number;
}

export interface RunSummary {
  /** By column, then by fact in order of `FACTS`. */
  readonly cells: readonly (readonly Partial<Record<Degree, Reached>>[])[];
  /** By fact: the first exchange that has the fact at all; null: none has. */
  readonly existsFrom: readonly (Reached | null)[];
  readonly originColumns: readonly Column[];
  /** Of all exchanges, in order of time. */
  readonly beliefs: readonly Belief[];
}

const isLink = (fact: Fact): fact is LinkFact => fact in HALVES;

/** How a fact is held in one column at `t`, link facts included. */
export function heldAt(account: Account, column: Column, fact: Fact, t: Instant): Held {
  if (isLink(fact)) {
    const [one, other] = HALVES[fact].map((facts) => bestOf(facts.map((half) => heldAt(account, column, half, t))));
    return one && other ? linked(one, other) : { value: 'na', holders: [] };
  }
  if (account.absent.includes(fact)) return { value: 'na', holders: [] };
  const track = account.tracks[column]?.[factNumber(fact)] ?? null;
  const value = strengthAt(track, t);
  if (value !== 'linkable') return { value, holders: [] };
  const translations = track?.translations.filter(({ at }) => at <= t) ?? [];
  return { value, holders: translations.map(({ holder }) => holder) };
}

/** When each degree is first reached in one exchange. */
function degreesOf(account: Account, column: Column, fact: Fact): Partial<Record<Degree, Instant>> {
  const reached: Partial<Record<Degree, Instant>> = {};
  const keep = (degree: Degree, at: Instant): void => {
    if (at < (reached[degree] ?? Infinity)) reached[degree] = at;
  };
  if (!isLink(fact)) {
    if (account.absent.includes(fact)) return reached;
    const track = account.tracks[column]?.[factNumber(fact)] ?? null;
    for (const degree of DEGREES) {
      const at = reachedAt(track, degree);
      if (at !== null) keep(degree, at);
    }
    return reached;
  }
  const halves: readonly BaseFact[] = HALVES[fact].flat();
  const instants = halves.flatMap((half) => turningPoints(account.tracks[column]?.[factNumber(half)] ?? null));
  for (const at of new Set(instants)) {
    const { value } = heldAt(account, column, fact, at);
    if (value !== 'na' && value !== 'no') keep(value, at);
  }
  return reached;
}

const existsIn = ({ absent }: Account, fact: Fact): boolean =>
  isLink(fact) ? HALVES[fact].every((facts) => facts.some((half) => !absent.includes(half))) : !absent.includes(fact);

/** An exchange counts from its want on, even what is known of it by role; the first counts from the start. */
const countsFrom = (account: Account, place: number): Instant => (place === 0 ? START : account.wantedAt);

export function summarise(accounts: readonly Account[], columns: number): RunSummary {
  const cells = Array.from({ length: columns }, () => FACTS.map((): Partial<Record<Degree, Reached>> => ({})));
  accounts.forEach((account, place) => {
    const start = countsFrom(account, place);
    cells.forEach((facts, column) => {
      if (account.tracks[column]?.every((track) => track === null)) return;
      FACTS.forEach((fact, number) => {
        const cell = facts[number];
        if (cell) reach(cell, degreesOf(account, column, fact), start, place);
      });
    });
  });
  const existsFrom = FACTS.map((fact): Reached | null => {
    const place = accounts.findIndex((account) => existsIn(account, fact));
    const account = accounts[place];
    return account ? { at: countsFrom(account, place), account: place } : null;
  });
  const beliefs = accounts.flatMap((account) => account.beliefs).sort((one, other) => one.at - other.at);
  return { cells, existsFrom, beliefs, originColumns: [...new Set(accounts.flatMap((one) => one.originColumns))] };
}

function reach(
  cell: Partial<Record<Degree, Reached>>,
  degrees: Partial<Record<Degree, Instant>>,
  start: Instant,
  account: number,
): void {
  for (const degree of DEGREES) {
    const alone = degrees[degree];
    if (alone === undefined) continue;
    const at = alone > start ? alone : start;
    if (at < (cell[degree]?.at ?? Infinity)) cell[degree] = { at, account };
  }
}
