// Of many words that could have been meant, the few that are most like what was written.

/** More than this would hide what is said of them. */
const MANY = 10;
const FEW = 6;

/** Parts that a word has in common with another, and letters that they begin with alike. */
function likeness(word: string, other: string): number {
  const parts = new Set(word.toLowerCase().split(/\W+/u));
  const shared = other
    .toLowerCase()
    .split(/\W+/u)
    .filter((part) => parts.has(part)).length;
  let start = 0;
  while (start < other.length && word[start] === other[start]) start += 1;
  return shared * 4 + start;
}

/** All of `words` if they are not many, else the few most like `found`, the likest first; and how many are left out. */
export function nearest(
  found: string,
  words: readonly string[],
): { readonly named: readonly string[]; readonly left: number } {
  if (words.length <= MANY) return { named: words, left: 0 };
  const named = [...words].sort((one, other) => likeness(found, other) - likeness(found, one)).slice(0, FEW);
  return { named, left: words.length - named.length };
}
