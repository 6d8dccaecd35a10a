// What the inspector says of a participant: folds over the records, here of runs whose numbers can be counted by other means.
import { describe, expect, it } from 'vitest';
import { connectionsOf } from '../../app/inspector/participant/connections-of.ts';
import { serversOf } from '../../app/inspector/participant/servers-of.ts';
import { workOf } from '../../app/inspector/participant/work-of.ts';
import { situationOf } from '../../app/shell/shelf.ts';
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
