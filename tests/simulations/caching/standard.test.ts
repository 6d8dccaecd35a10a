// The cache of the standards, rule by rule: two or three requests, and whether the last is answered from the store.
import { describe, expect, it } from 'vitest';
import type { Step } from './situations.ts';
import { date, fieldOf, happens, sources } from './situations.ts';

/** [section, what the origin says first, whether a later request is answered from the store: seconds later]. */
type Row = [section: string, says: readonly string[], after: number, source: string, more?: Step];

const row = async ([, says, after, , more = {}]: Row): Promise<string | undefined> => {
  const found = await sources([
    { says, ...more },
    { after, says: ['ETag: "other"'] },
  ]);
  return found[1];
};
const told = (rows: Row[]) => it.each<Row>(rows);
const check = async (...args: Row): Promise<void> => {
  expect(await row(args)).toBe(args[3]);
};

const FRESH = 'Cache-Control: max-age=3600';

describe('how long a response is fresh', () => {
  told([
    ['RFC 9111 §4.2.1 nothing said', [], 3, 'origin'],
    ['RFC 9111 §5.2.2.1 max-age', [FRESH], 3, 'store'],
    ['RFC 9111 §5.2.2.1 max-age is over', ['Cache-Control: max-age=2'], 3, 'origin'],
    ['RFC 9111 §5.2.2.1 max-age=0', ['Cache-Control: max-age=0'], 3, 'origin'],
    ['RFC 9111 §5.2 names without case', ['Cache-Control: MaX-aGe=3600'], 3, 'store'],
    ['RFC 9111 §5.2 quoted values', ['Cache-Control: max-age="3600"'], 3, 'store'],
    ['RFC 9111 §5.2 an extension beside it', ['Cache-Control: foobar, max-age=3600'], 3, 'store'],
    ['RFC 9111 §5.2 in the text of an extension', ['Cache-Control: x="max-age=3600", max-age=1'], 3, 'origin'],
    ['RFC 9111 §5.2 in the text after it', ['Cache-Control: max-age=1, x="max-age=3600"'], 3, 'origin'],
    ['RFC 9111 §1.2.2 leading zeros', ['Cache-Control: max-age=003600'], 3, 'store'],
    ['RFC 9111 §1.2.2 the greatest', ['Cache-Control: max-age=2147483648'], 3, 'store'],
    ['RFC 9111 §1.2.2 beyond the greatest', ['Cache-Control: max-age=99999999999999999999'], 3, 'store'],
    ['RFC 9111 §4.2.1 negative', ['Cache-Control: max-age=-100'], 3, 'origin'],
    ['RFC 9111 §4.2.1 in single quotes', ["Cache-Control: max-age='3600'"], 3, 'origin'],
    ['RFC 9111 §4.2.1 letters before', ['Cache-Control: max-age=a3600'], 3, 'origin'],
    ['RFC 9111 §4.2.1 letters after', ['Cache-Control: max-age=3600a'], 3, 'origin'],
    ['RFC 9111 §4.2.1 twice: the first', ['Cache-Control: max-age=1800, max-age=1'], 3, 'store'],
    ['RFC 9111 §4.2.1 twice, in two lines', ['Cache-Control: max-age=1', 'Cache-Control: max-age=1800'], 3, 'origin'],
    ['RFC 9111 §5.2.2.10 s-maxage', ['Cache-Control: s-maxage=3600'], 3, 'store'],
    ['RFC 9111 §5.2.2.10 before a longer max-age', ['Cache-Control: max-age=3600, s-maxage=1'], 3, 'origin'],
    [
      'RFC 9111 §5.2.2.10 before a shorter one',
      ['Cache-Control: s-maxage=3600', 'Cache-Control: max-age=1'],
      3,
      'store',
    ],
    ['RFC 9111 §5.3 Expires', [`Expires: ${date(3600)}`], 3, 'store'],
    ['RFC 9111 §5.3 Expires in the past', [`Expires: ${date(-3600)}`], 3, 'origin'],
    ['RFC 9111 §5.3 Expires: 0', ['Expires: 0'], 3, 'origin'],
    ['RFC 9111 §5.3 less what Date says', [`Expires: ${date(3600)}`, `Date: ${date(3599)}`], 3, 'origin'],
    ['RFC 9111 §5.3 max-age wins', [FRESH, `Expires: ${date(-3600)}`], 3, 'store'],
    ['RFC 9111 §5.3 max-age=0 wins', ['Cache-Control: max-age=0', `Expires: ${date(3600)}`], 3, 'origin'],
    ['RFC 9110 §5.6.7 far in the future', ['Expires: Sun, 21 Nov 2286 04:46:39 GMT'], 3, 'store'],
    ['RFC 9110 §5.6.7 asctime', ['Expires: Thu Aug  8 02:01:18 2050'], 3, 'store'],
    ['RFC 9110 §5.6.7 rfc850', ['Expires: Friday, 18-Aug-34 02:01:18 GMT'], 3, 'store'],
    ['RFC 9111 §4.2 case of a day', ['Expires: THU, 18 Aug 2050 02:01:18 GMT'], 3, 'store'],
    ['RFC 9111 §4.2 case of a month', ['Expires: Thu, 18 AUG 2050 02:01:18 GMT'], 3, 'store'],
    ['RFC 9111 §4.2 case of the zone', ['Expires: Thu, 18 Aug 2050 02:01:18 gMT'], 3, 'store'],
    ['RFC 9110 §5.6.7 another zone', ['Expires: Thu, 18 Aug 2050 02:01:18 AEST'], 3, 'origin'],
    ['RFC 9110 §5.6.7 UTC', ['Expires: Thu, 18 Aug 2050 02:01:18 UTC'], 3, 'origin'],
    ['RFC 9110 §5.6.7 a year of two digits', ['Expires: Thu, 18 Aug 50 02:01:18 GMT'], 3, 'origin'],
    ['RFC 9110 §5.6.7 no comma', ['Expires: Thu 18 Aug 2050 02:01:18 GMT'], 3, 'origin'],
    ['RFC 9110 §5.6.7 two spaces', ['Expires: Thu, 18  Aug  2050 02:01:18 GMT'], 3, 'origin'],
    ['RFC 9110 §5.6.7 hyphens', ['Expires: Thu, 18-Aug-2050 02:01:18 GMT'], 3, 'origin'],
    ['RFC 9110 §5.6.7 points', ['Expires: Thu, 18 Aug 2050 02.01.18 GMT'], 3, 'origin'],
    ['RFC 9110 §5.6.7 an hour of one digit', ['Expires: Thu, 18 Aug 2050 2:01:18 GMT'], 3, 'origin'],
    ['RFC 9111 §4.2.2 a tenth of the time unchanged', [`Last-Modified: ${date(-86_400)}`], 3, 'store'],
    ['RFC 9111 §4.2.2 not longer', [`Last-Modified: ${date(-60)}`], 10, 'origin'],
  ])('%s %j, %d s later → %s', check);
});

