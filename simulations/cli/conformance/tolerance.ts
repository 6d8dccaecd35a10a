// What a case file loosens, and for which cases: the only use that is made of a case's id.

export interface Tolerance {
  /** How far a number may be off, by the name of its key or of one above it, in lower case. */
  readonly off: ReadonlyMap<string, number>;
  /** Tallies are compared instead of sequences, as shares that may differ by so much; null: sequences are compared. */
  readonly shares: number | null;
  /** Keys that are left out. */
  readonly without: ReadonlySet<string>;
}

export const STRICT: Tolerance = { off: new Map(), shares: null, without: new Set() };

/** A share of the whole by which a tally may differ where the file names no other. */
const USUAL_SHARE = 0.15;

const OFF_BY = /^([\w -]+?) ±(\d+(?:\.\d+)?)$/u;
const ONLY_COUNTS = /\bonly\b.*\bcounts\b(?:, ±(\d+(?:\.\d+)?) ?%)?/u;
const RACY = /^`?([\w-]+)`?\b.*\bracy\b/u;

/** The tolerance for one case of a file, from the keys of `loose` that list its id. Keys that are remarks give none. */
export function toleranceFor(loose: ReadonlyMap<string, readonly string[]>, id: string): Tolerance {
  const off = new Map<string, number>();
  const without = new Set<string>();
  let shares: number | null = null;
  for (const [words, ids] of loose) {
    if (!ids.includes(id)) continue;
    const [, name, amount] = OFF_BY.exec(words) ?? [];
    const counts = ONLY_COUNTS.exec(words);
    const racy = RACY.exec(words)?.[1];
    if (name !== undefined) off.set(name.toLowerCase(), Number(amount));
    else if (counts) shares = counts[1] === undefined ? USUAL_SHARE : Number(counts[1]) / 100;
    else if (racy !== undefined) without.add(racy);
  }
  return off.size === 0 && shares === null && without.size === 0 ? STRICT : { off, shares, without };
}
