// What observers would know if they shared what they know, in English.
import { format } from './format.ts';

export const sharing = {
  title: 'Suppose they share',
  who: 'Who tells the others all that it knows, on both stages',
  oneOperator: 'One operator runs them all',
  oneBox: 'There is one box in between, so one operator runs it already.',
  noBox: 'There is no box in between.',
  /** Several as one party, as in a counter: "Relay 1 + Relay 2". */
  together: (names: readonly string[]) => names.join(' + '),
  tableOf: (together: string) => `What they know together: ${together}`,
  /** What opens under the table, for those who move from region to region. */
  restsOn: (fact: string, stage: string) => `What it rests on, stage ${stage}: ${fact}`,
  column: 'Together',
  from: 'Brought by',
  brings: (who: string, what: string) => `${who} brings: ${what}`,
  byConnection: (one: string, other: string, address: string | null) =>
    address === null
      ? `${one} and ${other} have seen two ends of one box, so they can tell that it is the same request.`
      : `${one} saw a connection of ${address}, and ${other} knows what passed through there: so they can tell that it is the same request.`,
  byUser: (one: string, other: string) =>
    `${one} and ${other} both read who the user is: so they can tell that it is the same request.`,
  apart: 'They hold both halves, but nothing that they saw tells them that the two belong together.',
  outside: (who: readonly string[]) => `They would need somebody who does not share: ${format.list(who)}.`,
  nobody: 'None of them knows it for certain.',
  said: (names: readonly string[], counts: readonly (readonly [what: string, count: number])[]) =>
    `${names.length > 0 ? `${format.list(names)} share what they know.` : 'Nobody shares.'} ${counts
      .map(([what, count]) => `${what}: ${format.number(count)}.`)
      .join(' ')}`,
};
