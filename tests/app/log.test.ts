// The logs of servers and boxes, against what their products' documents say a line looks like.
import { describe, expect, it } from 'vitest';
import { formatOf } from '../../app/inspector/participant/log-formats.ts';
import { logOf } from '../../app/inspector/participant/log-of.ts';
import { composeScenario, modeOf, PLAIN_SETUP, simulate, type Instant, type Setup } from '../../simulations/index.ts';
import { BASE_EXCHANGE, modeScenario, type Trace } from '../../simulations/index.ts';

const END = Infinity as Instant;

function linesOf(trace: Trace, node: string, t = END): readonly string[] {
  const head = trace.header.nodes.find(({ id }) => id === node);
  const format = formatOf(head?.kind === 'origin-server' ? null : (head?.product ?? null));
  return logOf(trace, node, t).map((entry) => format.line(entry, trace.header.epochSeconds));
}

const runMode = (id: string): Trace => {
  const mode = modeOf(id);
  if (!mode) throw new RangeError(id);
  return simulate(modeScenario(mode)).trace;
};
const order = (change: Partial<Setup>): Trace =>
  simulate(composeScenario(BASE_EXCHANGE, { ...PLAIN_SETUP, ...change })).trace;
const GATEWAY: Partial<Setup> = { serverSide: 'gateway', gatewayTls: 'none', origins: 1 };

describe('the log of an origin', () => {
  it('begins with the address that it believes: the lie under one rule, the truth under the other', () => {
    const [lie = ''] = linesOf(runMode('rp-xff-spoof-leftmost'), 'origin-1');
    const [truth = ''] = linesOf(runMode('rp-xff-spoof-rightmost-trusted'), 'origin-1');
    const rest = ' - - [02/Mar/2026:09:00:00 +0000] "POST /account/orders?id=42 HTTP/1.1" 201 41 "-" "Browser/1.0"';
    expect(lie).toBe(`198.51.100.99${rest}`);
    expect(truth).toBe(`203.0.113.7${rest}`);
  });

  it('has no line before the answer has left', () => {
    const trace = runMode('rp-http');
    const left = trace.records.find(
      (record) => record.kind === 'message.sent' && record.payload.kind === 'http-response',
    );
    const at = (left?.at ?? 0) as Instant;
    expect(linesOf(trace, 'origin-1', (at - 1) as Instant)).toEqual([]);
    expect(linesOf(trace, 'origin-1', at)).toHaveLength(1);
  });
});

describe('the log of a box', () => {
  it('is nginx’s combined format', () => {
    expect(linesOf(order({ ...GATEWAY, gatewayProfile: 'nginx' }), 'gateway')).toEqual([
      '203.0.113.7 - - [02/Mar/2026:09:00:00 +0000] "POST /account/orders?id=42 HTTP/1.1" 201 41 "-" "Browser/1.0"',
    ]);
  });

  it('is HAProxy’s HTTP log format, with its timers', () => {
    const [line = ''] = linesOf(order({ ...GATEWAY, gatewayProfile: 'haproxy' }), 'gateway');
    // The call and the answer each take 1 ms to the server and back, the work 10 ms.
    expect(line).toMatch(
      /^203\.0\.113\.7:\d+ \[02\/Mar\/2026:09:00:00\.\d{3}\] site servers\/origin-1 0\/0\/1\/11\/12 201 \d+ - - ---- 1\/1\/0\/0\/0 0\/0 "POST \/account\/orders\?id=42 HTTP\/1\.1"$/u,
    );
  });

  it('is Squid’s own format, with the whole URL, whom it asked, and what for', () => {
    const trace = order({ clientSide: 'explicit-proxy', dns: 'remote', proxyProfile: 'squid' });
    const [line = ''] = linesOf(trace, 'proxy');
    expect(line).toMatch(
      /^1772442000\.\d{3} {4}\d\d?\d 203\.0\.113\.7 TCP_MISS\/201 \d+ POST http:\/\/shop\.example\/account\/orders\?id=42 - HIER_DIRECT\/198\.51\.100\.200 text\/plain$/u,
    );
  });

  it('is varnishncsa’s, which completes the request line', () => {
    const [line = ''] = linesOf(order({ ...GATEWAY, gatewayProfile: 'varnish' }), 'gateway');
    expect(line).toContain('"POST http://shop.example/account/orders?id=42 HTTP/1.1" 201 41 "-" "Browser/1.0"');
  });

  it('has a tunnel only when it has ended', () => {
    const { trace } = simulate(
      composeScenario(
        BASE_EXCHANGE,
        { ...PLAIN_SETUP, scheme: 'https', clientSide: 'explicit-proxy', dns: 'remote', proxyProfile: 'squid' },
        { interventions: [{ atMs: 3000, patch: 'stop-server', node: 'origin-1' }] },
      ),
    );
    expect(linesOf(trace, 'proxy', 2_900_000 as Instant)).toEqual([]);
    expect(linesOf(trace, 'proxy')).toEqual([
      expect.stringMatching(/ TCP_TUNNEL\/200 \d+ CONNECT shop\.example:443 - HIER_DIRECT\/198\.51\.100\.200 -$/u),
    ]);
  });

  it('has one line for each request that it answered, in order of time', () => {
    const trace = runMode('rp-cache-public-timing');
    const entries = logOf(trace, 'gateway', END);
    const answered = trace.records.filter((record) => record.kind === 'exchange.finished' && record.status !== null);
    expect(entries.map(({ exchange }) => exchange)).toEqual(
      answered.map((record) => ('exchange' in record ? record.exchange : 0)),
    );
    expect(entries.map(({ asked }) => asked === null)).toEqual([false, true]);
  });
});
