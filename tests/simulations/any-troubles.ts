// Small worlds as fast-check draws them in which much goes wrong: boxes of any product with any of their words, servers that break off,
// drip, sleep or refuse, clients that are impatient, stop reading, or send what no proxy may pass on.
import fc from 'fast-check';
import type { AskingManner } from '../../simulations/http/asking-manner.ts';
import type { Behaviour, OriginBehaviour } from '../../simulations/http/origin-behaviour.ts';
import { decodeScenario } from '../../simulations/scenario/schema.ts';
import type { Scenario } from '../../simulations/scenario/scenario.ts';

export type Profile = 'rfc' | 'nginx' | 'squid' | 'haproxy' | 'varnish';

const SITE = '192.0.2.80';
const HORIZON_MS = 120_000;

const cacheControl = fc.constantFrom(
  'max-age=1',
  'max-age=3',
  's-maxage=2, max-age=60',
  'max-age=2, must-revalidate',
  'max-age=1, stale-while-revalidate=3',
  'max-age=1, stale-if-error=30',
  'no-cache',
  'no-store',
  'private, max-age=60',
);

const behaviour: fc.Arbitrary<Behaviour> = fc.oneof(
  { weight: 4, arbitrary: cacheControl.map((value) => ({ fields: [`Cache-Control: ${value}`, 'ETag: "e1"'] })) },
  { weight: 2, arbitrary: fc.constantFrom(200, 204, 301, 404, 429, 500, 503).map((status) => ({ status })) },
  fc.record({ delayMs: fc.integer({ min: 1, max: 8000 }), text: fc.constant('late {count}') }),
  fc.record({ closesWithoutAnswer: fc.constant(true), then: fc.constantFrom('close' as const, 'reset' as const) }),
  fc.constant({ neverAnswers: true }),
  fc.record({
    text: fc.constant('part'),
    announcedLength: fc.integer({ min: 5, max: 5000 }),
    then: fc.constantFrom('close' as const, 'reset' as const, 'silence' as const),
  }),
  fc.record({
    text: fc.constant('a'),
    chunked: fc.boolean(),
    drip: fc.record({
      text: fc.constant('b'),
      times: fc.integer({ min: 1, max: 4 }),
      everyMs: fc.integer({ min: 1, max: 3000 }),
    }),
  }),
  fc.record({
    raw: fc.constantFrom(
      'SSH-2.0-OpenSSH_9.2\r\n\r\n',
      'HTTP/1.1 200 OK\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\n123456',
      'HTTP/1.1 103 Early Hints\r\nLink: </a.css>\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok',
      'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n',
    ),
    then: fc.constantFrom('close' as const, 'silence' as const),
  }),
  fc.constant({ noLength: true, text: 'until the end' }),
);

const originBehaviour: fc.Arbitrary<OriginBehaviour> = fc
  .record({
    usual: behaviour,
    takes: fc.constantFrom('connections', 'connections', 'connections', 'refuses', 'no-handshake'),
    second: fc.option(behaviour),
  })
  .map(({ usual, takes, second }) => ({
    ...usual,
    ...(takes === 'connections' ? {} : { takes }),
    ...(second === null ? {} : { exceptions: [{ turn: 'later-on-same-connection' as const, does: second }] }),
  }));

const manner: fc.Arbitrary<AskingManner> = fc.oneof(
  { weight: 4, arbitrary: fc.constant({}) },
  fc.constant({ connection: 1 }),
  fc.constant({ connection: 'fresh' as const }),
  fc.record({ givesUpAfterMs: fc.integer({ min: 1, max: 5000 }) }),
  fc.constant({ stopsReading: true, givesUpAfterMs: 3000 }),
  fc.record({
    raw: fc.constantFrom('GET / HTTP/1.1\r\nHost: shop.example\r\n', 'hello\r\n\r\n', 'GET /a HTTP/1.0\r\n\r\n'),
  }),
);

const fields = fc.subarray([
  'Connection: X-Hop, close',
  'X-Hop: mine alone',
  'Keep-Alive: timeout=5',
  'TE: trailers',
  'Upgrade: websocket',
  'Proxy-Connection: keep-alive',
  'Cache-Control: max-stale=1',
  'Cache-Control: no-cache',
  'If-None-Match: "e1"',
  'Authorization: Basic YTpi',
  'Cookie: sid=1',
]);

const demand = fc
  .record({
    manner,
    fields,
    method: fc.constantFrom('GET', 'GET', 'GET', 'HEAD', 'POST', 'PUT', 'DELETE'),
    atMs: fc.array(fc.integer({ min: 0, max: 6000 }), { minLength: 1, maxLength: 6 }),
    path: fc.constantFrom('/', '/a', '/b?q=1'),
  })
  .map((drawn) => ({
    clients: ['alice'],
    scheme: 'http',
    host: 'shop.example',
    method: drawn.method,
    content: drawn.method === 'POST' || drawn.method === 'PUT' ? 'some content' : null,
    fields: drawn.fields,
    when: { atMs: drawn.atMs.sort((a, b) => a - b) },
    paths: [drawn.path],
    manner: drawn.manner,
  }));

