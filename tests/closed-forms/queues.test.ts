// Queues against theory: the simulator's kernel, stations and policies meet the formulas within a 99.9 % interval no wider than 2 %.
import { describe, expect, it } from 'vitest';
import { exponential, lognormal, uniform } from '../../simulations/kernel/distributions.ts';
import type { AnyPolicy } from '../../simulations/queueing/balancing/policy.ts';
import { server } from '../../simulations/queueing/balancing/policy.ts';
import { policyFor } from '../../simulations/queueing/balancing/settings.ts';
import { estimateOf, TRUE, verdictOn } from './interval.ts';
import { shortestOfTwo } from './shortest-of-two.ts';
import type { Farm } from './stations.ts';
import { simulateFarm } from './stations.ts';

const ONE_STATION = { seed: 1, stations: 1, servers: 1, service: exponential(1) } as const;

/** L = λW (Little, Operations Research 9, 1961): number present, averaged over time, against throughput times mean sojourn. */
const littlesError = ({ sojourn, present, throughput }: ReturnType<typeof simulateFarm>): number =>
  Math.abs(present / (throughput * sojourn.mean) - 1);

describe('one station', () => {
  it('M/M/1: W = 1 / (μ − λ) (Kleinrock, "Queueing Systems" I, 1975, §3.2)', { timeout: 60_000 }, () => {
    const outcome = simulateFarm({ ...ONE_STATION, rate: 0.6, customers: 3_000_000 });
    expect(verdictOn(outcome.sojourn, 1 / (1 - 0.6))).toEqual(TRUE);
    expect(littlesError(outcome)).toBeLessThan(1e-4);
  });

  it('M/M/c: Erlang C (Kleinrock I, §3.5)', { timeout: 60_000 }, () => {
    const [servers, rate] = [3, 2.1];
    // C(c, a) by the Erlang B recursion: B(0) = 1, B(k) = a·B(k−1) / (k + a·B(k−1)); C = B / (1 − ρ(1 − B)).
    let blocked = 1;
    for (let k = 1; k <= servers; k += 1) blocked = (rate * blocked) / (k + rate * blocked);
    const waits = blocked / (1 - (rate / servers) * (1 - blocked));
    const outcome = simulateFarm({ ...ONE_STATION, servers, rate, customers: 3_000_000 });
    expect(verdictOn(outcome.sojourn, 1 + waits / (servers - rate))).toEqual(TRUE);
    expect(littlesError(outcome)).toBeLessThan(1e-4);
  });

  // Pollaczek–Khinchine: W = E[S] + λ E[S²] / 2(1 − ρ) (Kleinrock I, §5.7).
  it.each([
    ['lognormal, cv 1', lognormal(1, 1), 2],
    ['the same for all', uniform(1, 1), 1],
    ['uniform over 0.5 to 1.5', uniform(0.5, 1.5), 1 + 1 / 12],
  ] as const)('M/G/1, service %s', { timeout: 60_000 }, (_, service, secondMoment) => {
    const rate = 0.6;
    const outcome = simulateFarm({ ...ONE_STATION, service, rate, customers: 3_000_000 });
    expect(verdictOn(outcome.sojourn, 1 + (rate * secondMoment) / (2 * (1 - rate)))).toEqual(TRUE);
    expect(littlesError(outcome)).toBeLessThan(1e-4);
  });
});

/** Asks a policy as a gateway does: with what is in flight at each server, and what it remembers. */
function byPolicy(policy: AnyPolicy, stations: number): Pick<Farm, 'stations' | 'choose' | 'ended'> {
  const isUp = Array.from({ length: stations }, () => true);
  let state = policy.start;
  return {
    stations,
    choose(request, inFlight) {
      const choice = policy.choose(state, { isUp, inFlight, request });
      state = choice.state;
      if (choice.index === null) throw new RangeError('no server');
      return choice.index;
    },
    ended(index) {
      state = policy.ended?.(state, { index, isFailure: false }) ?? state;
    },
  };
}

const servers = (count: number): ReturnType<typeof server>[] =>
  Array.from({ length: count }, (_, i) => server(`127.0.0.1:${String(21_001 + i)}`));

describe('several stations', () => {
  it.each([
    ['nginx least_conn', { product: 'nginx', policy: 'least_conn' }],
    ['HAProxy leastconn', { product: 'haproxy', policy: 'leastconn', allBackups: false }],
  ] as const)('%s joins the shortest of two queues', { timeout: 60_000 }, (_, settings) => {
    const rate = 1;
    const farm = byPolicy(policyFor(settings, servers(2), 1), 2);
    const outcome = simulateFarm({ ...ONE_STATION, ...farm, rate, customers: 700_000 });
    expect(verdictOn(outcome.sojourn, shortestOfTwo(rate))).toEqual(TRUE);
    expect(littlesError(outcome)).toBeLessThan(1e-4);
  });

  /*
   * Supermarket model: with many queues the share of those with at least i customers tends to λ^(2^i − 1), so W = Σ λ^(2^i − 2), i ≥ 1
   * (Mitzenmacher, IEEE TPDS 12, 2001, §2; Vvedenskaya, Dobrushin, Karpelevich, Problems of Information Transmission 32, 1996). A
   * hundred queues lie about 0.1 % above the limit at λ = 0.5 (Mitzenmacher's table 1).
   */
  it('nginx random two least_conn: the power of two choices', { timeout: 60_000 }, () => {
    const [stations, load] = [100, 0.5];
    let exact = 0;
    for (let exponent = 0; exponent < 1000; exponent = 2 * exponent + 2) exact += load ** exponent;
    const policy = policyFor({ product: 'nginx', policy: 'random', candidates: 2 }, servers(stations), 1);
    const farm = byPolicy(policy, stations);
    const outcome = simulateFarm({ ...ONE_STATION, ...farm, rate: load * stations, customers: 300_000 });
    expect(verdictOn(outcome.sojourn, exact)).toEqual(TRUE);
  });

  it('nginx random: each queue is an M/M/1 of its own', { timeout: 60_000 }, () => {
    const policy = policyFor({ product: 'nginx', policy: 'random', candidates: 1 }, servers(8), 1);
    const outcome = simulateFarm({ ...ONE_STATION, ...byPolicy(policy, 8), rate: 2.4, customers: 600_000 });
    expect(verdictOn(outcome.sojourn, 1 / (1 - 0.3))).toEqual(TRUE);
  });
});

describe('the check itself', () => {
  it('refuses a wrong mean and a wide interval', () => {
    const spread = Array.from({ length: 100 }, (_, i) => 1 + (i % 2 === 0 ? 0.02 : -0.02));
    expect(verdictOn(estimateOf(spread), 1)).toEqual(TRUE);
    expect(verdictOn(estimateOf(spread), 1.01).isInside).toBe(false);
    expect(verdictOn(estimateOf(spread.map((value) => 1 + 3 * (value - 1))), 1).isNarrow).toBe(false);
  });

  it('sees a queue that is not the formula’s', { timeout: 60_000 }, () => {
    const { sojourn } = simulateFarm({ ...ONE_STATION, rate: 0.65, customers: 500_000 });
    expect(verdictOn(sojourn, 1 / (1 - 0.6)).isInside).toBe(false);
  });
});
