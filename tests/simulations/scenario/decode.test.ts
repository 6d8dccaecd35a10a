// Bad files, one row for each way of being wrong: the place, what was found, and what to write.
import { describe, expect, it } from 'vitest';
import { decodeScenario, decodeSituation } from '../../../simulations/scenario/schema.ts';
import type { AdviceKey } from '../../../simulations/scenario/problem.ts';
import { smallScenario, withChange } from './small-scenario.ts';

interface Row {
  readonly change: readonly [path: string, value: unknown];
  readonly path: string;
  readonly found: string;
  readonly advice: readonly [key: AdviceKey, params: Readonly<Record<string, unknown>>];
}

const row = (change: Row['change'], path: string, found: string, ...advice: Row['advice']): Row => ({
  change,
  path,
  found,
  advice,
});

const ONE_LINK = { between: ['edge', 'shop'], latencyMs: 1 };
const stream = (requestsPerSecond: number, untilMs: number): unknown => [
  { clients: ['alice'], host: 'shop.example', when: { requestsPerSecond, untilMs } },
];
const clicked = (patch: object): unknown => [{ atMs: 1, ...patch }];

const STRUCTURE: readonly Row[] = [
  row(['seed', '7'], 'seed', '"7"', 'write-whole-number', { least: 0, most: 4_294_967_295 }),
  row(['seed', 1.5], 'seed', '1.5', 'write-whole-number', { least: 0, most: 4_294_967_295 }),
  row(['horizonMs', undefined], 'horizonMs', 'nothing', 'add-key', { key: 'horizonMs' }),
  row(['horizonMs', 1e12], 'horizonMs', '1000000000000', 'write-number', { least: 0, most: 86_400_000 }),
  row(['nodes[1].adress', '203.0.113.8'], 'nodes[1].adress', '"adress"', 'rename-key', { nearest: 'address' }),
  row(['nodes[0].__proto__x', 1], 'nodes[0].__proto__x', '"__proto__x"', 'remove-key', {
    known:
      'kind, id, place, operator, address, resolver, proxy, trusts, keepAlive, tlsVersions, sends, sendsWithConnect, givesUpAfterMs, way, passes, siteKeys, lookedUp, knows',
  }),
  row(['nodes[0].kind', 'router'], 'nodes[0].kind', '"router"', 'choose-one-of', {
    choices: '"client" | "resolver" | "forward-proxy" | "tunnel-server" | "gateway" | "origin-server"',
  }),
  row(['nodes[0].id', 'two words'], 'nodes[0].id', '"two words"', 'write-expected', { expected: '"origin-1"' }),
  row(['nodes[2].address', '8.8.8.8'], 'nodes[2].address', '"8.8.8.8"', 'use-teaching-address', {
    example: '203.0.113.7',
  }),
  row(['nodes[2].address', '203.0.113.999'], 'nodes[2].address', '"203.0.113.999"', 'use-teaching-address', {
    example: '203.0.113.7',
  }),
  row(['nodes[4].tls', 'sometimes'], 'nodes[4].tls', '"sometimes"', 'choose-one-of', {
    choices: '"none" | "terminate" | "passthrough"',
  }),
  row(['nodes[4].inbound.servers', []], 'nodes[4].inbound.servers', '[…] (0)', 'list-at-least', { least: 1 }),
  row(['nodes[0].sends', ['no colon']], 'nodes[0].sends[0]', '"no colon"', 'write-field-line', {
    example: 'Cache-Control: max-age=60',
  }),
  row(['nodes[0].sends', ['A: b\r\nC: d']], 'nodes[0].sends[0]', '"A: b\\r\\nC: d"', 'write-field-line', {
    example: 'Cache-Control: max-age=60',
  }),
  row(['nodes[0].keepAlive', 'yes'], 'nodes[0].keepAlive', '"yes"', 'choose-one-of', { choices: 'true | false' }),
  row(['links[0].latencyMs', -5], 'links[0].latencyMs', '-5', 'write-number', { least: 0, most: 60_000 }),
  row(['links[0].latencyMs', 1e9], 'links[0].latencyMs', '1000000000', 'write-number', { least: 0, most: 60_000 }),
  row(['links[5].bandwidthMbps', 0], 'links[5].bandwidthMbps', '0', 'write-number', { least: 0.001, most: 1_000_000 }),
  row(['links[0].between', ['alice']], 'links[0].between[1]', 'nothing', 'write-expected', { expected: '"origin-1"' }),
  row(['links', {}], 'links', '{}', 'write-expected', {
    expected: '[{ id, between, latencyMs, bandwidthMbps, taps }, …]',
  }),
  row(['resources[0].path', 'cart'], 'resources[0].path', '"cart"', 'write-path', { example: '/cart?id=42' }),
  row(['resources[0].status', 99], 'resources[0].status', '99', 'write-whole-number', { least: 200, most: 599 }),
  row(['workload[0].when', {}], 'workload[0].when', '{}', 'write-expected', {
    expected: '{ atMs } | { requestsPerSecond, fromMs, untilMs }',
  }),
  row(['workload[0].service', { slowMs: 1 }], 'workload[0].service', '{slowMs}', 'write-expected', {
    expected: '{ fixedMs } | { exponentialMs } | { lognormalMs, cv }',
  }),
  row(['workload[0].zipf', -1], 'workload[0].zipf', '-1', 'write-number', { least: 0, most: 10 }),
  row(['workload[0].scheme', 'gopher'], 'workload[0].scheme', '"gopher"', 'choose-one-of', {
    choices: '"http" | "https"',
  }),
  row(['interventions', clicked({ patch: 'explode' })], 'interventions[0].patch', '"explode"', 'choose-one-of', {
    choices:
      '"send-request" | "stop-server" | "start-server" | "behave" | "cut-link" | "mend-link" | "cache-on" | "cache-off" | "tell-client-on" | "tell-client-off"',
  }),
  row(['title', 'x'.repeat(300)], 'title', `"${'x'.repeat(60)}…"`, 'write-shorter', { most: 200 }),
];

