// A broken promise of the simulator's own code stops the run, with its message.
import { expect, it } from 'vitest';
import { InvariantError, invariant } from '../../../simulations/kernel/invariant.ts';

it('lets pass what holds', () => {
  expect(() => {
    invariant(true, 'never said');
  }).not.toThrow();
});

it('throws its own kind of error, with the message', () => {
  const broken = (): void => {
    invariant(false, 'two servers have one job');
  };
  expect(broken).toThrow(InvariantError);
  expect(broken).toThrow('two servers have one job');
});

it('narrows the type for what follows', () => {
  const length = (text: string | null): number => {
    invariant(text !== null, 'a text is there');
    return text.length;
  };
  expect(length('four')).toBe(4);
});
