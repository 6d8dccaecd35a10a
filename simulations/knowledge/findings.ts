// Many small findings kept as numbers in flat tables, so that the ledger of a long run stays small and crosses to another thread
// at once. Rows of one exchange lie together; what they mean stands in `pack.ts`.
import type { Instant } from '../kernel/time.ts';

/** One row: what sort of finding, about which cell, in which record, and up to four parameters, all as numbers. */
export interface Row {
  readonly sort: number;
  readonly cell: number;
  /** -1: none. */
  readonly record: number;
  readonly at: Instant;
  readonly a: number;
  readonly b: number;
  readonly c: number;
  readonly d: number;
}

const WIDTH = 7;

/** Plain data. */
export interface Findings {
  readonly numbers: Int32Array;
  /** Instants, one a row: microseconds of a long run do not fit 32 bits. */
  readonly instants: Float64Array;
  /** Every text that a row refers to, once. */
  readonly texts: readonly string[];
}

export interface FindingsWriter {
  /** How many rows there are so far: the next one's number. */
  readonly length: number;
  /** Number of that text, new or old; -1 stands for null. */
  text(text: string | null): number;
  add(row: Row): void;
  finish(): Findings;
}

export function createFindings(): FindingsWriter {
  const texts: string[] = [];
  const places = new Map<string, number>();
  let numbers = new Int32Array(WIDTH * 1024);
  let instants = new Float64Array(1024);
  let length = 0;

  const grow = (): void => {
    const wider = new Int32Array(numbers.length * 2);
    wider.set(numbers);
    numbers = wider;
    const longer = new Float64Array(instants.length * 2);
    longer.set(instants);
    instants = longer;
  };

  return {
    get length() {
      return length;
    },
    text(text) {
      if (text === null) return -1;
      const known = places.get(text);
      if (known !== undefined) return known;
      places.set(text, texts.length);
      texts.push(text);
      return texts.length - 1;
    },
    add({ sort, cell, record, at, a, b, c, d }) {
      if (length === instants.length) grow();
      const place = length * WIDTH;
      numbers[place] = sort;
      numbers[place + 1] = cell;
      numbers[place + 2] = record;
      numbers[place + 3] = a;
      numbers[place + 4] = b;
      numbers[place + 5] = c;
      numbers[place + 6] = d;
      instants[length] = at;
      length += 1;
    },
    finish: () => ({ numbers: numbers.slice(0, length * WIDTH), instants: instants.slice(0, length), texts }),
  };
}

export function rowAt({ numbers, instants }: Findings, row: number): Row {
  const number = (place: number): number => numbers[row * WIDTH + place] ?? 0;
  return {
    sort: number(0),
    cell: number(1),
    record: number(2),
    at: (instants[row] ?? 0) as Instant,
    a: number(3),
    b: number(4),
    c: number(5),
    d: number(6),
  };
}
