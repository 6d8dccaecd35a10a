// The words of the ladders, of one request and of many, in English.
import type { LadderWords, RequestRow } from '../../../scene/ladder-words.ts';
import { format } from './format.ts';
import { scene } from './scene.ts';

function outcome({ outcome: { is, ...rest }, took }: RequestRow): string {
  const after = took === null ? '' : ` after ${format.milliseconds(took, 1)}`;
  switch (is) {
    case 'ahead':
      return 'not yet';
    case 'under-way':
      return 'under way';
    case 'nothing':
      return `no answer${after}`;
    case 'answered': {
      if (!('answer' in rest)) return '';
      const said = rest.answer.what === 'closed' ? 'an answer that cannot be opened here' : scene.word(rest.answer);
      return `${said}${rest.isHit ? ' from a store' : ''}${after}`;
    }
  }
}

const words: LadderWords = {
  encrypted: (holders) => (holders === null ? 'encrypted' : `encrypted for ${format.list(holders)}`),
  clock: (at) => format.clock(at),
  number: (exchange) => `request ${format.number(exchange)}`,
  ofRequest: (exchange, message) => `Request ${format.number(exchange)}: ${message}`,
  wait: 'waits',
  bar: ({ exchange, what, duration }) => `Request ${format.number(exchange)}, ${what}: ${duration}`,
  many: ({ from, to, requests, arrows }) =>
    [
      `${format.number(requests)} ${format.plural(requests, { one: 'request', other: 'requests' })}`,
      `from ${format.clock(from)} to ${format.clock(to)},`,
      `${format.number(arrows)} ${format.plural(arrows, { one: 'arrow', other: 'arrows' })}`,
    ].join(' '),
  leftOut: ({ lookups, setups, mostFine, drawn, requests, most }) => [
    ...(lookups + setups === 0
      ? []
      : [
          `Left out: ${setups === 0 ? 'look-ups' : lookups === 0 ? 'handshakes' : 'look-ups and handshakes'}; with them it is more than ${format.number(mostFine)} arrows.`,
        ]),
    ...(drawn === requests
      ? []
      : [
          `Only the first ${format.number(drawn)} of ${format.number(requests)} requests are drawn; all are more than ${format.number(most)} arrows. A shorter window shows the others.`,
        ]),
  ],
  row: (row) => {
    const what = row.what.what === 'closed' ? 'something encrypted' : scene.word(row.what);
    return `${format.clock(row.at)}, request ${format.number(row.exchange)}, ${row.who}: ${what} – ${outcome(row)}`;
  },
};

export const ladder = {
  ...words,
  through: 'Many requests through time',
  shown: 'Shown',
  shows: { one: 'One request', many: 'Many requests' },
  window: 'Window',
  windows: { 500: '½ second', 2000: '2 seconds', 5000: '5 seconds' },
  list: (from: string, to: string) => `Requests from ${from} to ${to}`,
  nothing: 'No request in this window.',
  key: 'Bars: waiting for the answer (outer), setting up (narrow), in line (dashed), at work (full).',
  saved: 'Dashed below a bar: still to come on the other stage.',
};