const MEANING: readonly Row[] = [
  row(['nodes[1].id', 'alice'], 'nodes[1].id', '"alice"', 'use-other-id', { taken: 'nodes[0]' }),
  row(['links[1].id', 'alice-names'], 'links[1].id', '"alice-names"', 'use-other-id', { taken: 'links[0]' }),
  row(['observers[1].id', 'alice'], 'observers[1].id', '"alice"', 'use-other-id', { taken: 'observers[0]' }),
  row(['nodes[1].address', '203.0.113.7'], 'nodes[1].address', '"203.0.113.7"', 'use-other-address', {
    owner: 'alice',
  }),
  row(['nodes[4].innerAddress', '10.0.0.11'], 'nodes[5].address', '"10.0.0.11"', 'use-other-address', {
    owner: 'edge',
  }),
  row(['links[0].between', ['alice', 'names2']], 'links[0].between[1]', '"names2"', 'name-existing', {
    nearest: 'names',
  }),
  row(['links[0].between', ['alice', 'alice']], 'links[0].between', '[…] (2)', 'join-two-nodes', { node: 'alice' }),
  row(['links[0]', ONE_LINK], 'links[5].between', '"edge, shop"', 'remove-second-link', { from: 'edge', to: 'shop' }),
  row(['nodes[1].proxy.node', 'edge'], 'nodes[1].proxy.node', '"edge"', 'name-any-existing', {
    kinds: 'forward-proxy',
  }),
  row(['nodes[0].resolver', 'nmaes'], 'nodes[0].resolver', '"nmaes"', 'name-existing', { nearest: 'names' }),
  row(['nodes[4].inbound.servers', ['shop', 'shpo']], 'nodes[4].inbound.servers[1]', '"shpo"', 'name-existing', {
    nearest: 'shop',
  }),
  row(['nodes[0].trusts', ['nobody']], 'nodes[0].trusts[0]', '"nobody"', 'name-any-existing', {
    kinds: 'forward-proxy',
  }),
  row(['nodes[0].operator', 'alcie'], 'nodes[0].operator', '"alcie"', 'name-existing', { nearest: 'alice' }),
  row(['links[1].taps', ['wifi']], 'links[1].taps[0]', '"wifi"', 'name-any-existing', { kinds: 'observer' }),
  row(['workload[0].clients', ['carl']], 'workload[0].clients[0]', '"carl"', 'name-any-existing', { kinds: 'client' }),
  row(
    ['interventions', clicked({ patch: 'stop-server', node: 'alice' })],
    'interventions[0].node',
    '"alice"',
    'name-any-existing',
    {
      kinds: 'origin-server | tunnel-server | forward-proxy | gateway',
    },
  ),
  row(['zone[0].addresses', ['192.0.2.81']], 'zone[0].addresses[0]', '"192.0.2.81"', 'name-existing', {
    nearest: '192.0.2.80',
  }),
  row(['nodes[2].protocol', 'https'], 'nodes[2].name', 'null', 'name-resolver', { example: 'dns.example' }),
  row(['links[0].between', ['bob', 'names']], 'nodes[0].resolver', '"alice … names"', 'add-link', {
    from: 'alice',
    to: 'names',
  }),
  row(['links[4].between', ['proxy', 'shop']], 'workload[0].clients[1]', '"proxy … edge"', 'add-link', {
    from: 'proxy',
    to: 'edge',
  }),
  row(['workload', stream(1_000_000, 10_000)], 'workload', '10000000', 'ask-for-less', { most: 100_000 }),
  row(['workload[0].when.fromMs', 6000], 'workload[0].when.untilMs', '5000', 'end-after-start', { start: 6000 }),
  row(['workload[1].when.atMs', [10_001]], 'workload[1].when.atMs[0]', '10001', 'come-before-end', { end: 10_000 }),
  row(
    ['interventions', [{ atMs: 20_000, patch: 'cache-on', node: 'edge' }]],
    ...(['interventions[0].atMs', '20000', 'come-before-end', { end: 10_000 }] as const),
  ),
];

