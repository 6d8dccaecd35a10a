// What the inspector says of a participant: folds over the records, here of runs whose numbers can be counted by other means.
import { describe, expect, it } from 'vitest';
import { doorOf } from '../../app/inspector/participant/door-of.ts';
import { connectionsOf } from '../../app/inspector/participant/connections-of.ts';
import { serversOf } from '../../app/inspector/participant/servers-of.ts';
import { shelfOf } from '../../app/inspector/participant/shelf-of.ts';
import { workOf } from '../../app/inspector/participant/work-of.ts';
import { situationOf } from '../../app/shell/scenario-of.ts';
import { composeScenario, instant, simulate, type Intervention, type Trace } from '../../simulations/index.ts';

const situation = situationOf('first-screen');
const { b } = situation.opens!;

function reverse(interventions: readonly Intervention[] = []): Trace {
  return simulate(composeScenario(situation, { ...b, gatewayCache: false }, { interventions })).trace;
}

const END = instant(1e12);
const GATEWAY = situation.gateway.id;
const [FIRST = '', SECOND = ''] = situation.origins.ids;

describe('the servers behind a box', () => {
  const trace = reverse();
  it('were chosen as often as they were asked, and owe nothing at the end', () => {
    const asked = (server: string): number =>
      trace.records.filter(
        ({ kind, ...record }) => kind === 'service.started' && 'node' in record && record.node === server,
      ).length;
    const lines = serversOf(trace, GATEWAY, END);
    expect(lines.map(({ server }) => server)).toEqual(situation.origins.ids.slice(0, b.origins));
    for (const { server, chosen, inFlight, failed } of lines) {
      expect([chosen, inFlight, failed]).toEqual([asked(server), 0, 0]);
    }
    expect(lines.reduce((sum, { chosen }) => sum + chosen, 0)).toBeGreaterThan(10);
  });
  it('owe what they work on', () => {
    const started = trace.records.find(({ kind }) => kind === 'service.started')!;
    const busy = serversOf(trace, GATEWAY, started.at).filter(({ inFlight }) => inFlight > 0);
    expect(busy).toHaveLength(1);
    expect(workOf(trace, busy[0]!.server, started.at)).toMatchObject({ working: 1, waiting: 0, done: 0 });
  });
  it('fail where one is stopped, and only there', () => {
    const stopped = reverse([{ atMs: 0, patch: 'stop-server', node: FIRST }]);
    const lines = new Map(serversOf(stopped, GATEWAY, END).map((line) => [line.server, line]));
    expect(lines.get(FIRST)!.failed).toBeGreaterThan(0);
    expect(lines.get(SECOND)!.failed).toBe(0);
    expect(workOf(stopped, FIRST, END)).toMatchObject({ isStopped: true, done: 0 });
  });
  it('are none for a participant that has no servers', () => {
    expect(serversOf(trace, FIRST, END)).toEqual([]);
    expect(workOf(trace, GATEWAY, END)).toBeNull();
  });
});

describe('the shelf of a cache', () => {
  const { trace } = simulate(composeScenario(situation, b));
  const at = (second: number) => shelfOf(trace, GATEWAY, instant(second * 1e6), 6);
  const stored = trace.records.flatMap((record) => (record.kind === 'cache.stored' ? [record] : []));
  const [first] = stored;
  it('is not there before the cache is asked, and where there is none', () => {
    expect(at(0)).toBeNull();
    expect(shelfOf(trace, FIRST, END, 6)).toBeNull();
  });
  it('holds what was stored, fresh for as long as the response says', () => {
    const line = shelfOf(trace, GATEWAY, first!.at, 6)!.lines[0]!;
    expect(line).toMatchObject({
      number: first!.storedResponse,
      ageSeconds: 0,
      freshSeconds: 10,
      use: 'fresh',
      answered: 0,
    });
    expect(line.key).toBe(first!.key);
    expect(line.share).toBeCloseTo(1, 1);
    const later = shelfOf(trace, GATEWAY, instant(first!.at + 9.5e6), 6)!.lines.find(
      ({ number }) => number === line.number,
    )!;
    expect(later).toMatchObject({ ageSeconds: 9, freshSeconds: 1, use: 'fresh' });
    expect(later.share).toBeLessThan(0.2);
  });
  it('counts what it answered as often as there were hits', () => {
    const hits = trace.records.filter(({ kind }) => kind === 'cache.hit').length;
    const ever = new Map<number, number>();
    for (const { at: instantOf } of trace.records) {
      for (const { number, answered } of shelfOf(trace, GATEWAY, instantOf, 1)?.lines ?? []) ever.set(number, answered);
    }
    expect([...ever.values()].reduce((sum, count) => sum + count, 0)).toBe(hits);
    expect(hits).toBeGreaterThan(5);
  }, 30_000);
  it('tells the last decisions, the newest first, each with its rule', () => {
    const decisions = at(30)!.decisions;
    expect(decisions).toHaveLength(6);
    expect([...decisions].sort((one, other) => other.record - one.record)).toEqual(decisions);
    for (const { kind, section } of decisions) if (kind === 'forward') expect(section).toMatch(/^RFC 9111 §/u);
  });
});

describe('the door of a box', () => {
  const burst: readonly Intervention[] = Array.from({ length: 8 }, () => ({
    atMs: 1000,
    patch: 'send-request' as const,
    client: 'alice',
    scheme: 'http' as const,
    host: situation.host,
    path: '/cart',
  }));
  const limited = (gatewayRateLimit: 'refuse' | 'delay' | 'burst'): Trace =>
    simulate(composeScenario(situation, { ...b, gatewayProfile: 'nginx', gatewayRateLimit }, { interventions: burst }))
      .trace;
  const at = instant(1.5e6);
  it('counts who came, and names the rule that turned somebody away', () => {
    const door = doorOf(limited('refuse'), GATEWAY, at, 3)!;
    expect(door).toMatchObject({ admitted: 2 + 1, delayed: 0, refused: 7 });
    expect(door.latest).toHaveLength(3);
    expect(door.latest.every(({ rule, status, client }) => rule === 'rate' && status === 503 && client !== '')).toBe(
      true,
    );
  });
  it('tells waiting from refusal', () => {
    expect(doorOf(limited('delay'), GATEWAY, at, 3)).toMatchObject({ admitted: 3, delayed: 4, refused: 3 });
    expect(doorOf(limited('burst'), GATEWAY, at, 3)).toMatchObject({ admitted: 7, delayed: 0, refused: 3 });
  });
});

describe('connections', () => {
  const trace = reverse();
  it('are as many at one end as at the other', () => {
    for (const second of [1, 5, 20]) {
      const at = instant(second * 1e6);
      const here = connectionsOf(trace, GATEWAY, at);
      for (const { peer, everOpened } of here) {
        const there = connectionsOf(trace, peer, at).find((line) => line.peer === GATEWAY);
        expect(there?.everOpened).toBe(everOpened);
      }
      expect(here.every(({ open, everOpened }) => open <= everOpened)).toBe(true);
    }
  });
  it('are none before the first', () => {
    expect(connectionsOf(trace, GATEWAY, instant(0))).toEqual([]);
  });
});
