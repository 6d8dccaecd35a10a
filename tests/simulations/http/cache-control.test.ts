// Cache-Control and its seconds, word by word (RFC 9111 §5.2, §1.2.2).
import { describe, expect, it } from 'vitest';
import { deltaSeconds, parseCacheControl, secondsOf } from '../../../simulations/http/cache-control.ts';
import type { Fields } from '../../../simulations/http/message.ts';

const control = (...values: string[]): Fields => values.map((value) => ({ name: 'Cache-Control', value }));

describe('directives', () => {
  it.each<[string, [string, string | null][], string]>([
    ['max-age=60', [['max-age', '60']], 'RFC 9111 §5.2'],
    [
      'MAX-AGE=60, No-Store',
      [
        ['max-age', '60'],
        ['no-store', null],
      ],
      'RFC 9111 §5.2: names without case',
    ],
    ['max-age="60"', [['max-age', '60']], 'RFC 9111 §5.2: both forms of a value'],
    [
      'private="set-cookie, x-a", max-age=1',
      [
        ['private', 'set-cookie, x-a'],
        ['max-age', '1'],
      ],
      'RFC 9110 §5.6.4',
    ],
    ['max-age=10, max-age=20', [['max-age', '10']], 'RFC 9111 §4.2.1: the first counts'],
    ['community="UCI"', [['community', 'UCI']], 'RFC 9111 §5.2.3: unknown ones are kept'],
    ['max-age=', [['max-age', '']], 'a value that is empty is not absent'],
    [', ,no-cache,', [['no-cache', null]], 'RFC 9110 §5.6.1.2'],
    ['foo="max-age=9, no-store"', [['foo', 'max-age=9, no-store']], 'RFC 9110 §5.6.4: nothing inside quotes counts'],
    ['', [], 'nothing'],
  ])('%s', (value, directives, _rule) => {
    expect([...parseCacheControl(control(value))]).toEqual(directives);
  });

  it('stand on several lines as on one (RFC 9110 §5.3)', () => {
    expect([...parseCacheControl(control('no-cache', 'max-age=5'))]).toEqual([
      ['no-cache', null],
      ['max-age', '5'],
    ]);
  });

  it('are read from another field of the same form', () => {
    expect([...parseCacheControl([{ name: 'CDN-Cache-Control', value: 'max-age=1' }], 'CDN-Cache-Control')]).toEqual([
      ['max-age', '1'],
    ]);
  });
});

describe('seconds (RFC 9111 §1.2.2)', () => {
  it.each<[string | null, number | null]>([
    ['0', 0],
    ['3600', 3600],
    ['007', 7],
    ['2147483647', 2_147_483_647],
    ['2147483648', 2_147_483_648],
    ['2147483649', 2_147_483_648],
    ['99999999999999999999999999', 2_147_483_648],
    ['-1', null],
    ['+1', null],
    ['1.5', null],
    ['1e3', null],
    ['60 ', null],
    ['', null],
    [null, null],
  ])('%j is %j', (text, expected) => {
    expect(deltaSeconds(text)).toBe(expected);
  });

  it('tell the absent from the invalid (RFC 9111 §4.2.1)', () => {
    const directives = parseCacheControl(control('max-age=x, s-maxage, stale-if-error=5'));
    expect(secondsOf(directives, 'max-age')).toBe('invalid');
    expect(secondsOf(directives, 's-maxage')).toBe('invalid');
    expect(secondsOf(directives, 'stale-if-error')).toBe(5);
    expect(secondsOf(directives, 'min-fresh')).toBe('absent');
  });
});
