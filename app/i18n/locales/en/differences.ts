// What differs between the stages, in English.
import { format } from './format.ts';

const count = (number: number, one: string, other: string): string =>
  `${format.number(number)} ${format.plural(number, { one, other })}`;

export const differences = {
  title: 'What differs',
  facts: (number: number) => count(number, 'fact', 'facts'),
  lines: (number: number) => count(number, 'message line', 'message lines'),
  numbers: (number: number) => count(number, 'number', 'numbers'),
  none: 'Nothing differs here.',
  sameSetups: 'The two set-ups are the same.',
  oneSwitch: (name: string) => `The set-ups differ in one switch only: ${name}.`,
  switches: (number: number, names: string) => `The set-ups differ in ${format.number(number)} switches: ${names}.`,
  /** A switch by its name on the sheet, with what tells whose it is. */
  switchOf: (part: 'client-side' | 'server-side' | 'proxy' | 'gateway' | 'other', name: string) =>
    ({
      'client-side': 'what the client’s side does',
      'server-side': 'what the server’s side does',
      proxy: `client-side box: ${name}`,
      gateway: `reverse proxy: ${name}`,
      other: name,
    })[part],
  came: ({ facts, lines, numbers }: { facts: number; lines: number; numbers: number }) =>
    facts + lines + numbers === 0
      ? 'So far nothing has come of it.'
      : `So far it shows in ${format.list(
          [
            facts > 0 ? count(facts, 'fact', 'facts') : '',
            lines > 0 ? count(lines, 'message line', 'message lines') : '',
            numbers > 0 ? count(numbers, 'number', 'numbers') : '',
          ].filter((part) => part !== ''),
        )}.`,
  lone: (observer: string, stage: string, facts: number) =>
    `${observer}: on stage ${stage} only, and knows ${count(facts, 'fact', 'facts')}.`,
  notSent: 'not sent on yet',
  within: (difference: string, interval: string | null) =>
    interval === null ? difference : `${difference} (${interval})`,
  fromTo: (a: string, b: string) => `${a} → ${b}`,
};
