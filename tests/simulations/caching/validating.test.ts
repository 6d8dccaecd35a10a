// The cache of the standards: asking whether a stored response still holds, and answering those who ask that of the cache.
import { describe, expect, it } from 'vitest';
import type { Step } from './situations.ts';
import { date, fieldOf, happens } from './situations.ts';

const FRESH = 'Cache-Control: max-age=3600';

describe('asking whether it still holds (RFC 9111 §4.3)', () => {
  const SHORT = 'Cache-Control: max-age=2';
  it.each<[string, readonly string[], string, string]>([
    ['a strong tag', ['ETag: "a"'], 'If-None-Match', '"a"'],
    ['a weak tag', ['ETag: W/"a"'], 'If-None-Match', 'W/"a"'],
    ['a date', [`Last-Modified: ${date(-3000)}`], 'If-Modified-Since', date(-3000)],
    ['no-cache, always', ['Cache-Control: no-cache', 'ETag: "a"'], 'If-None-Match', '"a"'],
  ])('by %s %j', async (_, validators, name, value) => {
    const says = [SHORT, ...validators];
    const [first, second] = await happens([{ says }, { after: 3, says }]);
    expect(fieldOf(second!.sent, name)).toBe(value);
    expect(second!.response).toMatchObject({ status: 200, body: first!.response.body });
  });

  it('carries the fields that selected it', async () => {
    const says = [SHORT, 'ETag: "a"', 'Vary: Abc'];
    const [, second] = await happens([
      { says, asks: ['Abc: 1'] },
      { after: 3, says, asks: ['Abc: 1'] },
    ]);
    expect(fieldOf(second!.sent, 'Abc')).toBe('1');
  });

  it.each<[string, string, string, string]>([
    ['Test-Header', '1', '2', '2'],
    ['Content-Foo', '1', '2', '2'],
    ['Cache-Control', 'max-age=1', 'max-age=3600', 'max-age=3600'],
    ['Content-Type', 'text/plain', 'text/plain;charset=utf-8', 'text/plain;charset=utf-8'],
    ['Set-Cookie', 'a=b', 'a=c', 'a=c'],
  ])('§3.2, §4.3.4: a 304 brings %s up to date, now and for later', async (name, before, now, later) => {
    const says = (value: string): string[] => [
      ...(name === 'Cache-Control' ? [] : [SHORT]),
      'ETag: "a"',
      `${name}: ${value}`,
    ];
    const found = await happens([{ says: says(before) }, { after: 3, says: says(now) }, { after: 1 }]);
    expect(found.slice(1).map(({ response }) => fieldOf(response, name))).toEqual([later, later]);
    expect(found[2]?.asked).toBe(0);
  });

  it('§3.2: keeps what a 304 does not mention, and its length', async () => {
    const says = [SHORT, 'ETag: "a"'];
    const found = await happens([{ says: [...says, 'A: 1'] }, { after: 3, says: [...says, 'Content-Length: 99'] }]);
    expect([fieldOf(found[1]!.response, 'A'), fieldOf(found[1]!.response, 'Content-Length')]).toEqual(['1', '1']);
  });

  it.each(['no-store', 'private'])('§3: a 304 that says %s is the last that is answered from it', async (word) => {
    const found = await happens([
      { says: [SHORT, 'ETag: "a"'] },
      { after: 3, says: [`Cache-Control: ${word}`, 'ETag: "a"'] },
      { says: [FRESH] },
    ]);
    expect(found.map(({ asked, response }) => [asked, response.body])).toEqual([
      [1, '1'],
      [1, '1'],
      [1, '3'],
    ]);
  });

  it('takes a new response in place of the old one', async () => {
    const found = await happens([{ says: [SHORT, 'ETag: "a"'] }, { after: 3, says: [FRESH, 'ETag: "b"'] }, {}]);
    expect(found.map(({ response }) => response.body)).toEqual(['1', '2', '2']);
  });

  it.each<[string, string[], string[], number]>([
    ['If-None-Match', ['ETag: "a"'], ['If-None-Match: "a"'], 304],
    ['a weak one', ['ETag: W/"a"'], ['If-None-Match: W/"a"'], 304],
    ['one of several', ['ETag: "a"'], ['If-None-Match: "x", "a", "y"'], 304],
    ['any', ['ETag: "a"'], ['If-None-Match: *'], 304],
    ['another', ['ETag: "a"'], ['If-None-Match: "b"'], 200],
    [
      'the tag before the date',
      ['ETag: "a"', `Last-Modified: ${date(-5000)}`],
      ['If-None-Match: "a"', `If-Modified-Since: ${date(-9000)}`],
      304,
    ],
    ['If-Modified-Since', [`Last-Modified: ${date(-3000)}`], [`If-Modified-Since: ${date(-3000)}`], 304],
    ['a later date', [`Last-Modified: ${date(-3000)}`], [`If-Modified-Since: ${date(-2000)}`], 304],
    ['an earlier date', [`Last-Modified: ${date(-3000)}`], [`If-Modified-Since: ${date(-4000)}`], 200],
    ['Date in place of Last-Modified', [], [`If-Modified-Since: ${date(10)}`], 304],
  ])('§4.3.2: answers %s itself (%j, %j) with %d', async (_, says, asks, status) => {
    const [, second] = await happens([{ says: [FRESH, ...says] }, { asks }]);
    expect([second!.asked, second!.response.status]).toEqual([0, status]);
    if (status === 304)
      expect(fieldOf(second!.response, 'ETag')).toBe(says[0]?.startsWith('ETag') === true ? says[0].slice(6) : null);
  });

  it('§4.3.5: HEAD renews what it confirms and drops what it contradicts', async () => {
    const says = [SHORT, 'ETag: "a"'];
    const head = (more: readonly string[]): Step => ({ after: 3, method: 'HEAD', says: more, text: '1' });
    expect((await happens([{ says }, head([FRESH, 'ETag: "a"', 'A: 2']), {}])).map(({ asked }) => asked)).toEqual([
      1, 1, 0,
    ]);
    expect((await happens([{ says: [SHORT] }, head([FRESH, 'ETag: "b"']), {}])).map(({ asked }) => asked)).toEqual([
      1, 1, 0,
    ]);
    expect((await happens([{ says }, head([FRESH, 'ETag: "b"']), {}])).map(({ asked }) => asked)).toEqual([1, 1, 1]);
  });
});