describe('how old a response is (RFC 9111 §4.2.3, §5.1)', () => {
  told([
    ['as Age says', [FRESH, 'Age: 7200'], 3, 'origin'],
    ['and what was spent here', [FRESH, 'Age: 3598'], 3, 'origin'],
    ['no number', [FRESH, 'Age: abc'], 3, 'store'],
    ['negative', [FRESH, 'Age: -7200'], 3, 'store'],
    ['a fraction', [FRESH, 'Age: 7200.0'], 3, 'store'],
    ['the greatest', [FRESH, 'Age: 2147483648'], 3, 'origin'],
    ['beyond the greatest', [FRESH, 'Age: 99999999999'], 3, 'origin'],
    ['the first of a list', [FRESH, 'Age: 7200, 0'], 3, 'origin'],
    ['the first of a list, young', [FRESH, 'Age: 0, 7200'], 3, 'store'],
    ['the first of two lines', [FRESH, 'Age: 7200', 'Age: 0'], 3, 'origin'],
    ['the first of two lines, young', [FRESH, 'Age: 0', 'Age: 7200'], 3, 'store'],
    ['as Date says', [FRESH, `Date: ${date(-7200)}`], 3, 'origin'],
    ['a Date of the future counts as now', [FRESH, `Date: ${date(7200)}`], 3, 'store'],
  ])('%s %j, %d s later → %s', check);

  it('is told with each answer from the store, and Date stays', async () => {
    const says = [FRESH, 'Age: 30', `Date: ${date(0)}`];
    const [first, second] = await happens([{ says }, { after: 3 }]);
    expect([fieldOf(first!.response, 'Age'), fieldOf(second!.response, 'Age')]).toEqual(['30', '33']);
    expect(fieldOf(second!.response, 'Date')).toBe(date(0));
  });
});

