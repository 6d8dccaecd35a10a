// All exchanges of a run together: for every cell the first exchange that reached each degree of knowing, so that the whole
// run can be asked at any instant without going through its exchanges again.
import type { Instant } from '../kernel/time.ts';
import { START } from '../kernel/time.ts';
import type { Account } from './account.ts';
import type { Belief } from './published-belief.ts';
import type { Column } from './columns.ts';
import type { Degree } from './fact.ts';
import { FACTS } from './fact.ts';
import { eachDegree, eachTurningPoint, existsIn } from './held.ts';

/** The first time, and the exchange's place in `Ledger.accounts`. */
export interface Reached {
  readonly at: Instant;
  readonly account: number;
}

/** Plain data. */
export interface RunSummary {
  /** By column, then by fact in order of `FACTS`. */
  readonly cells: readonly (readonly Partial<Record<Degree, Reached>>[])[];
  /** By fact: the first exchange that has the fact at all; null: none has. */
  readonly existsFrom: readonly (Reached | null)[];
  readonly originColumns: readonly Column[];
  /** Of all exchanges, in order of time. */
  readonly beliefs: readonly Belief[];
  /** Every instant at which some cell of some exchange changes, in order. */
  readonly instants: readonly Instant[];
}

export interface Summariser {
  /** To be told of every account, in order. */
  add(account: Account): void;
  finish(): RunSummary;
}

export function createSummariser(columns: number): Summariser {
  const cells = Array.from({ length: columns }, () => FACTS.map((): Partial<Record<Degree, Reached>> => ({})));
  const existsFrom = FACTS.map((): Reached | null => null);
  const originColumns = new Set<Column>();
  const beliefs: Belief[] = [];
  const instants = new Set<Instant>();
  let place = 0;
  return {
    add(account) {
      // An exchange counts from its want on, even what is known of it by role; the first counts from the start.
      const start = place === 0 ? START : account.wantedAt;
      for (const [column, { tracks }] of account.columns) {
        FACTS.forEach((fact, number) => {
          const cell = cells[column]?.[number];
          // Known outright before this exchange began: it can add nothing.
          if (!cell || (cell.yes?.at ?? Infinity) <= start) return;
          eachDegree(account, column, fact, (degree, reached) => {
            const at = reached > start ? reached : start;
            if (at < (cell[degree]?.at ?? Infinity)) cell[degree] = { at, account: place };
          });
        });
        for (const track of tracks.values()) {
          eachTurningPoint(track, (_degree, at) => {
            if (at > START) instants.add(at);
          });
        }
      }
      FACTS.forEach((fact, number) => {
        if (existsIn(account, fact)) existsFrom[number] ??= { at: start, account: place };
      });
      for (const column of account.originColumns) originColumns.add(column);
      beliefs.push(...account.beliefs);
      place += 1;
    },
    finish: () => ({
      cells,
      existsFrom,
      originColumns: [...originColumns],
      beliefs: beliefs.sort((one, other) => one.at - other.at),
      instants: [...instants].sort((one, other) => one - other),
    }),
  };
}
