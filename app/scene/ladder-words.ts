// What ladders say beyond the words of the stage: fetched with the ladder, so that the first view need not wait for it.
import type { Carried } from './words.ts';

/** What of a page of time is not drawn, and why. */
export interface LeftOut {
  /** Arrows of names asked for, of connections set up. */
  readonly lookups: number;
  readonly setups: number;
  /** Above so many arrows that is left out. */
  readonly mostFine: number;
  /** Requests that are drawn, of how many. */
  readonly drawn: number;
  readonly requests: number;
  readonly most: number;
}

/** How a request stands at an instant, as far as these eyes can tell. */
export type Outcome =
  | { readonly is: 'ahead' | 'under-way' | 'nothing' }
  | { readonly is: 'answered'; readonly answer: Carried; readonly isHit: boolean };

export interface RequestRow {
  readonly exchange: number;
  /** When it was wanted, or first seen; microseconds. */
  readonly at: number;
  /** Whose it is, as these eyes know him. */
  readonly who: string;
  readonly what: Carried;
  readonly outcome: Outcome;
  /** Microseconds until it was over; null: it is not. */
  readonly took: number | null;
}

export interface LadderWords {
  /** Beside what is encrypted, and who can open it; null: that cannot be seen from here. */
  encrypted(holders: readonly string[] | null): string;
  /** A mark of the clock, in microseconds of the run. */
  readonly clock: (at: number) => string;
  /** Where what is wanted has no room. */
  number(exchange: number): string;
  /** One message among those of many requests. */
  ofRequest(exchange: number, message: string): string;
  /** How long whoever wants something waits for it. */
  readonly wait: string;
  bar(parts: { readonly exchange: number; readonly what: string; readonly duration: string }): string;
  /** The picture as a whole; instants in microseconds. */
  many(parts: {
    readonly from: number;
    readonly to: number;
    readonly requests: number;
    readonly arrows: number;
  }): string;
  /** One sentence for each thing that is missing in the picture. */
  leftOut(left: LeftOut): readonly string[];
  readonly row: (row: RequestRow) => string;
}
