// Via as written and read (RFC 9110 §7.6.3).
import { describe, expect, it } from 'vitest';
import type { Fields } from '../../../simulations/http/message.ts';
import { addVia, hasPassed, parseVia } from '../../../simulations/http/via.ts';

const via = (...values: string[]): Fields => values.map((value) => ({ name: 'Via', value }));

describe('parseVia', () => {
  it.each<[string, [string, string, string | null][]]>([
    [
      '1.0 fred, 1.1 p.example.net',
      [
        ['1.0', 'fred', null],
        ['1.1', 'p.example.net', null],
      ],
    ],
    ['HTTP/1.1 edge:8080', [['1.1', 'edge:8080', null]]],
    ['FSTR/2 wais', [['FSTR/2', 'wais', null]]],
    ['1.1 cache (squid/5.7)', [['1.1', 'cache', 'squid/5.7']]],
    [
      '1.1 a (one, two (three)), 1.1 b',
      [
        ['1.1', 'a', 'one, two (three)'],
        ['1.1', 'b', null],
      ],
    ],
    ['1.1\tedge', [['1.1', 'edge', null]]],
    ['nonsense, 1.1 b', [['1.1', 'b', null]]],
  ])('%s', (value, members) => {
    expect(parseVia(via(value)).map(({ protocol, by, comment }) => [protocol, by, comment])).toEqual(members);
  });

  it('reads several lines as one list, in order', () => {
    expect(parseVia(via('1.0 a', '1.1 b, 1.1 c')).map(({ by }) => by)).toEqual(['a', 'b', 'c']);
    expect(parseVia([])).toEqual([]);
  });
});

describe('addVia', () => {
  it('comes after those that are there', () => {
    expect(addVia(via('1.0 fred'), { protocol: '1.1', by: 'edge', comment: null })).toEqual(via('1.0 fred, 1.1 edge'));
    expect(addVia([], { protocol: '1.1', by: 'edge', comment: 'squid/5.7' })).toEqual(via('1.1 edge (squid/5.7)'));
  });
});

it.each([
  ['1.1 edge', true],
  ['1.0 a, 1.1 EDGE (x)', true],
  ['1.1 edge2', false],
  ['1.1 a (edge)', false],
])('finds a loop through "edge" in %s: %s', (value, expected) => {
  expect(hasPassed(via(value), 'edge')).toBe(expected);
  expect(hasPassed(via(value), 'Edge')).toBe(expected); // hosts and pseudonyms compare without case
});