describe('what may be kept', () => {
  const CREDENTIALS = { asks: ['Authorization: Basic YTpi'] };
  const POSTED = { method: 'POST', body: 'a=b' };
  told([
    ['RFC 9111 §5.2.2.5 no-store', [FRESH, 'Cache-Control: No-StOrE'], 0, 'origin'],
    ['RFC 9111 §5.2.2.7 private', [FRESH, 'Cache-Control: private'], 0, 'origin'],
    ['RFC 9111 §5.2.2.3 must-understand, 200', ['Cache-Control: max-age=9, no-store, must-understand'], 0, 'store'],
    ['… 599', ['Cache-Control: max-age=9, no-store, must-understand'], 0, 'origin', { status: 599 }],
    ['RFC 9111 §5.2.1.5 asked with no-store', [FRESH], 0, 'origin', { asks: ['Cache-Control: no-store'] }],
    ['RFC 9111 §3.5 with credentials', [FRESH], 0, 'origin', CREDENTIALS],
    ['… and public', ['Cache-Control: max-age=9, public'], 0, 'store', CREDENTIALS],
    ['… and must-revalidate', ['Cache-Control: max-age=9, must-revalidate'], 0, 'store', CREDENTIALS],
    ['… and s-maxage', ['Cache-Control: s-maxage=9'], 0, 'store', CREDENTIALS],
    ['RFC 9111 §7.3 Set-Cookie does not forbid it', [FRESH, 'Set-Cookie: a=b'], 0, 'store'],
    ['RFC 9110 §9.3.3 what POST made', [FRESH, 'Content-Location: /'], 0, 'store', POSTED],
    ['… of something else', [FRESH, 'Content-Location: /other'], 0, 'origin', POSTED],
    ['… without a lifetime', ['Content-Location: /', `Last-Modified: ${date(-9999)}`], 0, 'origin', POSTED],
    ['RFC 9111 §3 HEAD', [FRESH], 0, 'origin', { method: 'HEAD' }],
    ['RFC 9111 §3.3 less than announced', [FRESH, 'Content-Length: 99'], 0, 'origin'],
    [
      'RFC 9111 §5.2.2.9 public and a date, unknown',
      ['Cache-Control: public', `Last-Modified: ${date(-99_999)}`],
      0,
      'store',
      { status: 599 },
    ],
  ])('%s %j, %d s later → %s', check);

  it.each([200, 203, 204, 299, 301, 302, 303, 307, 308, 400, 404, 410, 451, 499, 500, 502, 503, 504, 599])(
    'RFC 9111 §3: %d with a lifetime, and not a second longer',
    async (status) => {
      const found = await happens([
        { says: ['Cache-Control: max-age=9'], status },
        { after: 8, status },
        { after: 2, status },
      ]);
      expect(found.map(({ asked }) => asked)).toEqual([1, 0, 1]);
    },
  );

  it.each<[number, number]>([
    ...([200, 203, 204, 300, 301, 308, 404, 405, 410, 414, 501] as const).map((status): [number, number] => [
      status,
      0,
    ]),
    ...([201, 202, 302, 303, 307, 400, 403, 500, 502, 503, 504, 599] as const).map((status): [number, number] => [
      status,
      1,
    ]),
  ])('RFC 9110 §15.1: %d without a lifetime is asked for again %d times', async (status, again) => {
    const says = [`Last-Modified: ${date(-86_400)}`];
    const found = await happens([
      { says, status },
      { status, says: ['ETag: "other"'] },
    ]);
    expect(found[1]?.asked).toBe(again);
  });

  it('RFC 9111 §3.1: nothing of the connection or the proxy, nothing that private names', async () => {
    const says = [FRESH, 'Connection: a, b', 'a: 1', 'b: 2', 'c: 3', 'Proxy-Authenticate: x', 'Keep-Alive: x', 'TE: x'];
    const [, second] = await happens([
      { says: [...says, 'Cache-Control: private="d"', 'd: 4', 'Set-Cookie: e=5'] },
      {},
    ]);
    const { response } = second!;
    const has = (name: string): boolean => fieldOf(response, name) !== null;
    expect(
      ['a', 'b', 'c', 'd', 'Connection', 'Proxy-Authenticate', 'Keep-Alive', 'TE', 'Set-Cookie'].filter(has),
    ).toEqual(['c', 'Set-Cookie']);
  });

  it('RFC 9111 §5.2.2.4: no-cache with names withholds these', async () => {
    const says = ['Cache-Control: max-age=99, no-cache="a, b"', 'a: 1', 'b: 2', 'c: 3'];
    const [, second] = await happens([{ says }, {}]);
    expect(['a', 'b', 'c'].map((name) => fieldOf(second!.response, name))).toEqual([null, null, '3']);
  });
});

