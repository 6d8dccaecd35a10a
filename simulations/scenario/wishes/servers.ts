// What is wished of the servers behind a gateway, in its product's own words, or in the scenario's fields for a box of no product.
import type { GatewayNode } from '../scenario.ts';
import type { Setup } from '../setup.ts';

type Wish = Pick<Setup, 'balancing' | 'weights' | 'gatewayChecks' | 'gatewayRetries'>;
type Balancing = Setup['balancing'];

/** What the first server takes of an uneven share, and how often servers are asked. */
const HEAVY = 3;
const CHECK = { everyMs: 1000, timeoutMs: 500, fall: 2, rise: 1 } as const;

const weightOf = (place: number, { weights }: Wish): number => (weights === 'uneven' && place === 0 ? HEAVY : 1);

/** ngx_http_upstream_module; round robin is what it does unless told otherwise. */
const NGINX: { readonly [B in Balancing]: readonly string[] } = {
  'round-robin': [],
  'least-connections': ['least_conn'],
  random: ['random'],
  'random-two': ['random two least_conn'],
  'address-hash': ['ip_hash'],
  'uri-hash': ['hash $request_uri'],
  'consistent-hash': ['hash $request_uri consistent'],
};

function nginx(servers: readonly string[], wish: Wish): readonly string[] {
  const lines = servers.map((id, place) => `server ${id} weight=${String(weightOf(place, wish))}`);
  return [...lines, ...NGINX[wish.balancing], ...(wish.gatewayRetries ? [] : ['proxy_next_upstream off'])];
}

/** HAProxy 2.6 configuration manual §4.2, balance. */
const HAPROXY: { readonly [B in Balancing]: readonly string[] } = {
  'round-robin': ['balance roundrobin'],
  'least-connections': ['balance leastconn'],
  random: ['balance random(1)'],
  'random-two': ['balance random'],
  'address-hash': ['balance source'],
  'uri-hash': ['balance uri'],
  'consistent-hash': ['balance uri', 'hash-type consistent'],
};

function haproxy(servers: readonly string[], wish: Wish): readonly string[] {
  const { everyMs, fall, rise } = CHECK;
  const checked = `check inter ${String(everyMs)}ms fall ${String(fall)} rise ${String(rise)}`;
  return [
    ...HAPROXY[wish.balancing],
    ...(wish.gatewayRetries ? ['option redispatch 1', 'retries 2'] : ['retries 0']),
    ...(wish.gatewayChecks === 'active' ? ['option httpchk GET /'] : []),
    ...servers.map((id, place) =>
      [
        `server ${id}`,
        `weight ${String(weightOf(place, wish))}`,
        ...(wish.gatewayChecks === 'active' ? [checked] : []),
      ].join(' '),
    ),
  ];
}

/** cache_peer: squid.conf. */
function squid(servers: readonly string[], wish: Wish): readonly string[] {
  const way = wish.balancing === 'address-hash' ? 'sourcehash' : wish.balancing === 'uri-hash' ? 'carp' : 'round-robin';
  return servers.map((id, place) => `cache_peer ${id} originserver ${way} weight=${String(weightOf(place, wish))}`);
}

/** Directors and probes: vmod_directors(3), vcl-probe(7). */
const varnish = (wish: Wish): readonly string[] =>
  wish.gatewayChecks === 'active'
    ? ['.probe = { .url = "/"; .interval = 1s; .timeout = 0.5s; .window = 3; .threshold = 2; }']
    : [];

/** Lines for the gateway's configuration; none for a box of no product. */
export function serverDirectives(
  profile: Setup['gatewayProfile'],
  servers: readonly string[],
  wish: Wish,
): readonly string[] {
  switch (profile) {
    case 'rfc':
      return [];
    case 'nginx':
      return nginx(servers, wish);
    case 'haproxy':
      return haproxy(servers, wish);
    case 'squid':
      return squid(servers, wish);
    case 'varnish':
      return varnish(wish);
  }
}

/** The fields of `inbound` for a box of no product. */
export function inboundFields(
  servers: readonly string[],
  wish: Wish,
): Pick<GatewayNode['inbound'], 'policy' | 'options' | 'checks' | 'retries'> {
  const [first] = servers;
  return {
    policy: wish.balancing === 'round-robin' && wish.weights === 'uneven' ? 'smooth-weighted' : wish.balancing,
    ...(wish.weights === 'uneven' && first !== undefined ? { options: [{ server: first, weight: HEAVY }] } : {}),
    ...(wish.gatewayChecks === 'active' ? { checks: { path: '/', ...CHECK } } : {}),
    ...(wish.gatewayRetries ? {} : { retries: { tries: 1, nonIdempotent: false, statuses: [] } }),
  };
}
