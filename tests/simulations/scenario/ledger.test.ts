// The latency ledger: what each arrangement costs in round trips, to the microsecond.
import { describe, expect, it } from 'vitest';
import { instant, libraryEntry, measure } from '../../../simulations/index.ts';
import { metricsAt } from '../../../simulations/metrics/metrics.ts';
import { simulate } from '../../../simulations/simulate.ts';

// Round trips in milliseconds: client–box, box–origin, client–origin.
const a = 10;
const b = 80;
const c = 90;

const LINES: readonly (readonly [id: string, ms: number])[] = [
  ['ledger-direct-http', 2 * c],
  ['ledger-direct-https', 3 * c],
  ['ledger-forward-http-cold', 2 * a + 2 * b],
  ['ledger-forward-http-warm', 2 * a + b],
  ['ledger-forward-http-hit', 2 * a],
  ['ledger-connect', 4 * a + 3 * b],
  ['ledger-gateway-hit', 3 * a],
  ['ledger-gateway-warm', 3 * a + b],
  ['ledger-gateway-cold-plain', 3 * a + 2 * b],
  ['ledger-gateway-cold-tls', 3 * a + 3 * b],
];

describe('latency ledger', () => {
  it.each(LINES)('%s takes %d ms', (id, ms) => {
    const scenario = libraryEntry(id)!.scenario();
    const { trace } = simulate(scenario);
    const { outcomes } = measure(trace);
    const alice = outcomes.filter(({ client }) => client === 'alice');
    expect(alice.map(({ latencyUs, status }) => [latencyUs, status])).toEqual([[ms * 1000, 200]]);
    const parts = Object.values(alice[0]!.waterfall).reduce((sum, part) => sum + part, 0);
    expect(parts).toBe(ms * 1000);
  });

  it('counts the same round trips on each link', () => {
    const { trace } = simulate(libraryEntry('ledger-connect')!.scenario());
    const [alice] = measure(trace).outcomes;
    expect(alice!.roundTrips).toEqual({ 'alice-proxy': 4, 'proxy-resolver': 1, 'proxy-shop': 3 });
    expect(alice!.waterfall).toEqual({
      dns: 0,
      tcp: (a + b) * 1000,
      connect: a * 1000,
      tls: (a + b) * 1000,
      http: (a + b) * 1000,
      queue: 0,
      service: 0,
    });
  });

  it('lets a hit keep the origin out', () => {
    const { trace } = simulate(libraryEntry('ledger-gateway-hit')!.scenario());
    const { originRequests, cache } = metricsAt(measure(trace), instant(2_000_000));
    expect(originRequests.byOrigin).toEqual({ shop: 1 });
    expect(cache).toEqual({ hitRatio: 0.5, outcomes: { hit: 1, 'fwd=uri-miss': 1, stored: 1 } });
  });
});
