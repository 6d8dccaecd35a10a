// What holds for the cache as a whole, whatever is asked and said, under every product's rules: nothing is used past its time without leave,
// room is kept to, and the same story ends in the same way.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createEngine } from '../../simulations/caching/engine.ts';
import { policyFor } from '../../simulations/caching/policies/index.ts';
import type { CachingSettings } from '../../simulations/http/caching-settings.ts';
import { NGINX_CACHING, RFC_CACHING, SQUID_CACHING, VARNISH_CACHING } from '../../simulations/http/caching-settings.ts';
import { messageBytes } from '../../simulations/http/message.ts';
import type { Step } from '../simulations/caching/situations.ts';
import { fieldOf, happens } from '../simulations/caching/situations.ts';
import { EPOCH, request, response, seconds } from '../simulations/caching/messages.ts';

const control = fc.constantFrom(
  ...['max-age=0', 'max-age=5', 'max-age=60', 's-maxage=3', 'no-cache, max-age=60', 'no-store', 'private, max-age=9'],
  ...['max-age=3, must-revalidate', 'max-age=3, stale-while-revalidate=4', 'max-age=3, stale-if-error=4', 'public'],
  ...['max-age=99999999999999999999', 'max-age=-1', 'max-age="7"', 'max-age=7, max-age=1', ''],
);
const wish = fc.constantFrom(...['', '', '', 'no-cache', 'max-age=1', 'max-stale=2', 'max-stale', 'min-fresh=2']);
const step: fc.Arbitrary<Step> = fc
  .record({
    control,
    wish,
    after: fc.integer({ min: 0, max: 7 }),
    path: fc.constantFrom('/', '/a'),
    status: fc.constantFrom(200, 200, 200, 404, 503),
    isLost: fc.integer({ min: 0, max: 9 }).map((draw) => draw === 0),
    tag: fc.constantFrom('', '"a"', '"b"'),
  })
  .map(({ control: says, wish: asks, tag, ...rest }) => ({
    ...rest,
    says: [...(says === '' ? [] : [`Cache-Control: ${says}`]), ...(tag === '' ? [] : [`ETag: ${tag}`])],
    asks: asks === '' ? [] : [`Cache-Control: ${asks}`],
  }));
const story = fc.array(step, { maxLength: 8 });

it('a response of the standard’s cache is never used past its freshness unless a rule allows it', async () => {
  await fc.assert(
    fc.asyncProperty(story, async (steps) => {
      const told = await happens(steps);
      for (const [place, { asked, response: given }] of told.entries()) {
        if (asked > 0 || given.status >= 500) continue;
        const age = Number(fieldOf(given, 'Age'));
        const said = fieldOf(given, 'Cache-Control') ?? '';
        expect(said).not.toMatch(/no-cache|no-store|private/u);
        const lifetime = Number(/s-maxage=(\d+)/u.exec(said)?.[1] ?? /max-age="?(\d+)/u.exec(said)?.[1] ?? 0);
        const isTaken = /max-stale/u.test(steps[place]?.asks?.[0] ?? '') && !/s-maxage|must-revalidate/u.test(said);
        if (!isTaken && !said.includes('while-revalidate')) expect(age).toBeLessThan(Math.max(lifetime, 1));
        if (!isTaken && said.includes('while-revalidate')) expect(age).toBeLessThan(lifetime + 4);
      }
    }),
    { numRuns: 200 },
  );
});

it.each(['rfc', 'nginx', 'squid', 'varnish'] as const)('the same story ends in the same way (%s)', async (profile) => {
  await fc.assert(
    fc.asyncProperty(story, async (steps) => {
      expect(await happens(steps, profile)).toEqual(await happens(steps, profile));
    }),
    { numRuns: 40 },
  );
});

it.each<CachingSettings>([RFC_CACHING, NGINX_CACHING, SQUID_CACHING, VARNISH_CACHING])(
  'the store keeps to its room ($rules)',
  (settings) => {
    const ask = fc.record({ path: fc.nat(9), bytes: fc.nat(400), says: control, after: fc.nat(3) });
    fc.assert(
      fc.property(fc.array(ask, { maxLength: 60 }), fc.integer({ min: 1, max: 6 }), (asks, capacity) => {
        const maxBytes = 1500;
        const engine = createEngine({ policy: policyFor(settings, EPOCH), capacity, maxBytes, epochSeconds: EPOCH });
        let now = 0;
        for (const [id, { path, bytes, says, after }] of asks.entries()) {
          now += after;
          const target = {
            scheme: 'http',
            host: 'shop.example',
            port: null,
            path: `/${String(path)}`,
            query: null,
          } as const;
          const effects = engine.ask(id, request(), target, seconds(now));
          const answer = { ...response(200, `Cache-Control: ${says}`), content: { text: '', bytes } };
          for (const effect of effects) {
            if (effect.effect !== 'forward') continue;
            engine.arrived(effect.fetch, answer, { exchange: id, from: 'shop' }, seconds(now + 0.1));
          }
          const stored = engine.stored();
          expect(stored.length).toBeLessThanOrEqual(capacity);
          expect(stored.reduce((sum, held) => sum + messageBytes(held.response), 0)).toBeLessThanOrEqual(maxBytes);
        }
      }),
      { numRuns: 60 },
    );
  },
);
