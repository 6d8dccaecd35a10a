// What a stop leaves behind: no request hangs on a connection that is gone, and the end of a connection is never under the TLS that it carried.
import { describe, expect, it } from 'vitest';
import type { Intervention, Setup, Trace } from '../../../simulations/index.ts';
import { FIRST_SCREEN, composeScenario, simulate } from '../../../simulations/index.ts';

const opens = FIRST_SCREEN.opens!;

const stoppedFor = (setup: Setup, node: string, atMs: number): Trace => {
  const interventions: Intervention[] = [
    { atMs, patch: 'stop-server', node },
    { atMs: 9000, patch: 'start-server', node },
  ];
  return simulate(composeScenario(FIRST_SCREEN, setup, { interventions })).trace;
};

const CASES: readonly (readonly [name: string, setup: Setup, node: string])[] = [
  ['a forward proxy', { ...opens.a, proxyCache: false }, 'proxy'],
  ['a forward proxy with tunnels', { ...opens.a, scheme: 'https' }, 'proxy'],
  ['a gateway', { ...opens.b, gatewayCache: false }, 'gateway'],
  ['a gateway where TLS ends', { ...opens.b, scheme: 'https', gatewayCache: false }, 'gateway'],
  ['a server behind a gateway', { ...opens.b, gatewayCache: false }, 'origin-1'],
  ['a server over TLS', { ...opens.a, clientSide: 'none', dns: 'plain-isp', scheme: 'https' }, 'origin-1'],
];

describe.each(CASES)('when %s stops and starts again', (_name, setup, node) => {
  it.each([2030, 2061, 3000])('at %d ms, every request is answered or given up', (atMs) => {
    const { records } = stoppedFor(setup, node, atMs);
    const open = new Set<number>();
    for (const record of records) {
      if (record.kind === 'exchange.wanted') open.add(record.exchange);
      if (record.kind === 'exchange.finished') open.delete(record.exchange);
    }
    expect([...open]).toEqual([]);
  });

  it('a stopped node calls nobody and answers nothing but calls, with a refusal', () => {
    const { records } = stoppedFor(setup, node, 2061);
    const stop = records.findIndex(({ kind }) => kind === 'intervention.applied');
    const start = records.findLastIndex(({ kind }) => kind === 'intervention.applied');
    const said = records
      .slice(stop, start)
      .flatMap((record) => (record.kind === 'message.sent' && record.from === node ? [record.payload.kind] : []));
    expect(said.length).toBeGreaterThan(0);
    expect(new Set(said)).toEqual(new Set(['tcp-reset']));
  });
});

it('the end of a connection is legible to everybody on the way, whatever the connection carried', () => {
  const { records } = stoppedFor({ ...opens.b, scheme: 'https', gatewayCache: false }, 'gateway', 2061);
  const carried = records.flatMap((record) => (record.kind === 'message.sent' ? [record.payload] : []));
  expect(carried.some(({ kind }) => kind === 'tcp-reset')).toBe(true);
  expect(carried.filter((payload) => payload.kind === 'sealed' && payload.inner.kind.startsWith('tcp-'))).toEqual([]);
});
