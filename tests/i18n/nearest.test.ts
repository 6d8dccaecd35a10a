// A notice about a word that nobody knows names the words that could have been meant, and no more of them than one reads.
import { expect, it } from 'vitest';
import { nearest } from '../../app/i18n/nearest.ts';
import { MODES } from '../../simulations/index.ts';

const modes = MODES.map(({ id }) => id);

it('few words are all named, in their order', () => {
  expect(nearest('x', ['auto', 'light', 'dark'])).toEqual({ named: ['auto', 'light', 'dark'], left: 0 });
});

it.each([
  ['rp-cache', 'rp-cache-hit'],
  ['fwd-connnect', 'fwd-connect'],
  ['tls-intercept', 'fwd-tls-intercept'],
  ['tor', 'tor-https'],
])('of many, “%s” brings up %s among the first', (found, meant) => {
  const { named, left } = nearest(found, modes);
  expect(named).toContain(meant);
  expect(named.length + left).toBe(modes.length);
  expect(named.length).toBeLessThan(10);
});
