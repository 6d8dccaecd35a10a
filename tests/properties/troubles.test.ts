// What must hold however much goes wrong, at boxes of every product and at the standards' own: over generated worlds.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hopByHopNames } from '../../simulations/http/hop-by-hop.ts';
import { valueOf } from '../../simulations/http/fields.ts';
import type { Response } from '../../simulations/http/message.ts';
import { simulate } from '../../simulations/simulate.ts';
import type { Trace } from '../../simulations/trace/trace.ts';
import { innermost } from '../../simulations/wire/payload.ts';
import type { Profile } from '../simulations/any-troubles.ts';
import { anyTrouble } from '../simulations/any-troubles.ts';

const RUNS = { numRuns: 250 } as const;

it('every request is answered or failed, once', { timeout: 60_000 }, () => {
  fc.assert(
    fc.property(anyTrouble, ({ scenario }) => {
      const { records } = simulate(scenario).trace;
      const open = new Set<number>();
      for (const record of records) {
        if (record.kind === 'exchange.wanted') open.add(record.exchange);
        if (record.kind !== 'exchange.finished') continue;
        expect(open.delete(record.exchange)).toBe(true);
        expect(record.status !== null || record.failure !== null).toBe(true);
      }
      expect([...open]).toEqual([]);
    }),
    RUNS,
  );
});

it('a box that keeps to the standard passes no hop-by-hop field on (RFC 9110 §7.6.1)', { timeout: 60_000 }, () => {
  fc.assert(
    fc.property(anyTrouble, ({ profile, scenario }) => {
      if (profile !== 'rfc') return;
      for (const record of simulate(scenario).trace.records) {
        if (record.kind !== 'message.rewritten') continue;
        // How a message is framed on a hop, and whether that hop's connection stays, is each hop's own to say (RFC 9112 §6.1, §9.6).
        const names = hopByHopNames(record.received.fields)
          .map((name) => name.toLowerCase())
          .filter((name) => name !== 'transfer-encoding' && name !== 'connection');
        const sent = record.forwarded.fields.filter(({ name, value }) => {
          const isSame = record.received.fields.some((field) => field.name === name && field.value === value);
          return isSame && names.includes(name.toLowerCase());
        });
        expect(sent).toEqual([]);
      }
    }),
    RUNS,
  );
});

/** Seconds for which the fields alone say that a response is fresh, worked out apart from the rules under test. */
function lifetimeSaid({ fields }: Response): number {
  const said = valueOf(fields, 'Cache-Control') ?? '';
  const number = (name: string): number | null => {
    const found = new RegExp(`(?:^|[, ])${name}=(\\d+)`, 'u').exec(said)?.[1];
    return found === undefined ? null : Number(found);
  };
  if (/\bno-cache\b/u.test(said)) return 0;
  return number('s-maxage') ?? number('max-age') ?? Infinity;
}

/** The rules that let a stale response be used: RFC 9111 §4.2.4 and §5.2.1.2, RFC 5861, and the products' own ways with it. */
const STALE_RULES =
  /RFC 5861|RFC 9111 §4\.2\.4|RFC 9111 §5\.2\.1\.2|use_stale|stale-while-revalidate|updating|grace|max_stale|max-stale|refresh failed/u;

interface Use {
  readonly isPastLife: boolean;
  readonly section: string;
}

/** Products that count in the whole seconds of the clock; to them a second has passed when the clock shows another. */
const COUNTS_SECONDS: readonly Profile[] = ['nginx', 'squid'];

/** Each use of a stored response, with whether it came past the lifetime that its fields said. */
function usesIn({ records }: Trace, profile: Profile): Use[] {
  const clock = (at: number): number =>
    COUNTS_SECONDS.includes(profile) ? Math.floor(at / 1_000_000) : at / 1_000_000;
  const kept = new Map<number, { readonly from: number; readonly response: Response }>();
  const uses: Use[] = [];
  for (const record of records) {
    if (record.kind === 'cache.stored' || record.kind === 'cache.freshened') {
      kept.set(record.storedResponse, { from: record.at, response: record.response });
    }
    const used =
      record.kind === 'cache.hit' && record.decision.hit
        ? record.decision
        : record.kind === 'cache.reused'
          ? record
          : null;
    const stored = used ? kept.get(used.storedResponse) : undefined;
    if (!used || !stored) continue;
    const ageS = clock(record.at) - clock(stored.from);
    uses.push({ isPastLife: ageS > lifetimeSaid(stored.response), section: used.section });
  }
  return uses;
}

describe('a stored response', () => {
  it('is used past its freshness only by a rule that says so', { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(anyTrouble, ({ profile, scenario }) => {
        const unlawful = usesIn(simulate(scenario).trace, profile).filter(
          ({ isPastLife, section }) => isPastLife && !STALE_RULES.test(section),
        );
        expect(unlawful).toEqual([]);
      }),
      RUNS,
    );
  });

  it('is used at all in these worlds, fresh and stale: the property is no empty one', { timeout: 60_000 }, () => {
    const uses = fc
      .sample(anyTrouble, { numRuns: 300, seed: 4 })
      .flatMap(({ profile, scenario }) => usesIn(simulate(scenario).trace, profile));
    expect(uses.filter(({ isPastLife }) => !isPastLife).length).toBeGreaterThan(5);
    expect(uses.filter(({ isPastLife }) => isPastLife).length).toBeGreaterThan(2);
  });
});

it('what is sent is received, lost or still under way at the end, and never twice', { timeout: 60_000 }, () => {
  fc.assert(
    fc.property(anyTrouble, ({ scenario }) => {
      const { records } = simulate(scenario).trace;
      const under = new Set<number>();
      for (const record of records) {
        if (record.kind === 'message.sent') under.add(record.transmission);
        if (record.kind === 'message.received' || record.kind === 'message.lost')
          expect(under.delete(record.transmission)).toBe(true);
      }
    }),
    RUNS,
  );
});

it('a server sees no request that its box did not send', { timeout: 60_000 }, () => {
  fc.assert(
    fc.property(anyTrouble, ({ scenario }) => {
      const { records, header } = simulate(scenario).trace;
      const origins = new Set(header.nodes.filter(({ kind }) => kind === 'origin-server').map(({ id }) => id));
      for (const record of records) {
        if (record.kind !== 'message.sent' || !origins.has(record.to)) continue;
        expect(record.from).toBe('box');
        expect(innermost(record.payload).kind).not.toBe('http-response');
      }
    }),
    RUNS,
  );
});
