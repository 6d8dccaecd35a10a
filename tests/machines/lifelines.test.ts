// Lifelines: what they say of one exchange, that equal lives share their states, and that they cost a look-up a record.
import { expect, it } from 'vitest';
import { lifelinesOf } from '../../app/machines/lifelines.ts';
import { FIRST_SCREEN, composeScenario, simulate } from '../../simulations/index.ts';
import type { Demand, Scenario, Trace } from '../../simulations/index.ts';
import { firstScreenRuns, modeRuns } from './runs.ts';

const traceOf = (name: string): Trace => [...modeRuns, ...firstScreenRuns].find((run) => run.name === name)!.trace;

it('tells a tunnel from a proxy that reads, whatever the header calls the box', () => {
  const machineAt = (name: string, node: string) =>
    lifelinesOf(traceOf(name)).find((life) => life.node === node)?.machine;
  expect(machineAt('fwd-connect', 'proxy')).toBe('tunnel');
  expect(machineAt('fwd-tls-intercept', 'proxy')).toBe('forward-proxy');
  expect(machineAt('rp-tls-passthrough', 'gateway')).toBe('tunnel');
  expect(machineAt('rp-tls-terminate', 'gateway')).toBe('gateway');
});

it('tells how a server that carries bytes was asked to, by each way of asking', () => {
  const lifeAt = (name: string, node: string): readonly string[] | undefined =>
    lifelinesOf(traceOf(name)).find((life) => life.node === node)?.states;
  const asked = ['is greeted', 'has agreed to listen', 'is asked to carry'];
  const reached = ['calls the far end', 'has reached the far end', 'has granted the way', 'passes bytes on'];
  const called = ['is being called', 'is connected'];
  const secured = [...called, 'agrees on keys for the way'];
  const named = ['asks for the address', 'knows the address'];
  expect(lifeAt('socks5-clear-local-dns', 'proxy')).toEqual([...called, ...asked, ...reached]);
  expect(lifeAt('socks5-clear-remote-dns', 'proxy')).toEqual([...called, ...asked, ...named, ...reached]);
  expect(lifeAt('tor-https', 'relay-2')).toEqual([...secured, ...asked, ...reached]);
  expect(lifeAt('tor-https', 'relay-3')).toEqual([...secured, ...asked, ...named, ...reached]);
  const handed = 'is handed something to pass on';
  expect(lifeAt('vpn-https', 'proxy')).toEqual([...secured, handed, 'passes packets on']);
  const answered = ['waits for the far end', 'has the closed answer', 'has passed the answer back'];
  const atGateway = ['calls the far end', 'has reached the far end', ...answered];
  expect(lifeAt('ohttp', 'relay-1')).toEqual([...secured, handed, ...named, ...atGateway]);
  expect(lifeAt('intercept-https-noca', 'proxy')).toEqual([
    'is being called',
    'calls the far end',
    'passes packets on',
  ]);
});

it('tells the life of one exchange at one participant, in order and with instants', () => {
  const [life] = lifelinesOf(traceOf('rp-http')).filter(({ node }) => node === 'gateway');
  expect(life?.states).toEqual([
    'is being called',
    'is connected',
    'has the request',
    'has chosen a server',
    'calls the server',
    'has reached the server',
    'has made its request',
    'waits for the server',
    'has the server’s answer',
    'has made its answer',
    'has answered',
  ]);
  expect([...life!.at]).toEqual([...life!.at].sort((a, b) => a - b));
});

it('is plain data: a structured clone says the same', () => {
  const lifelines = lifelinesOf(traceOf('cdn-full'));
  expect(structuredClone(lifelines)).toEqual(lifelines);
});

it('shares the states of lives that took the same path', () => {
  const lifelines = lifelinesOf(traceOf('first screen, forward'));
  const texts = new Set(lifelines.map(({ states }) => states.join(' > ')));
  expect(new Set(lifelines.map(({ states }) => states)).size).toBe(texts.size);
  expect(texts.size).toBeLessThan(lifelines.length / 4);
});

const busy = (requests: number): Trace => {
  const demand: Omit<Demand, 'scheme' | 'host'> = {
    ...FIRST_SCREEN.episodes[0]!.workload.at(-1)!,
    when: { requestsPerSecond: 20, fromMs: 0, untilMs: (requests / 60) * 1000 },
  };
  const situation = {
    ...FIRST_SCREEN,
    horizonMs: (requests / 60) * 1000,
    episodes: [{ ...FIRST_SCREEN.episodes[0]!, workload: [demand] }],
  };
  const scenario: Scenario = composeScenario(situation, FIRST_SCREEN.opens!.b);
  return simulate(scenario).trace;
};

it('costs about the same a record however long the run', () => {
  const perRecord = (trace: Trace): number => {
    let best = Infinity;
    for (let round = 0; round < 3; round += 1) {
      const before = process.cpuUsage();
      lifelinesOf(trace);
      const { user, system } = process.cpuUsage(before);
      best = Math.min(best, (user + system) / trace.records.length);
    }
    return best;
  };
  const short = busy(1000);
  const long = busy(12_000);
  expect(long.records.length).toBeGreaterThan(8 * short.records.length);
  perRecord(short); // warm
  expect(perRecord(long)).toBeLessThan(4 * perRecord(short));
});
