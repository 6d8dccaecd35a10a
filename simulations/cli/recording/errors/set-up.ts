// How a case of topic `errors` is set up: one client, one box of the case's product with the time-outs of the recordings, one origin.
import type { OriginBehaviour } from '../../../http/origin-behaviour.ts';
import type { ForwardProxyNode, GatewayNode, Scenario } from '../../../scenario/scenario.ts';
import {
  LOOPBACK,
  NAMES,
  benchClient,
  benchForwardProxy,
  benchGateway,
  benchOrigin,
  benchScenario,
  boxManners,
} from '../bench.ts';
import { Unsupported } from '../json.ts';
import type { Way } from '../wish.ts';

export const ORIGIN_PORT = 25_001;
export const ORIGIN = `${LOOPBACK}:${String(ORIGIN_PORT)}`;
const HOST = 'www.example.test';
const PROXY_PORT = 25_100;

/** `meta.timeouts`, which hold in every case unless it says otherwise. */
const TIMEOUTS = {
  nginx: ['proxy_connect_timeout 1s', 'proxy_read_timeout 2s', 'proxy_send_timeout 2s'],
  haproxy: ['timeout connect 1s', 'timeout server 2s'],
  squid: ['connect_timeout 1s', 'read_timeout 2s', 'forward_timeout 4s'],
  varnish: ['.connect_timeout=1s .first_byte_timeout=2s .between_bytes_timeout=2s'],
} as const;

/** `nginx-keepalive`: the words that keep connections to the server. */
const KEEPALIVE = ['keepalive 8', 'proxy_http_version 1.1', 'proxy_set_header Connection ""'];

/** What a case adds to a directive to say that those words hold: "proxy_send_timeout 2s, upstream keepalive". */
const ADDED = /, upstream keepalive$/u;

/** Where proxy_pass has a variable, that holds what the query says under h; the port is the origin's. */
const placed = (directive: string): string =>
  directive.replace(/^proxy_pass http:\/\/\$variable$/u, `proxy_pass http://$arg_h:${String(ORIGIN_PORT)}`);

export interface SetUp {
  readonly scenario: Scenario;
  readonly way: Way;
  /** Whether the client calls a forward proxy. */
  readonly isForward: boolean;
  readonly profile: keyof typeof TIMEOUTS;
}

/** The box of that product. Errors: Unsupported. */
function boxFor(product: string, words: readonly string[]): ForwardProxyNode | GatewayNode {
  const directives = words.map((word) => placed(word.replace(ADDED, '')));
  switch (product) {
    case 'nginx':
      return benchGateway(boxManners('nginx', 'box', [...TIMEOUTS.nginx, ...directives]), [HOST], ['O']);
    case 'nginx-keepalive': {
      const all = [...TIMEOUTS.nginx, ...KEEPALIVE, ...directives];
      return benchGateway(boxManners('nginx', 'box', all), [HOST], ['O']);
    }
    case 'haproxy':
      return benchGateway(boxManners('haproxy', 'box', [...TIMEOUTS.haproxy, ...directives]), [HOST], ['O']);
    case 'varnish':
      return benchGateway(boxManners('varnish', 'varnish', [...TIMEOUTS.varnish, ...directives]), [HOST], ['O']);
    case 'squid':
    case 'squid-forward':
      return benchForwardProxy(boxManners('squid', NAMES.forward, [...TIMEOUTS.squid, ...directives]), PROXY_PORT);
    case 'squid-accel':
      return benchGateway(boxManners('squid', NAMES.forward, [...TIMEOUTS.squid, ...directives]), [HOST], ['O']);
    default:
      throw new Unsupported(`product: "${product}"`);
  }
}

/** `patienceS`: how long the client waits. */
export function setUpFor(
  product: string,
  directives: readonly string[],
  behaviour: OriginBehaviour,
  patienceS: number,
): SetUp {
  const box = boxFor(product, directives);
  const isForward = box.kind === 'forward-proxy';
  const nodes = [benchClient(LOOPBACK, isForward ? box : null), box, { ...benchOrigin('O', ORIGIN_PORT), behaviour }];
  return {
    scenario: benchScenario(nodes, ZONE, HORIZON_S),
    way: { authority: isForward ? ORIGIN : LOOPBACK, host: isForward ? null : HOST, patienceS },
    isForward,
    profile: box.manners.profile === 'rfc' ? 'nginx' : box.manners.profile,
  };
}

/** All other names do not exist. */
const ZONE: Scenario['zone'] = [
  { name: HOST, addresses: [LOOPBACK] },
  { name: 'ok.test', addresses: [LOOPBACK] },
];

export const isKnownName = (name: string): boolean => ZONE.some((entry) => entry.name === name);

const HORIZON_S = 300;
