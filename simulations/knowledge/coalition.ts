// What several parties know together: the union of what each knows, and the joins that shared connections and identifiers allow. A value
// that one of them could have translated by another is then known; halves that nothing joins stay apart (RFC 9614 §5.1).
import type { Cells } from './cell.ts';
import { CLIENT } from './columns.ts';
import type { Counters } from './counters.ts';
import type { Fact, LinkFact, Value } from './fact.ts';
import { FACTS, HALVES, LINK_FACTS, rank } from './fact.ts';
import { bestOf, linked } from './link.ts';

export interface Coalition {
  readonly members: readonly string[];
  readonly values: Readonly<Record<Fact, Value>>;
  /** Members by what joins them: only within a group can one tell that two sightings are of the same exchange. */
  readonly groups: readonly (readonly string[])[];
}

/** `members`: columns of `cells`; those that it does not have are left out. */
export function coalitionOf(cells: Cells, members: readonly string[]): Coalition {
  const present = [...new Set(members)].filter((member) => cells[member] !== undefined);
  const groups = groupsOf(cells, present);
  const values = FACTS.map((fact) => [fact, strongest(groups.map((group) => valueIn(cells, group, fact)))] as const);
  return { members: present, values: Object.fromEntries(values) as Record<Fact, Value>, groups };
}

/** The counters when the members of the coalition count as one, which holds what they hold together. `origins`: the site's own columns. */
export function countersWith(counters: Counters, coalition: Coalition, origins: readonly string[]): Counters {
  const { members, values } = coalition;
  const name = members.join(' + ');
  const isStrange = members.some((member) => member !== CLIENT && !origins.includes(member));
  const counted = (fact: LinkFact): readonly string[] => {
    const others = counters[fact].filter((column) => !members.includes(column));
    return members.length > 0 && isStrange && values[fact] === 'yes' ? [...others, name] : others;
  };
  return Object.fromEntries(LINK_FACTS.map((fact) => [fact, counted(fact)])) as Counters;
}

const strongest = (values: readonly Value[]): Value => {
  const existing = values.filter((value) => value !== 'na');
  if (existing.length === 0) return values.length > 0 ? 'na' : 'no';
  return existing.reduce((best, value) => (rank(value) > rank(best) ? value : best));
};

/** Two are joined when one could translate for the other, their packets being the same, or when both read who the user is. */
export function areJoined(cells: Cells, one: string, other: string): boolean {
  const translates = (column: string, holder: string): boolean =>
    FACTS.some((fact) => cells[column]?.[fact].heldBy.includes(holder) === true);
  const readsUser = (column: string): boolean => cells[column]?.user_identity.value === 'yes';
  return translates(one, other) || translates(other, one) || (readsUser(one) && readsUser(other));
}

function groupsOf(cells: Cells, members: readonly string[]): string[][] {
  const groups: string[][] = [];
  for (const member of members) {
    const joined = groups.filter((group) => group.some((other) => areJoined(cells, member, other)));
    for (const group of joined) groups.splice(groups.indexOf(group), 1);
    groups.push([...joined.flat(), member]);
  }
  return groups;
}

/** How well those of one group hold a fact together. */
export function valueIn(cells: Cells, group: readonly string[], fact: Fact): Value {
  if (fact in HALVES) {
    const [one, other] = HALVES[fact as LinkFact].map((facts) =>
      bestOf(facts.map((half) => ({ value: valueIn(cells, group, half), holders: [] }))),
    );
    if (!one || !other) return 'na';
    // What two parties outside would have to translate is out of reach of this group as it was of each of its members.
    const isApart = one.value === 'linkable' && other.value === 'linkable';
    const alone = strongest(group.map((column) => cells[column]?.[fact].value ?? 'no'));
    return isApart ? alone : linked(one, other).value;
  }
  return strongest(
    group.map((column) => {
      const cell = cells[column]?.[fact];
      if (!cell) return 'no';
      return cell.heldBy.some((holder) => group.includes(holder)) ? 'yes' : cell.value;
    }),
  );
}
