// Hit, or the reason to ask on (RFC 9111 §4, RFC 9211 §2.2), and how it is said (RFC 9211 §2).
import { describe, expect, it } from 'vitest';
import { cacheStatus } from '../../../simulations/caching/cache-status.ts';
import type { CacheDecision } from '../../../simulations/caching/decide.ts';
import { PRIVATE, SHARED, decided, kept, request, response, seconds } from './messages.ts';

const BYPASS = { hit: false, fwd: 'bypass', storedResponse: null, section: 'RFC 9211 §2.2' } as const;
const MINUTE = kept(response(200, 'Cache-Control: max-age=60'));
const no = (fwd: string, storedResponse: number | null, section: string): unknown => ({
  hit: false,
  fwd,
  storedResponse,
  section,
});
const yes = (ttl: number, storedResponse: number): unknown => ({
  hit: true,
  ttl,
  storedResponse,
  section: 'RFC 9111 §4',
});

describe('decide', () => {
  it.each<[string, CacheDecision, unknown]>([
    ['fresh', decided(request(), [MINUTE], seconds(20.5), SHARED), yes(39, 1)],
    ['fresh, for HEAD', decided(request('HEAD'), [MINUTE], seconds(0), SHARED), yes(60, 1)],
    ['its last microsecond', decided(request(), [MINUTE], seconds(59.999999), SHARED), yes(0, 1)],
    ['stale', decided(request(), [MINUTE], seconds(60), SHARED), no('stale', 1, 'RFC 9111 §4.2')],
    ['another method', decided(request('POST'), [MINUTE], seconds(0), SHARED), no('method', null, 'RFC 9111 §4')],
    ['nothing there', decided(request(), [], seconds(0), SHARED), no('uri-miss', null, 'RFC 9111 §4')],
    [
      'a request that will not have it',
      decided(request('GET', 'Cache-Control: no-cache'), [MINUTE], seconds(1), SHARED),
      no('request', 1, 'RFC 9111 §5.2.1.4'),
    ],
    [
      'stale comes before the request',
      decided(request('GET', 'Cache-Control: no-cache'), [MINUTE], seconds(60), SHARED),
      no('stale', 1, 'RFC 9111 §4.2'),
    ],
    [
      'a response that must be asked for each time',
      decided(request(), [kept(response(200, 'Cache-Control: no-cache, max-age=60'))], seconds(1), SHARED),
      no('stale', 1, 'RFC 9111 §5.2.2.4'),
    ],
    [
      'fresh in a shared cache only',
      decided(request(), [kept(response(200, 'Cache-Control: s-maxage=60'))], seconds(1), PRIVATE),
      no('stale', 1, 'RFC 9111 §4.2'),
    ],
  ])('%s', (_what, decision, expected) => {
    expect(decision).toEqual(expected);
  });

  it('chooses among variants, the last stored first (RFC 9111 §4.1)', () => {
    const answer = response(200, 'Cache-Control: max-age=60', 'Vary: Accept-Language');
    const german = kept(answer, { id: 1, request: request('GET', 'Accept-Language: de') });
    const english = kept(answer, { id: 2, request: request('GET', 'Accept-Language: en') });
    const newer = kept(answer, { id: 3, request: request('GET', 'Accept-Language: en') });
    const asked = (language: string): CacheDecision =>
      decided(request('GET', `Accept-Language: ${language}`), [newer, english, german], seconds(0), SHARED);
    expect(asked('de')).toEqual(yes(60, 1));
    expect(asked('en')).toEqual(yes(60, 3));
    expect(asked('fr')).toEqual(no('vary-miss', null, 'RFC 9111 §4.1'));
  });
});

it.each<[CacheDecision, boolean, string]>([
  [decided(request(), [MINUTE], seconds(10), SHARED), false, 'edge; hit; ttl=50'],
  [decided(request(), [], seconds(0), SHARED), true, 'edge; fwd=uri-miss; stored'],
  [decided(request(), [MINUTE], seconds(99), SHARED), false, 'edge; fwd=stale'],
  [BYPASS, false, 'edge; fwd=bypass'],
])('Cache-Status: %j', (decision, isStored, text) => {
  expect(cacheStatus('edge', decision, { isStored })).toBe(text);
});

it.each([
  ['edge.example:8080/a', 'edge.example:8080/a'],
  ['my cache', '"my cache"'],
  ['192.0.2.1', '"192.0.2.1"'],
  ['a"b', '"a\\"b"'],
])('writes the name %s as %s (RFC 9651 §3.3.3, §3.3.4)', (name, text) => {
  expect(cacheStatus(name, BYPASS)).toBe(`${text}; fwd=bypass`);
});
