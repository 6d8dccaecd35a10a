// Whatever a reader changes can be taken back by name; only the clock, and what no reader sets, has none.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { PageState } from '../../app/embed/page-state.ts';
import { whatChanged } from '../../app/shell/what-changed.ts';
import { anyState } from './states.ts';

/** The instant is no choice; a frame and the pseudo-language are those of the link. */
const UNSET: readonly (keyof PageState)[] = ['t', 'isEmbedded', 'longStrings'];

it('each part of the state that is otherwise is named, the clock is not', () => {
  const named = new Set<string>();
  fc.assert(
    fc.property(anyState, anyState, (from, other) => {
      for (const part of Object.keys(from) as (keyof PageState)[]) {
        const to: PageState = { ...from, [part]: other[part] };
        const isSame = JSON.stringify(from[part]) === JSON.stringify(other[part]);
        const change = whatChanged(from, to);
        if (isSame || UNSET.includes(part)) expect(change, part).toBeNull();
        else if (part === 'choices') named.add(change?.what ?? 'nothing');
        else expect(change?.what, part).toBe(part);
      }
    }),
    { numRuns: 200, seed: 1 },
  );
  expect(named).toContain('situation');
  expect(named).not.toContain('nothing');
});

it('a switch is that of the stage on which it was thrown', () => {
  fc.assert(
    fc.property(anyState, (state) => {
      const { b } = state.choices;
      const scheme = b.scheme === 'http' ? 'https' : 'http';
      const next: PageState = { ...state, choices: { ...state.choices, b: { ...b, scheme } } };
      expect(whatChanged(state, next)).toMatchObject({ side: 'b' });
    }),
  );
});
