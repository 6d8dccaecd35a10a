// What a box has carried for others: between whom, how much, and how much of it was closed to it, in every mode in which somebody carries.
import { describe, expect, it } from 'vitest';
import { carriedOf } from '../../app/inspector/participant/carried-of.ts';
import { connectionsOf } from '../../app/inspector/participant/connections-of.ts';
import { MODES, instant, modeScenario, sentRecord, simulate, visible, type Trace } from '../../simulations/index.ts';

const END = instant(1e12);

function traceOf(id: string): Trace {
  const mode = MODES.find((one) => one.id === id);
  if (!mode) throw new Error(`no mode ${id}`);
  return simulate(modeScenario(mode)).trace;
}

describe('what is carried', () => {
  it.each([
    ['socks5-clear-local-dns', 'proxy', 'alice origin-1', 4, 2],
    ['socks5-tunnel-remote-dns', 'proxy', 'alice origin-1', 4, 2],
    ['tor-https', 'relay-1', 'alice relay-2', 8, 8],
    ['tor-https', 'relay-3', 'relay-2 origin-1', 4, 2],
    ['tor-http', 'relay-1', 'alice relay-2', 6, 6],
    ['tor-http', 'relay-3', 'relay-2 origin-1', 2, 0],
    ['ohttp', 'relay-1', 'alice origin-1', 2, 2],
    ['intercept-https-noca', 'proxy', 'alice origin-1', 6, 2],
    ['vpn-https', 'proxy', 'alice origin-1', 6, 2],
    ['vpn-http', 'proxy', 'alice origin-1', 4, 0],
    ['fwd-connect', 'proxy', 'alice origin-1', 4, 2],
  ] as const)('%s at %s: between %s, %i messages, %i of them closed', (mode, node, pair, messages, closed) => {
    const line = carriedOf(traceOf(mode), node, END).find(({ near, far }) => `${near} ${far}` === pair);
    expect(line).toMatchObject({ messages, closed });
  });

  it('is nothing at a box that reads what it passes on, and nothing before the first message', () => {
    expect(carriedOf(traceOf('fwd-http-elite'), 'proxy', END)).toEqual([]);
    expect(carriedOf(traceOf('rp-tls-terminate'), 'gateway', END)).toEqual([]);
    expect(carriedOf(traceOf('tor-https'), 'relay-1', instant(0))).toEqual([]);
  });

  const carriers = MODES.flatMap(({ id }) =>
    traceOf(id).header.nodes.flatMap((node) => (node.kind === 'tunnel-server' ? [[id, node.id] as const] : [])),
  );
  it.each(carriers)('%s: %s has carried something, and never says that it opened what is closed to it', (id, node) => {
    const trace = traceOf(id);
    const lines = carriedOf(trace, node, END);
    expect(lines.length).toBeGreaterThan(0);
    const open = trace.records.filter(
      (record) =>
        (record.kind === 'message.sent' && record.from === node) ||
        (record.kind === 'message.received' && record.to === node),
    );
    const read = open.filter((record) => {
      const sent = record.kind === 'message.sent' ? record : sentRecord(trace, record as never);
      return visible(sent, { at: 'node', node }).closed === null;
    });
    const said = lines.reduce((sum, { messages, closed }) => sum + messages - closed, 0);
    expect(said).toBeLessThanOrEqual(read.length);
  });
});

describe('connections of a box that carries', () => {
  it.each([
    ['vpn-https', 'proxy', [['alice', 1]]],
    ['vpn-http', 'alice', [['proxy', 1]]],
    ['intercept-https-noca', 'proxy', []],
    [
      'tor-https',
      'relay-2',
      [
        ['relay-1', 1],
        ['relay-3', 1],
      ],
    ],
    [
      'ohttp',
      'relay-1',
      [
        ['alice', 1],
        ['origin-1', 1],
      ],
    ],
  ] as const)('%s at %s: only those that end there', (mode, node, peers) => {
    const found = connectionsOf(traceOf(mode), node, END).map(({ peer, everOpened }) => [peer, everOpened]);
    expect(found).toEqual(peers);
  });
});
