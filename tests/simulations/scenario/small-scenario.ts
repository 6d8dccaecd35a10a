// A small correct scenario file, and ways to spoil it.

export type Json = Record<string, unknown>;

/** Two people, a proxy and a shop, written with as little as will do. A fresh copy at each call. */
export const smallScenario = (): Json => ({
  version: 1,
  id: 'small',
  horizonMs: 10_000,
  observers: [
    { id: 'alice', column: 'client' },
    { id: 'cafe', column: 'access_network' },
  ],
  nodes: [
    { id: 'alice', kind: 'client', operator: 'alice', address: '203.0.113.7', resolver: 'names' },
    { id: 'bob', kind: 'client', address: '203.0.113.8', proxy: { node: 'proxy' } },
    { id: 'names', kind: 'resolver', address: '203.0.113.53' },
    { id: 'proxy', kind: 'forward-proxy', address: '198.51.100.10', resolver: 'names' },
    {
      id: 'edge',
      kind: 'gateway',
      address: '192.0.2.80',
      innerAddress: '10.0.0.2',
      hosts: ['shop.example'],
      inbound: { servers: ['shop'] },
    },
    { id: 'shop', kind: 'origin-server', address: '10.0.0.11', hosts: ['shop.example'] },
  ],
  links: [
    { between: ['alice', 'names'], latencyMs: 1, taps: ['cafe'] },
    { between: ['alice', 'edge'], latencyMs: 20, taps: ['cafe'] },
    { between: ['bob', 'proxy'], latencyMs: 5 },
    { between: ['proxy', 'names'], latencyMs: 1 },
    { between: ['proxy', 'edge'], latencyMs: 15 },
    { between: ['edge', 'shop'], latencyMs: 1, bandwidthMbps: 1000 },
  ],
  zone: [{ name: 'shop.example', addresses: ['192.0.2.80'] }],
  resources: [{ path: '/', text: 'A page.\n', fields: ['Cache-Control: max-age=60'] }],
  workload: [
    { clients: ['alice', 'bob'], host: 'shop.example', when: { requestsPerSecond: 1, untilMs: 5000 } },
    { clients: ['bob'], host: 'shop.example', when: { atMs: [100] } },
  ],
});

/** The small scenario with another value at a path as problems write it; `undefined` removes the key. */
export function withChange(path: string, value: unknown): Json {
  const file = smallScenario();
  const steps = path.split(/[.[\]]+/u).filter((step) => step !== '');
  const last = steps.pop() ?? '';
  let at = file;
  for (const step of steps) at = at[step] as Json;
  if (value === undefined) Reflect.deleteProperty(at, last);
  else at[last] = value;
  return file;
}
