// What a coalition's knowledge rests on: who of it brings which half, by which evidence, and what tells them that the halves belong
// together (RFC 9614 §5.1): a connection that one opened and the other accepted, or the name of the user that both read.
import type { Address } from '../wire/address.ts';
import type { Cells } from './cell.ts';
import { areJoined, valueIn, type Coalition } from './coalition.ts';
import type { Evidence } from './evidence.ts';
import type { BaseFact, Fact, LinkFact } from './fact.ts';
import { BASE_FACTS, HALVES, rank } from './fact.ts';

/** What lets two members tell that they have seen the same exchange. */
export type Join =
  /** The first holds the address `through` of the second's box, seen in `record`; null where only that it does is known. */
  | {
      readonly kind: 'connection';
      readonly between: readonly [string, string];
      readonly through: Address | null;
      readonly record: number | null;
    }
  /** Both read who the user is. */
  | { readonly kind: 'user'; readonly between: readonly [string, string]; readonly evidence: readonly Evidence[] };

export interface Grounds {
  /** Who brings what. */
  readonly pieces: readonly {
    readonly column: string;
    readonly fact: BaseFact;
    readonly evidence: readonly Evidence[];
  }[];
  /** What joins those who bring it, from one to the next. */
  readonly joins: readonly Join[];
}

/** All joins among `members`, one for each pair that has any. */
export function joinsOf(cells: Cells, members: readonly string[]): readonly Join[] {
  return members.flatMap((one, place) =>
    members.slice(place + 1).flatMap((other) => (areJoined(cells, one, other) ? [joinOf(cells, one, other)] : [])),
  );
}

/**
 * What lets the coalition know a fact; null when it does not know it. For a fact of two halves: a member that has both, or else two
 * that something joins, with all joins on the shortest way between them.
 */
export function groundsOf(cells: Cells, coalition: Coalition, fact: Fact): Grounds | null {
  const group = coalition.groups.find((members) => valueIn(cells, members, fact) === 'yes');
  if (group === undefined) return null;
  const isLink = fact in HALVES;
  // Who knows both halves alone needs nobody to join them.
  const alone = isLink ? group.find((column) => cells[column]?.[fact].value === 'yes') : undefined;
  const holders = alone === undefined ? group : [alone];
  const halves: readonly (readonly BaseFact[])[] = isLink ? HALVES[fact as LinkFact] : [[fact as BaseFact]];
  const pieces = halves.flatMap((facts) => {
    const half = bestHalf(cells, holders, facts);
    const column = half === null ? null : knowerOf(cells, holders, half);
    return half === null || column === null ? [] : [{ column, fact: half, evidence: evidenceOf(cells, column, half) }];
  });
  const [first, second] = pieces;
  return { pieces, joins: first && second ? waysBetween(cells, group, first.column, second.column) : [] };
}

/** Of the facts that make a half, the one that the group holds best. */
function bestHalf(cells: Cells, group: readonly string[], facts: readonly BaseFact[]): BaseFact | null {
  const strength = (fact: BaseFact): number => {
    const value = valueIn(cells, group, fact);
    return value === 'na' ? -1 : rank(value);
  };
  const [best = null] = [...facts].sort((one, other) => strength(other) - strength(one));
  return best;
}

const knowerOf = (cells: Cells, group: readonly string[], fact: BaseFact): string | null =>
  group.find((column) => cells[column]?.[fact].value === 'yes') ?? null;

const evidenceOf = (cells: Cells, column: string, fact: BaseFact): readonly Evidence[] =>
  cells[column]?.[fact].evidence ?? [];

/** The joins on the shortest way from one member to another within their group. */
function waysBetween(cells: Cells, group: readonly string[], from: string, to: string): readonly Join[] {
  const cameFrom = new Map<string, string>();
  const waiting = [from];
  for (let at = waiting.shift(); at !== undefined && at !== to; at = waiting.shift()) {
    for (const next of group) {
      if (next === from || cameFrom.has(next) || !areJoined(cells, at, next)) continue;
      cameFrom.set(next, at);
      waiting.push(next);
    }
  }
  const joins: Join[] = [];
  for (let at = to; at !== from;) {
    const before = cameFrom.get(at);
    if (before === undefined) return [];
    joins.unshift(joinOf(cells, before, at));
    at = before;
  }
  return joins;
}

function joinOf(cells: Cells, one: string, other: string): Join {
  for (const [column, holder] of [
    [one, other],
    [other, one],
  ] as const) {
    const found = BASE_FACTS.map((fact) => cells[column]?.[fact]).find((cell) => cell?.heldBy.includes(holder));
    if (found === undefined) continue;
    // The reason names the address of the first who could translate.
    const { reason } = found;
    const isNamed = reason.kind === 'linkable' && found.heldBy[0] === holder;
    const { through, record } = isNamed ? reason : { through: null, record: null };
    return { kind: 'connection', between: [column, holder], through, record };
  }
  const evidence = [one, other].flatMap((column) => cells[column]?.user_identity.evidence.slice(0, 1) ?? []);
  return { kind: 'user', between: [one, other], evidence };
}
