// What holds for every cache: age grows with the clock, freshness ends once, nothing private is shared, room is kept to.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { currentAge, freshnessLifetime, isFresh, staleFrom } from '../../simulations/caching/freshness.ts';
import { storability } from '../../simulations/caching/storability.ts';
import { createStore } from '../../simulations/caching/store.ts';
import { instant } from '../../simulations/kernel/time.ts';
import { EPOCH, SHARED, decided, kept, request, response } from '../simulations/caching/messages.ts';

const directive = fc.constantFrom(
  ...[
    'max-age=0',
    'max-age=7',
    'max-age=x',
    's-maxage=3',
    'public',
    'private',
    'no-store',
    'no-cache',
    'must-revalidate',
  ],
);
const otherField = fc.constantFrom(
  ...[
    'Age: 2',
    'Age: x',
    'Date: Sun, 06 Nov 1994 08:49:30 GMT',
    'Date: x',
    'Expires: Sun, 06 Nov 1994 08:49:50 GMT',
    'Expires: 0',
  ],
);
const anyResponse = fc
  .tuple(
    fc.array(directive, { maxLength: 3 }),
    fc.array(otherField, { maxLength: 3 }),
    fc.constantFrom(200, 206, 404, 500),
  )
  .map(([directives, others, status]) => response(status, `Cache-Control: ${directives.join(', ')}`, ...others));
const microseconds = fc.nat(20_000_000);

describe('freshness', () => {
  it('age grows as the clock does, and never lies below the time spent here', () => {
    fc.assert(
      fc.property(anyResponse, microseconds, microseconds, microseconds, (answer, delay, rest, more) => {
        const stored = kept(answer, { responseTime: instant(delay) });
        const age = currentAge(stored, instant(delay + rest), EPOCH);
        expect(age).toBeGreaterThanOrEqual(rest);
        expect(currentAge(stored, instant(delay + rest + more), EPOCH)).toBe(age + more);
      }),
    );
  });

  it('ends once: fresh before one instant, stale from it on', () => {
    fc.assert(
      fc.property(anyResponse, microseconds, microseconds, (answer, delay, rest) => {
        const stored = kept(answer, { responseTime: instant(delay) });
        const now = instant(delay + rest);
        expect(isFresh(stored, now, SHARED)).toBe(now < staleFrom(stored, SHARED));
        expect(freshnessLifetime(stored, SHARED).lifetime).toBeGreaterThanOrEqual(0);
      }),
    );
  });
});

it('a hit is fresh, allowed, and has a ttl that is not negative', () => {
  fc.assert(
    fc.property(anyResponse, microseconds, (answer, now) => {
      const stored = kept(answer);
      const decision = decided(request(), [stored], instant(now), SHARED);
      if (!decision.hit) return;
      expect(isFresh(stored, instant(now), SHARED)).toBe(true);
      expect(decision.ttl).toBeGreaterThanOrEqual(0);
      expect(answer.fields[0]?.value).not.toContain('no-cache');
    }),
  );
});

it('nothing private, forbidden or fetched with credentials is kept for sharing', () => {
  fc.assert(
    fc.property(anyResponse, fc.boolean(), (answer, hasCredentials) => {
      const asked = hasCredentials ? request('GET', 'Authorization: Basic YTpi') : request();
      const { storable } = storability(asked, answer, SHARED);
      const control = answer.fields[0]?.value ?? '';
      if (/private|no-store/u.test(control) || answer.status === 206) expect(storable).toBe(false);
      if (hasCredentials && !/public|s-maxage|must-revalidate/u.test(control)) expect(storable).toBe(false);
    }),
  );
});

it('the store keeps to its capacity and forgets as a list ordered by use would', () => {
  const step = fc.record({ key: fc.nat(9), isUse: fc.boolean() });
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 5 }), fc.array(step, { maxLength: 80 }), (capacity, steps) => {
      const store = createStore({ capacity });
      let model: { id: number; key: string }[] = [];
      steps.forEach(({ key, isUse }, id) => {
        const name = `GET http://shop.example/${String(key)}`;
        const there = model.find((entry) => entry.key === name);
        if (isUse) {
          const found = store.variants(name)[0];
          expect(found?.id).toBe(there?.id);
          if (!found || !there) return;
          store.touch(found.id);
          model = [...model.filter((entry) => entry !== there), there];
        } else {
          const evicted = store.put(kept(response(), { id, key: name }));
          model = [...model.filter((entry) => entry !== there), { id, key: name }];
          expect(evicted.map((entry) => entry.id)).toEqual(
            model.slice(0, Math.max(0, model.length - capacity)).map((e) => e.id),
          );
          model = model.slice(-capacity);
        }
        expect(store.entries().map((entry) => entry.id)).toEqual(model.map((entry) => entry.id));
        expect(store.size).toBe(model.length);
      });
    }),
  );
});
