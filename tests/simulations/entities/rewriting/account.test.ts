// What must hold for every message through every profile: the box accounts for all it did, and the standard's own box lets nothing through
// that belongs to one connection.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Edit } from '../../../../simulations/http/edit.ts';
import type { Fields } from '../../../../simulations/http/message.ts';
import { boxOf, fieldsOf, request, response } from './exchange-texts.ts';
import type { Box } from './exchange-texts.ts';

const NAMES = [
  'Host',
  'Via',
  'X-Forwarded-For',
  'Connection',
  'Keep-Alive',
  'TE',
  'X-Hop',
  'Cookie',
  'cache-control',
  'Forwarded',
];
const ANSWERS = [
  'Server',
  'Date',
  'Via',
  'Location',
  'Set-Cookie',
  'Connection',
  'X-Hop',
  'Content-Length',
  'Age',
  'x_odd',
];
const value = fc.constantFrom(
  '1',
  'a, b',
  'close',
  'X-Hop',
  'keep-alive, X-Hop',
  'http://10.2.0.11:8080/z',
  'a=1; Path=/in/',
);
const lines = (names: readonly string[]): fc.Arbitrary<string[]> =>
  fc.array(
    fc.tuple(fc.constantFrom(...names), value).map(([name, text]) => `${name}: ${text}`),
    { maxLength: 9 },
  );

const BOXES: readonly (readonly [string, Box])[] = [
  ['rfc forward proxy', boxOf('rfc', 'forward-proxy', [], { tellsClient: 'forwarded' })],
  ['rfc gateway', boxOf('rfc', 'gateway', [], { tellsClient: 'x-forwarded-for-overwrite', serverField: 'replace' })],
  [
    'nginx',
    boxOf('nginx', 'gateway', [
      'proxy_set_header X-Forwarded-For $proxy_add_x_forwarded_for',
      'proxy_cookie_path /in/ /out/',
    ]),
  ],
  ['Squid', boxOf('squid', 'forward-proxy', ['forwarded_for truncate', 'request_header_access Cookie deny all'])],
  ['HAProxy', boxOf('haproxy', 'gateway', ['option forwardfor', 'http-response set-header Server x'])],
];

/** The lines, without their order: name in lower case and value, how often. */
const tally = (pairs: readonly (readonly [string, string])[]): string[] =>
  pairs.map(([name, text]) => `${name.toLowerCase()}: ${text}`).sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));

/** The received lines after the edits, as if somebody had nothing but the account. */
function retold(received: Fields, edits: readonly Edit[]): string[] {
  const left = tally(received.map(({ name, value: text }) => [name, text]));
  for (const { change, line, before, after, reason } of edits) {
    if (line === 'start-line' || change === 'moved' || reason === 'name-case') continue;
    const key = line.toLowerCase();
    if (before !== null) {
      const at = left.indexOf(`${key}: ${before}`);
      expect(at, `${line}: ${before} was there`).toBeGreaterThanOrEqual(0);
      left.splice(at, 1);
    }
    if (after !== null) left.push(`${key}: ${after}`);
  }
  return left.sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
}

describe.each(BOXES)('%s', (_, box) => {
  const isProxy =
    box.settings.product === 'Squid 5.7' ||
    box.forward(request('GET http://a.example/ HTTP/1.1')).message.target === '/';
  const first = isProxy ? 'GET http://a.example/ HTTP/1.1' : 'GET / HTTP/1.1';

  it('accounts for every line of a request and of an answer', () => {
    fc.assert(
      fc.property(lines(NAMES), lines(ANSWERS), (asked, answered) => {
        const received = request(first, ...asked);
        const forwarded = box.forward(received);
        expect(retold(received.fields, forwarded.edits)).toEqual(
          tally(forwarded.message.fields.map((f) => [f.name, f.value])),
        );
        const got = response('HTTP/1.1 302 Found', ...answered);
        const back = box.back(got, received);
        expect(retold(got.fields, back.edits)).toEqual(tally(back.message.fields.map((f) => [f.name, f.value])));
      }),
    );
  });

  it('names a source for each edit, a section or its product', () => {
    const received = request(first, 'Host: a.example', 'Connection: X-Hop', 'X-Hop: 1', 'Cookie: a', 'x_odd: 1');
    const { edits } = box.forward(received);
    expect(edits.length).toBeGreaterThan(0);
    const product = box.settings.product ?? 'RFC 9110 §7.6';
    for (const { source } of edits)
      expect([true, product]).toContain(source === product ? product : /^RFC \d+ §\d/u.test(source));
  });
});

describe.each(BOXES.slice(0, 2))('%s', (_, box) => {
  it('lets nothing through that belongs to one connection (RFC 9110 §7.6.1)', () => {
    fc.assert(
      fc.property(lines(NAMES), (asked) => {
        const received = request('GET http://a.example/ HTTP/1.1', ...asked);
        const named = fieldsOf(asked).flatMap(({ name, value: text }) =>
          name === 'Connection' ? text.split(/, */u) : [],
        );
        const forbidden = new Set(['connection', 'keep-alive', 'te', ...named.map((name) => name.toLowerCase())]);
        const passed = box.forward(received).message.fields.map(({ name }) => name.toLowerCase());
        // What the box writes itself under such a name is its own.
        const own = ['host', 'via', 'x-forwarded-for', 'forwarded'];
        expect(passed.filter((name) => forbidden.has(name) && !own.includes(name))).toEqual([]);
      }),
    );
  });
});
