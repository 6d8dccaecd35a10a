// What stands around the log of a participant, in English; its lines are the product's own.
import { format } from './format.ts';

export const logs = {
  heading: (lines: number) =>
    lines === 0
      ? 'Its log: no line yet'
      : `Its log: ${format.number(lines)} ${format.plural(lines, { one: 'line', other: 'lines' })}`,
  format: (name: string, source: string) => `Format: ${name} (${source}).`,
  believed: 'It begins with the address that the server takes for its client’s.',
  request: (exchange: number) => `Follow request ${format.number(exchange)}`,
};
