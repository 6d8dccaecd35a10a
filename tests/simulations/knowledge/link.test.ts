// Who together with what: the weaker half decides.
import { describe, expect, it } from 'vitest';
import type { Strength, Value } from '../../../simulations/knowledge/fact.ts';
import { STRENGTHS } from '../../../simulations/knowledge/fact.ts';
import type { Held } from '../../../simulations/knowledge/link.ts';
import { bestOf, linked } from '../../../simulations/knowledge/link.ts';

const held = (value: Value, ...holders: number[]): Held => ({ value, holders });

describe('two halves', () => {
  const pairs = STRENGTHS.flatMap((one) => STRENGTHS.map((other): [Strength, Strength] => [one, other]));

  it.each(pairs.filter(([one, other]) => one !== 'linkable' || other !== 'linkable'))('%s and %s', (one, other) => {
    const weaker = STRENGTHS[Math.min(STRENGTHS.indexOf(one), STRENGTHS.indexOf(other))];
    expect(linked(held(one), held(other)).value).toBe(weaker);
  });

  it('that one party could translate are within its reach', () => {
    expect(linked(held('linkable', 3), held('linkable', 1, 3))).toEqual(held('linkable', 3));
    expect(linked(held('linkable', 3), held('yes'))).toEqual(held('linkable', 3));
    expect(linked(held('yes'), held('linkable', 4))).toEqual(held('linkable', 4));
  });

  it('that two parties would have to translate are not within the reach of one', () => {
    expect(linked(held('linkable', 1), held('linkable', 3))).toEqual(held('no'));
  });

  it('do not make a whole when one does not exist', () => {
    expect(linked(held('na'), held('yes')).value).toBe('na');
    expect(linked(held('no'), held('na')).value).toBe('na');
  });
});

describe('a half that several facts can be', () => {
  it('is the best of those that exist', () => {
    expect(bestOf([held('na'), held('no'), held('inferable')]).value).toBe('inferable');
    expect(bestOf([held('yes'), held('no')]).value).toBe('yes');
    expect(bestOf([held('na'), held('na')]).value).toBe('na');
    expect(bestOf([held('na'), held('no')]).value).toBe('no');
  });
});