describe('which stored response a request may have', () => {
  const VARIES = (names: string): readonly string[] => [FRESH, `Vary: ${names}`];
  it.each<[string, string, readonly string[], readonly string[], string]>([
    ['the same', 'Foo', ['Foo: 1'], ['Foo: 1'], 'store'],
    ['another', 'Foo', ['Foo: 1'], ['Foo: 2'], 'origin'],
    ['missing now', 'Foo', ['Foo: 1'], [], 'origin'],
    ['missing then', 'Foo', [], ['Foo: 1'], 'origin'],
    ['missing both times', 'Foo, Bar', ['Foo: 1'], ['Foo: 1'], 'store'],
    ['what Vary does not name', 'Foo', ['Foo: 1', 'Other: 2'], ['Foo: 1', 'Other: 3'], 'store'],
    ['one of three', 'Foo, Bar, Baz', ['Foo: 1', 'Bar: a', 'Baz: 7'], ['Foo: 1', 'Baz: 7', 'Bar: b'], 'origin'],
    ['lines joined', 'Foo', ['Foo: 1, 2'], ['Foo: 1', 'Foo: 2'], 'store'],
    ['spaces', 'Foo', ['Foo: 1,2'], ['Foo: 1, 2'], 'store'],
    ['the star', '*', ['Foo: 1'], ['Foo: 1'], 'origin'],
    ['the star in a list', 'Foo, *', ['Foo: 1'], ['Foo: 1'], 'origin'],
    ['the star after nothing', ', *', ['Foo: 1'], ['Foo: 1'], 'origin'],
    [
      'languages in another order',
      'Accept-Language',
      ['Accept-Language: en, de'],
      ['Accept-Language: de, en'],
      'store',
    ],
    ['languages in another case', 'Accept-Language', ['Accept-Language: en, de'], ['Accept-Language: eN, De'], 'store'],
    [
      'languages of another weight',
      'Accept-Language',
      ['Accept-Language: en, de'],
      ['Accept-Language: en, de;q=0.5'],
      'origin',
    ],
  ])('RFC 9111 §4.1: %s (Vary: %s; %j, then %j) → %s', async (_, names, then, now, source) => {
    const found = await sources([{ says: VARIES(names), asks: then }, { asks: now }]);
    expect(found[1]).toBe(source);
  });

  it('RFC 9111 §4.1: the language that is liked best, whatever was asked for then (RFC 9110 §12.5.4)', async () => {
    const says = [...VARIES('Accept-Language'), 'Content-Language: de'];
    const found = await sources([
      { says, asks: ['Accept-Language: en, de'] },
      { asks: ['Accept-Language: fr;q=0.5, de;q=1.0'] },
    ]);
    expect(found[1]).toBe('store');
  });

  it('RFC 9111 §4: several variants at once, each for its own', async () => {
    const says = VARIES('Foo');
    const asks = (value: number): Step => ({ says, asks: [`Foo: ${String(value)}`] });
    expect(await sources([asks(1), asks(2), asks(1), asks(2)])).toEqual(['origin', 'origin', 'store', 'store']);
  });

  it('RFC 9111 §2: another path, query or method is another key; HEAD is answered from GET (RFC 9110 §9.3.2)', async () => {
    const at = (path: string, method = 'GET'): Step => ({ says: [FRESH], path, method });
    const steps = [at('/?a=1'), at('/?a=2'), at('/?a=1'), at('/?a=1', 'HEAD'), at('/?a=1', 'OPTIONS'), at('/A')];
    const found = await happens(steps);
    expect(found.map(({ asked }) => asked)).toEqual([1, 1, 0, 0, 1, 1]);
    expect(found[3]?.response.body).toBe('');
  });
});