const PRODUCT: readonly (readonly [manners: unknown, path: string, found: string, key: AdviceKey])[] = [
  [
    { profile: 'nginx', directives: ['proxy_pass_header Server', 'fly_to moon'] },
    'nodes[4].manners.directives[1]',
    '"fly_to moon"',
    'use-known-directive',
  ],
  [
    { profile: 'rfc', directives: ['proxy_pass_header Server'] },
    'nodes[4].manners.directives',
    '[…] (1)',
    'write-expected',
  ],
];

const problemsOf = (file: unknown) => {
  const decoded = decodeScenario(file);
  return decoded.ok ? [] : decoded.problems;
};

describe('a scenario file', () => {
  it('is complete after decoding, whatever was left out', () => {
    const decoded = decodeScenario(smallScenario());
    expect(decoded).toMatchObject({
      ok: true,
      scenario: {
        ...{ seed: 1, title: '', lists: { proxies: [], deliveryNetworks: [] }, interventions: [] },
        nodes: [
          { place: 'client-side', resolver: 'names', proxy: null, trusts: [], keepAlive: true, sends: [] },
          { operator: null, proxy: { node: 'proxy', port: 3128, tls: false } },
          { protocol: 'plain', name: null },
          { egressAddress: null, manners: { profile: 'rfc', viaRequest: true, viaResponse: true, cache: null } },
          { tls: 'none', manners: { viaRequest: true, viaResponse: false, serverField: 'replace' }, keepAlive: true },
          { ports: { http: 80, https: 443 }, servers: 1, trustedProxies: [] },
        ],
        links: [{ id: 'alice-names', bandwidthMbps: null }, {}, { taps: [] }, {}, {}, { bandwidthMbps: 1000 }],
        resources: [{ bytes: 8, status: 200 }],
        workload: [
          { method: 'GET', content: null, paths: ['/'], zipf: 0, service: { fixedMs: 0 }, when: { fromMs: 0 } },
          { when: { atMs: [100] } },
        ],
      },
    });
  });

  it.each([...STRUCTURE, ...MEANING])('is refused at $path when $change.0 is $change.1', ({ change, ...expected }) => {
    const [problem] = problemsOf(withChange(...change));
    const [key, params] = expected.advice;
    expect(problem).toMatchObject({ path: expected.path, found: expected.found, advice: { key, params } });
    expect(problem?.expected).not.toBe('');
  });

  it.each(PRODUCT)(
    'is refused when a box is to do what its product cannot be told: %o',
    (manners, path, found, key) => {
      expect(problemsOf(withChange('nodes[4].manners', manners))).toMatchObject([{ path, found, advice: { key } }]);
    },
  );

  it('counts octets, not characters, of a text without a length', () => {
    const decoded = decodeScenario(withChange('resources[0].text', 'é€𝄞'));
    expect(decoded.ok && decoded.scenario.resources[0]?.bytes).toBe(2 + 3 + 4);
  });

  it('tells every problem, not the first alone', () => {
    const file = withChange('seed', -1);
    Object.assign(file, { title: 7, nodez: [] });
    expect(problemsOf(file).map(({ path }) => path)).toEqual(['title', 'seed', 'nodez']);
  });

  it.each([
    ['version', 2, '2'],
    ['version', '1', '"1"'],
    ['version', undefined, 'nothing'],
  ])('of another version is refused before anything else is read: %s %s', (path, value, found) => {
    const file = withChange('nodes', 'garbage');
    if (value === undefined) Reflect.deleteProperty(file, path);
    else file[path] = value;
    expect(problemsOf(file)).toEqual([
      { path: 'version', found, expected: '1', advice: { key: 'use-version', params: { version: 1 } } },
    ]);
  });

  it('that asks for 10⁹ requests is refused without being simulated', () => {
    const began = performance.now();
    const clients = Array.from({ length: 150 }, (_, index) => `c${index}`);
    const file = withChange('workload', [
      { clients, host: 'shop.example', when: { requestsPerSecond: 1000, untilMs: 10_000 } },
    ]);
    file['nodes'] = [
      ...(file['nodes'] as unknown[]),
      ...clients.map((id, index) => ({ id, kind: 'client', address: `10.1.0.${index}`, proxy: { node: 'proxy' } })),
    ];
    file['links'] = [
      ...(file['links'] as unknown[]),
      ...clients.map((id) => ({ between: [id, 'proxy'], latencyMs: 1 })),
    ];
    file['horizonMs'] = 86_400_000;
    expect(problemsOf(file)).toMatchObject([{ path: 'workload', found: '1500000', advice: { key: 'ask-for-less' } }]);
    expect(performance.now() - began).toBeLessThan(2000);
  });

  it('may name hosts that the zone does not know: that is a lesson, not a mistake', () => {
    expect(problemsOf(withChange('workload[0].host', 'nowhere.example'))).toEqual([]);
  });
});

describe('a situation file', () => {
  it('is refused like a scenario file', () => {
    const decoded = decodeSituation({ version: 1, id: 'x', horizonMs: 10, host: 'shop example' });
    expect(decoded.ok ? [] : decoded.problems.map(({ path }) => path)).toContain('host');
  });
});