const WORDS: Readonly<Record<Profile, readonly string[]>> = {
  rfc: [],
  nginx: [
    'proxy_http_version 1.1',
    'proxy_read_timeout 2s',
    'proxy_connect_timeout 1s',
    'proxy_next_upstream error timeout http_500 http_503',
    'proxy_next_upstream off',
    'proxy_cache_use_stale error timeout updating http_500',
    'proxy_cache_lock on',
    'proxy_cache_revalidate on',
  ],
  squid: [
    'read_timeout 2 seconds',
    'connect_timeout 1 second',
    'collapsed_forwarding on',
    'via off',
    'forwarded_for delete',
  ],
  haproxy: [
    'balance leastconn',
    'option redispatch',
    'retries 1',
    'timeout server 2s',
    'timeout connect 1s',
    'option forwardfor',
  ],
  varnish: ['.first_byte_timeout=2s', '.connect_timeout=1s'],
};

export interface AnyTrouble {
  readonly profile: Profile;
  readonly scenario: Scenario;
}

const drawn = fc.record({
  profile: fc.constantFrom<Profile[]>('rfc', 'nginx', 'squid', 'haproxy', 'varnish'),
  isForward: fc.boolean(),
  caches: fc.boolean(),
  keepAlive: fc.boolean(),
  servers: fc.array(originBehaviour, { minLength: 1, maxLength: 3 }),
  words: fc.array(fc.nat(20), { maxLength: 4 }),
  demands: fc.array(demand, { minLength: 1, maxLength: 4 }),
  cutAtMs: fc.option(fc.integer({ min: 0, max: 6000 })),
});

type Drawn = typeof drawn extends fc.Arbitrary<infer T> ? T : never;

function fileOf({ profile, isForward, caches, keepAlive, servers, words, demands, cutAtMs }: Drawn): unknown {
  const known = WORDS[profile];
  const directives = known.length === 0 ? [] : [...new Set(words.map((i) => known[i % known.length] ?? ''))];
  const manners = { profile, directives, name: 'box.example', cache: caches ? { capacity: 50 } : null };
  const forward = isForward && (profile === 'rfc' || profile === 'squid');
  const ids = servers.map((_, i) => `shop${String(i)}`);
  const box = forward
    ? { kind: 'forward-proxy', id: 'box', address: '198.51.100.2', port: 3128, resolver: 'dns', manners, keepAlive }
    : {
        kind: 'gateway',
        id: 'box',
        address: SITE,
        innerAddress: '10.0.0.2',
        hosts: ['shop.example'],
        inbound: { servers: ids },
        manners,
        keepAlive,
      };
  const origins = servers.map((behaves, i) => ({
    kind: 'origin-server',
    id: ids[i],
    address: forward ? (i === 0 ? SITE : `192.0.2.${String(90 + i)}`) : `10.0.0.${String(11 + i)}`,
    hosts: ['shop.example'],
    software: 'shop/1',
    behaviour: behaves,
  }));
  const far = cutAtMs === null ? null : `box-${ids[0] ?? ''}`;
  return {
    version: 1,
    id: 'troubles',
    horizonMs: HORIZON_MS,
    nodes: [
      {
        kind: 'client',
        id: 'alice',
        address: '203.0.113.7',
        resolver: 'dns',
        givesUpAfterMs: 30_000,
        ...(forward ? { proxy: { node: 'box', port: 3128 } } : {}),
      },
      { kind: 'resolver', id: 'dns', address: '198.51.100.53' },
      box,
      ...origins,
    ],
    links: [
      { between: ['alice', 'box'], latencyMs: 5 },
      { between: ['alice', 'dns'], latencyMs: 1 },
      { between: ['box', 'dns'], latencyMs: 1 },
      ...ids.map((id) => ({ id: `box-${id}`, between: ['box', id], latencyMs: 2 })),
    ],
    zone: [{ name: 'shop.example', addresses: [SITE] }],
    resources: [{ path: '/', text: 'A page.\n' }],
    workload: demands,
    interventions: far === null ? [] : [{ atMs: cutAtMs, patch: 'cut-link', link: far }],
  };
}

/** Clients give up after thirty seconds at most, so that all is over well before the horizon. */
export const anyTrouble: fc.Arbitrary<AnyTrouble> = drawn.map((one) => {
  const decoded = decodeScenario(fileOf(one));
  if (!decoded.ok) throw new Error(JSON.stringify(decoded.problems.slice(0, 3)));
  return { profile: one.profile, scenario: decoded.scenario };
});
