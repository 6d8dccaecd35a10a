// What is wished of a box that refuses and delays: rates at a gateway, rules and accounts at a proxy.
import type { BoxManners, OriginServerNode, Protection } from '../scenario.ts';
import type { Setup } from '../setup.ts';

/** Requests a second for each client, and how many more may come at once. */
const RATE = { requestsPerSecond: 2, burst: 4 } as const;

/** The pages that a restricted proxy lets nobody see, and who has an account with a proxy for members. */
const RESTRICTED_PATH = '/account';
export const MEMBER = { client: 'alice', account: 'alice:teapot' } as const;

const NOTHING: Protection = {
  rateLimit: null,
  connectionLimit: null,
  rules: [],
  otherwise: 'allow',
  authentication: null,
  maxContentBytes: null,
  maxLineBytes: null,
  maxHeadBytes: null,
  headTimeoutMs: null,
  contentTimeoutMs: null,
  holdsRequests: false,
  holdsReplies: false,
  trusts: [],
};

type Limiter = Setup['gatewayRateLimit'];

/** limit_req (ngx_http_limit_req_module); a stick table that counts (HAProxy 2.6 configuration manual §7.3.3, sc_http_req_rate). */
export function rateDirectives(profile: Setup['gatewayProfile'], limiter: Limiter): readonly string[] {
  if (limiter === 'off') return [];
  const { requestsPerSecond, burst } = RATE;
  if (profile === 'nginx') {
    const way = { refuse: '', delay: ` burst=${String(burst)}`, burst: ` burst=${String(burst)} nodelay` }[limiter];
    return [
      `limit_req_zone $binary_remote_addr zone=clients:1m rate=${String(requestsPerSecond)}r/s`,
      `limit_req zone=clients${way}`,
    ];
  }
  if (profile !== 'haproxy') return [];
  return [
    'stick-table type ip size 1k expire 30s store http_req_rate(1s)',
    'http-request track-sc0 src',
    `http-request deny deny_status 429 if { sc_http_req_rate(0) gt ${String(requestsPerSecond)} }`,
  ];
}

/** For a gateway of no product; null: it lets everything in. */
export function rateProtection(limiter: Limiter): Protection | null {
  if (limiter === 'off') return null;
  const { requestsPerSecond, burst } = RATE;
  const room = limiter === 'refuse' ? 0 : burst;
  const undelayed = limiter === 'burst' ? burst : null;
  return { ...NOTHING, rateLimit: { per: 'client', requestsPerSecond, burst: room, undelayed, status: 429 } };
}

type Rules = Setup['proxyRules'];

/** http_access: the first line that fits decides (squid.conf). */
export function accessDirectives(profile: Setup['proxyProfile'], rules: Rules): readonly string[] {
  if (profile !== 'squid' || rules === 'open') return [];
  if (rules === 'restricted') {
    return [`acl accounts urlpath_regex ^${RESTRICTED_PATH}`, 'http_access deny accounts', 'http_access allow all'];
  }
  return [
    'auth_param basic program basic_ncsa_auth',
    'auth_param basic realm members',
    'acl members proxy_auth REQUIRED',
    'http_access allow members',
    'http_access deny all',
  ];
}

/** For a proxy of no product; null: it lets everything through. */
export function accessProtection(rules: Rules): Protection | null {
  if (rules === 'open') return null;
  if (rules === 'members') return { ...NOTHING, authentication: { realm: 'members' } };
  const rule = { verdict: 'deny', addresses: [], hosts: [], paths: [RESTRICTED_PATH], methods: [] } as const;
  return { ...NOTHING, rules: [rule] };
}

export const accountsOf = (rules: Rules): Pick<BoxManners, 'accounts'> =>
  rules === 'members' ? { accounts: [MEMBER.account] } : {};

/** Limits in the scenario's own words are for boxes of no product; a product's stand in its directives. */
export const protecting = (
  profile: BoxManners['profile'],
  limits: Protection | null,
): Pick<BoxManners, 'protection'> => (profile === 'rfc' && limits !== null ? { protection: limits } : {});

/** Requests that a server takes of one address, and for how long it shuts out whoever sends more. */
const ORIGIN = { requests: 5, spanMs: 60_000, banMs: 600_000 } as const;

export const originLimit = (limit: Setup['originLimit']): Pick<OriginServerNode, 'limit'> =>
  limit === 'off' ? {} : { limit: { ...ORIGIN, banMs: limit === 'ban' ? ORIGIN.banMs : null } };
