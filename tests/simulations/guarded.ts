// Small runs past a box that does not let everything through: alice and mallory, a gateway or a forward proxy, the site.
import type { BoxManners, Demand, Scenario } from '../../simulations/scenario/scenario.ts';
import { decodeScenario } from '../../simulations/scenario/schema.ts';
import { simulate } from '../../simulations/simulate.ts';
import type { RequestJudged, TraceRecord } from '../../simulations/trace/record.ts';
import type { Trace } from '../../simulations/trace/trace.ts';

export interface Guarded {
  readonly profile?: BoxManners['profile'];
  readonly directives?: readonly string[];
  /** For profile `rfc`; what is left out is as in a file. */
  readonly protection?: Readonly<Record<string, unknown>>;
  readonly box?: 'gateway' | 'forward-proxy';
  readonly scheme?: 'http' | 'https';
  /** Each with what all have in common left out. */
  readonly demands: readonly Partial<Demand>[];
  readonly behaviour?: unknown;
  /** Who may call the site; mallory has a line straight to it. */
  readonly callers?: readonly string[];
}

export const ACCOUNTS = ['alice:wonder'];
const SITE = '192.0.2.80';
const ORIGIN = '10.0.0.11';

/** alice, mallory — 10 ms — box — 1 ms — shop. */
export function guarded({ profile = 'rfc', directives = [], protection, ...more }: Guarded): Scenario {
  const { box = 'gateway', scheme = 'http', demands, behaviour, callers } = more;
  const manners = { profile, directives, accounts: ACCOUNTS, ...(protection ? { protection } : {}) };
  const isProxy = box === 'forward-proxy';
  const client = (id: string, address: string): unknown => ({
    ...{ kind: 'client', id, address, resolver: 'names' },
    ...(isProxy ? { proxy: { node: 'box' } } : {}),
  });
  const servers = { address: isProxy ? SITE : ORIGIN, hosts: ['shop.example'], software: 'shop/1', servers: 100 };
  const decoded = decodeScenario({
    version: 1,
    id: 'guarded',
    horizonMs: 60_000,
    nodes: [
      client('alice', '203.0.113.7'),
      client('mallory', '203.0.113.66'),
      { kind: 'resolver', id: 'names', address: '203.0.113.53' },
      isProxy
        ? { kind: 'forward-proxy', id: 'box', address: '198.51.100.10', resolver: 'names', manners }
        : {
            ...{ kind: 'gateway', id: 'box', address: SITE, innerAddress: '10.0.0.2', hosts: ['shop.example'] },
            ...{ tls: scheme === 'https' ? 'terminate' : 'none', inbound: { servers: ['shop'] }, manners },
          },
      {
        kind: 'origin-server',
        id: 'shop',
        ...servers,
        ...(behaviour === undefined ? {} : { behaviour }),
        ...(callers ? { admits: callers } : {}),
      },
    ],
    links: [
      { between: ['alice', 'box'], latencyMs: 10 },
      { between: ['mallory', 'box'], latencyMs: 10 },
      { between: ['box', 'shop'], latencyMs: 1 },
      { between: ['mallory', 'shop'], latencyMs: 10 },
      { between: ['alice', 'names'], latencyMs: 1 },
      { between: ['mallory', 'names'], latencyMs: 1 },
      { between: ['box', 'names'], latencyMs: 1 },
    ],
    zone: [{ name: 'shop.example', addresses: [SITE] }],
    resources: [
      { path: '/', text: 'A page.\n' },
      { path: '/admin', text: 'secret\n' },
    ],
    workload: demands.map((demand) => ({
      ...{ clients: ['alice'], scheme, host: 'shop.example', when: { atMs: [0] } },
      ...demand,
    })),
  });
  if (!decoded.ok) throw new Error(JSON.stringify(decoded.problems));
  return decoded.scenario;
}

export const guardedTrace = (run: Guarded): Trace => simulate(guarded(run)).trace;

export const judged = ({ records }: Trace): readonly RequestJudged[] =>
  records.filter(
    (record): record is RequestJudged =>
      record.kind === 'request.admitted' || record.kind === 'request.delayed' || record.kind === 'request.refused',
  );

/** Status and millisecond of each exchange, by its number. */
export const answersIn = ({ records }: Trace): ReadonlyMap<number, readonly [status: number | null, ms: number]> =>
  new Map(
    records.flatMap((record: TraceRecord) =>
      record.kind === 'exchange.finished' ? [[record.exchange, [record.status, record.at / 1000]] as const] : [],
    ),
  );

const times = (count: number): { readonly atMs: readonly number[] } => ({
  atMs: Array.from({ length: count }, () => 0),
});
const NGINX_RATE = 'limit_req_zone $binary_remote_addr zone=z:1m rate=1r/s';

/** One run for each way to be kept waiting or turned away. */
export const GUARDED: Readonly<Record<string, Guarded>> = {
  'more than the rate, queued': {
    profile: 'nginx',
    directives: [NGINX_RATE, 'limit_req zone=z burst=2'],
    demands: [{ when: times(5), manner: { connection: 'fresh' } }],
  },
  'a rate that is only tried out': {
    profile: 'nginx',
    directives: [NGINX_RATE, 'limit_req zone=z', 'limit_req_dry_run on'],
    demands: [{ when: times(3) }],
  },
  'too many in work': {
    profile: 'nginx',
    directives: ['limit_conn_zone $binary_remote_addr zone=c:1m', 'limit_conn c 2'],
    behaviour: { delayMs: 500 },
    demands: [{ when: times(4), manner: { connection: 'fresh' } }],
  },
  'a denied path': {
    profile: 'haproxy',
    directives: [
      'http-request deny if { path_beg /admin }',
      'http-request tarpit if { method DELETE }',
      'timeout tarpit 1s',
    ],
    demands: [{ paths: ['/admin'] }, { method: 'DELETE' }, {}],
  },
  'a proxy that asks who it is': {
    profile: 'squid',
    box: 'forward-proxy',
    directives: ['auth_param basic program /lib/auth', 'acl a proxy_auth REQUIRED', 'http_access allow a'],
    demands: [{}, { fields: ['Proxy-Authorization: Basic YWxpY2U6d29uZGVy'] }, { scheme: 'https' }],
  },
  'limits in generic words': {
    protection: {
      rateLimit: { requestsPerSecond: 1, burst: 1 },
      rules: [{ verdict: 'deny', addresses: ['203.0.113.66'] }],
      maxContentBytes: 10,
    },
    demands: [{ when: times(3) }, { clients: ['mallory'] }, { method: 'POST', content: 'more than ten octets' }],
  },
  'a proxy that lets wait': {
    box: 'forward-proxy',
    protection: { rateLimit: { requestsPerSecond: 2, burst: 3 } },
    demands: [{ when: times(2) }, { scheme: 'https', when: times(2) }],
  },
  'a head that never ends': {
    profile: 'haproxy',
    directives: ['timeout http-request 2s'],
    demands: [{ manner: { raw: 'GET / HTTP/1.1\r\nHost: shop.example\r\n' } }],
  },
  'no request at all': { demands: [{ manner: { raw: 'hello\r\n\r\n' } }] },
  'content that does not come': {
    profile: 'nginx',
    directives: ['client_body_timeout 1s'],
    demands: [{ method: 'POST', fields: ['Content-Length: 500'] }],
  },
  'a site that must not be reached': {
    profile: 'squid',
    box: 'forward-proxy',
    directives: ['acl away dst 192.0.2.0/24', 'http_access deny away', 'http_access allow all'],
    demands: [{}, { scheme: 'https' }],
  },
};
