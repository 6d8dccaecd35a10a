// Which stored responses match: method and URI, then Vary (RFC 9111 §2, §4.1).
import { describe, expect, it } from 'vitest';
import { cacheKey, matchesVary, selectingFields } from '../../../simulations/caching/cache-key.ts';
import { parseUri } from '../../../simulations/http/target-uri.ts';
import { request, response } from './messages.ts';

it.each([
  ['GET', 'http://shop.example/a?b', 'GET http://shop.example/a?b'],
  ['HEAD', 'https://Shop.example:443', 'GET https://shop.example/'],
  ['POST', 'http://shop.example/', 'POST http://shop.example/'],
])('the key of %s %s is %s', (method, text, key) => {
  const uri = parseUri(text);
  if ('error' in uri) throw new Error(text);
  expect(cacheKey(method, uri)).toBe(key);
});

describe('Vary (RFC 9111 §4.1)', () => {
  const ANY = 'Vary: Accept, accept-language';
  it.each<[string, string, string[], string[], boolean]>([
    ['no Vary', 'X: y', ['Accept: a'], ['Accept: b'], true],
    ['equal values', ANY, ['Accept: a', 'Accept-Language: en'], ['accept-language: en', 'accept: a'], true],
    ['one differs', ANY, ['Accept: a', 'Accept-Language: en'], ['Accept: a', 'Accept-Language: de'], false],
    ['absent in both', ANY, ['Accept: a'], ['Accept: a'], true],
    ['absent in one', ANY, ['Accept: a'], [], false],
    ['absent is not empty', 'Vary: Accept', ['Accept:'], [], false],
    ['space round commas', 'Vary: Accept', ['Accept: a,b'], ['Accept: a , b'], true],
    ['lines joined', 'Vary: Accept', ['Accept: a', 'Accept: b'], ['Accept: a, b'], true],
    ['order matters to a plain comparison', 'Vary: Accept', ['Accept: a, b'], ['Accept: b, a'], false],
    ['case of values matters', 'Vary: Accept', ['Accept: A'], ['Accept: a'], false],
    ['"*" never matches', 'Vary: *', [], [], false],
    ['"*" among names never matches', 'Vary: Accept, *', [], [], false],
  ])('%s', (_what, vary, first, second, matches) => {
    expect(matchesVary(response(200, vary), request('GET', ...first), request('GET', ...second))).toBe(matches);
  });

  it('is one list over several lines, names once each', () => {
    expect(selectingFields(response(200, 'Vary: Accept, Cookie', 'vary: COOKIE, Origin'))).toEqual([
      'accept',
      'cookie',
      'origin',
    ]);
  });
});
