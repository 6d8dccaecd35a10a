// Varnish's directors that weigh: shares, and keys that fall where they fell on the product.
import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { server } from '../../../../simulations/queueing/balancing/policy.ts';
import { sha256 } from '../../../../simulations/queueing/balancing/varnish/sha256.ts';
import { varnishHash, varnishRandom } from '../../../../simulations/queueing/balancing/varnish/weighted.ts';

const among = (...weights: number[]) => weights.map((weight, place) => server(`s${String(place)}`, { weight }));

it('makes the digests that the platform makes', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary-ascii', maxLength: 200 }), (text) => {
      const own = sha256(text).map((word) => word.toString(16).padStart(8, '0'));
      expect(own.join('')).toBe(createHash('sha256').update(text, 'latin1').digest('hex'));
    }),
  );
});

it('gives each address to whom Varnish 7.1.1 gave it', () => {
  const policy = varnishHash(among(2, 0.5, 2, 1));
  const isUp = [true, true, true, true];
  const owners = Array.from({ length: 30 }, (_, number) => {
    const { index } = policy.choose(null, { isUp, key: `/item/${String(number + 21)}` });
    return 'ABCD'[index ?? 9];
  });
  expect(owners.join('')).toBe('ABAACCDDAACDCBDCAABAACCDAAAAAA');
});

it('draws lots among the healthy by their weights', () => {
  const policy = varnishRandom(among(3, 1, 100), 7);
  const counts = [0, 0, 0];
  for (let request = 1; request <= 4000; request += 1) {
    const { index } = policy.choose(0, { isUp: [true, true, false], request });
    counts[index ?? 2]! += 1;
  }
  expect(counts[2]).toBe(0);
  expect(counts[0]! / 4000).toBeGreaterThan(0.72);
  expect(counts[0]! / 4000).toBeLessThan(0.78);
  expect(policy.choose(0, { isUp: [false, false, false] }).index).toBeNull();
});
