// Looking names up where nobody answers: asked again, given up, and asked anew the next time.
import { describe, expect, it } from 'vitest';
import { lifelinesOf } from '../../../app/machines/lifelines.ts';
import { decodeScenario } from '../../../simulations/scenario/schema.ts';
import { simulate } from '../../../simulations/simulate.ts';
import type { Trace } from '../../../simulations/trace/trace.ts';
import { endings, sentBy } from '../troubled.ts';

/** alice — 1 ms — names, alice — 10 ms — shop (or a proxy that asks for her); the line to the resolver is cut from the start until `mendedAtMs`. */
function cutOff(protocol: 'plain' | 'https', mendedAtMs: number, viaProxy = false): Trace {
  const asker = viaProxy ? 'proxy' : 'alice';
  const decoded = decodeScenario({
    version: 1,
    id: 'cut-off',
    horizonMs: 60_000,
    nodes: [
      {
        ...{ kind: 'client', id: 'alice', address: '203.0.113.7' },
        ...(viaProxy ? { proxy: { node: 'proxy' } } : { resolver: 'names' }),
      },
      { kind: 'resolver', id: 'names', address: '203.0.113.53', protocol, name: 'dns.example' },
      ...(viaProxy ? [{ kind: 'forward-proxy', id: 'proxy', address: '198.51.100.10', resolver: 'names' }] : []),
      { kind: 'origin-server', id: 'shop', address: '192.0.2.80', hosts: ['shop.example'] },
    ],
    links: [
      { between: [asker, 'names'], latencyMs: 1 },
      { between: [asker, 'shop'], latencyMs: 10 },
      ...(viaProxy ? [{ between: ['alice', 'proxy'], latencyMs: 10 }] : []),
    ],
    zone: [{ name: 'shop.example', addresses: ['192.0.2.80'] }],
    resources: [{ path: '/', text: 'A page.\n' }],
    workload: [{ clients: ['alice'], host: 'shop.example', when: { atMs: [0, 20_000] } }],
    interventions: [
      { atMs: 0, patch: 'cut-link', link: `${asker}-names` },
      { atMs: mendedAtMs, patch: 'mend-link', link: `${asker}-names` },
    ],
  });
  if (!decoded.ok) throw new Error(JSON.stringify(decoded.problems));
  return simulate(decoded.scenario).trace;
}

describe.each(['plain', 'https'] as const)('a %s resolver that does not answer', (protocol) => {
  it('is asked twice, five seconds each, and asked anew for the next wish', () => {
    const trace = cutOff(protocol, 15_000);
    const extra = protocol === 'plain' ? 0 : 4; // two more round trips of 2 ms: TCP and TLS
    expect(endings(trace)).toEqual([
      [null, 'name-unknown', 10_000],
      [200, null, 20_042 + extra],
    ]);
    expect(() => lifelinesOf(trace)).not.toThrow();
  });

  it('that answers the second time has answered', () => {
    const trace = cutOff(protocol, 3000);
    const extra = protocol === 'plain' ? 0 : 4;
    expect(endings(trace)[0]).toEqual([200, null, 5042 + extra]);
    const calls = sentBy(trace, 'alice').filter(
      ({ to, payload }) => to === 'names' && payload.kind === (protocol === 'plain' ? 'dns-query' : 'tcp-syn'),
    );
    expect(calls.map(({ at }) => at / 1000)).toEqual([0, 5000]);
    expect(() => lifelinesOf(trace)).not.toThrow();
  });
});

it.each(['plain', 'https'] as const)('a proxy that learns no address from a %s resolver says so itself', (protocol) => {
  const trace = cutOff(protocol, 15_000, true);
  const [first, second] = endings(trace);
  expect(first?.[0]).toBeGreaterThanOrEqual(500);
  expect(first?.[2]).toBe(10_040);
  expect(second?.[0]).toBe(200);
  expect(() => lifelinesOf(trace)).not.toThrow();
});
