// Rules on field lines, each alone, in a box that does nothing else.
import { describe, expect, it } from 'vitest';
import type { FieldRule } from '../../../../simulations/http/rewriting-settings.ts';
import { settingsFor } from '../../../../simulations/scenario/profiles/index.ts';
import { box, linesOf, manners, request, response } from './exchange-texts.ts';
import type { Box } from './exchange-texts.ts';

const bare = settingsFor(manners('rfc'), 'gateway');
const obeying = (...rules: readonly FieldRule[]): Box =>
  box('gateway', { ...bare, request: { ...bare.request, rules }, response: { ...bare.response, rules } });
const why = { reason: 'configured', source: 'test' } as const;

const asked = request('GET / HTTP/1.1', 'A: 1', 'Host: a', 'a: 2', 'B: 3');
const after = (...rules: readonly FieldRule[]): string[] => linesOf(obeying(...rules).forward(asked).message).slice(1);

describe('write', () => {
  it('puts one line in place of all of its name, where the first stood or at the end', () => {
    expect(after({ rule: 'write', name: 'A', value: ['9'], where: 'place', ...why })).toEqual([
      'A: 9',
      'Host: a',
      'B: 3',
    ]);
    expect(after({ rule: 'write', name: 'A', value: ['9'], where: 'end', ...why })).toEqual([
      'Host: a',
      'B: 3',
      'A: 9',
    ]);
    expect(after({ rule: 'write', name: 'C', value: ['9'], where: 'place', ...why }).at(-1)).toBe('C: 9');
  });

  it('with an empty value takes all of the name away, and says so', () => {
    const { message, edits } = obeying({ rule: 'write', name: 'A', value: [], where: 'end', ...why }).forward(asked);
    expect(linesOf(message).slice(1)).toEqual(['Host: a', 'B: 3']);
    expect(edits.map(({ change, before, reason }) => [change, before, reason])).toEqual([
      ['removed', '1', 'configured'],
      ['removed', '2', 'configured'],
    ]);
  });
});

describe('join', () => {
  it('makes one line of all, with a further member', () => {
    expect(after({ rule: 'join', name: 'A', value: ['9'], where: 'place', ...why })).toEqual([
      'A: 1, 2, 9',
      'Host: a',
      'B: 3',
    ]);
    expect(after({ rule: 'join', name: 'A', value: [], where: 'end', ...why })).toEqual(['Host: a', 'B: 3', 'A: 1, 2']);
    expect(after({ rule: 'join', name: 'C', value: [], where: 'end', ...why })).toHaveLength(4);
  });
});

describe('write-first', () => {
  it('leads with its lines; an empty one takes the name away, one whose condition fails does nothing', () => {
    const lines = [
      { name: 'B', value: ['8'], ...why },
      { name: 'A', value: [], ...why },
      { name: 'Host', value: ['never'], when: [{ if: 'scheme', is: 'https' } as const], ...why },
    ];
    expect(after({ rule: 'write-first', lines })).toEqual(['B: 8', 'Host: a']);
  });
});

describe('drop', () => {
  it('takes names away, or all but names', () => {
    expect(after({ rule: 'drop', names: ['a', 'C'], ...why })).toEqual(['Host: a', 'B: 3']);
    expect(after({ rule: 'drop-others', names: ['a'], ...why })).toEqual(['A: 1', 'a: 2']);
  });
});

describe('replace-prefix', () => {
  const pairs = [
    { from: ['http://in/'], to: ['/'] },
    { from: ['http://in'], to: ['http://never'] },
  ];
  const rule = { rule: 'replace-prefix', name: 'Location', pairs, ...why } as const;
  const got = response('HTTP/1.1 302 Found', 'X: 1', 'Location: http://in/z');

  it('uses the first pair that fits, and leaves a path a path', () => {
    expect(linesOf(obeying({ ...rule, localToFront: false }).back(got).message).slice(1)).toEqual([
      'X: 1',
      'Location: /z',
    ]);
  });

  it('or completes the path and brings it to the head', () => {
    expect(linesOf(obeying({ ...rule, localToFront: true }).back(got).message).slice(1)).toEqual([
      'Location: http://www.shop.test/z',
      'X: 1',
    ]);
  });
});

describe('conditions', () => {
  const adding = (when: NonNullable<(FieldRule & { rule: 'add' })['when']>): string[] =>
    after({ rule: 'add', name: 'C', value: ['1'], when, ...why }).filter((line) => line === 'C: 1');

  it.each([
    [{ if: 'present', name: 'b' } as const, true],
    [{ if: 'absent', name: 'b' } as const, false],
    [{ if: 'version', is: '1.1' } as const, true],
    [{ if: 'version', is: '1.0' } as const, false],
    [{ if: 'method', oneOf: ['PUT'] } as const, false],
    [{ if: 'method-other', oneOf: ['PUT'] } as const, true],
    [{ if: 'persistence', is: 'keep-alive' } as const, true],
    [{ if: 'from-cache' } as const, false],
    [{ if: 'status', oneOf: [200] } as const, false],
    [{ if: 'peer-outside', base: '198.51.100.0', bits: 24 } as const, false],
    [{ if: 'peer-outside', base: '10.0.0.0', bits: 8 } as const, true],
  ])('%o', (condition, isTrue) => {
    expect(adding([condition])).toHaveLength(isTrue ? 1 : 0);
  });

  it('must all hold', () => {
    expect(
      adding([
        { if: 'present', name: 'b' },
        { if: 'scheme', is: 'https' },
      ]),
    ).toEqual([]);
  });
});

it('values read what the rules before have left, or the request as it came', () => {
  const message = { field: 'A', in: 'message' } as const;
  expect(
    after(
      { rule: 'drop', names: ['Host'], ...why },
      { rule: 'add', name: 'J', value: [{ ...message, take: 'joined' }], ...why },
      { rule: 'add', name: 'F', value: [{ ...message, take: 'first' }], ...why },
      { rule: 'add', name: 'L', value: [{ ...message, take: 'last' }], ...why },
      { rule: 'add', name: 'H', value: [{ field: 'Host', in: 'message', take: 'first' }], ...why },
      { rule: 'add', name: 'R', value: [{ field: 'Host', in: 'request', take: 'first' }], ...why },
      { rule: 'add', name: 'O', value: [{ of: 'cache-word', or: 'NONE' }], ...why },
    ).slice(3),
  ).toEqual(['J: 1, 2', 'F: 1', 'L: 2', 'R: a', 'O: NONE']);
});
