// How a case of topic `protection` is set up: clients on loopback, one box of the case's product, one origin.
import type { OriginBehaviour } from '../../../http/origin-behaviour.ts';
import type { BoxManners, ForwardProxyNode, GatewayNode, Scenario } from '../../../scenario/scenario.ts';
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
import type { JsonObject } from '../json.ts';
import { Unsupported, objectAt, optional, textAt } from '../json.ts';
import type { Step } from '../steps.ts';
import type { Way } from '../wish.ts';

const ORIGIN_PORT = 24_001;
const PROXY_PORT = 24_100;
export const ORIGIN = `${LOOPBACK}:${String(ORIGIN_PORT)}`;
const HOST = 'www.example.test';
const NAMED = ['good.test', 'bad.test', 'www.bad.test'];
const HORIZON_S = 600;

export interface SetUp {
  readonly scenario: Scenario;
  readonly way: Way;
  readonly box: ForwardProxyNode | GatewayNode;
}

/** What the proxy's password file holds, and the realm that it asks in. */
interface Credentials {
  readonly accounts: readonly string[];
  readonly realm: string | null;
}

function credentialsIn(replay: JsonObject): Credentials {
  const said = optional(objectAt, 'replay.credentials', replay['credentials']);
  const at = (key: string): string | null =>
    said === null ? null : optional(textAt, `replay.credentials.${key}`, said[key]);
  const good = at('good');
  return { accounts: good === null ? [] : [good], realm: at('realm') };
}

/** A zone that is told without its name is the one that the limit beside it names. */
function namedZones(directives: readonly string[]): readonly string[] {
  const [, name] = directives.map((text) => /^limit_conn (\w+) /u.exec(text)).find((match) => match !== null) ?? [];
  return directives.map((text) =>
    /^limit_conn_zone \S+$/u.test(text) && name !== undefined ? `${text} zone=${name}:1m` : text,
  );
}

/** The base set-up has no http_access line, and Squid without one refuses everybody; with a realm, where there is one to ask in. */
function squidWords(directives: readonly string[], { realm }: Credentials, isOpen: boolean): readonly string[] {
  const hasAccess = directives.some((text) => text.startsWith('http_access '));
  const asks = realm !== null && !directives.some((text) => text.startsWith('auth_param basic realm'));
  return [
    ...(asks ? [`auth_param basic realm ${realm}`] : []),
    ...directives,
    ...(hasAccess ? [] : [isOpen ? 'http_access allow all' : 'http_access deny all']),
  ];
}

function boxFor(
  product: string,
  directives: readonly string[],
  credentials: Credentials,
): ForwardProxyNode | GatewayNode {
  const { accounts } = credentials;
  const manners = (profile: BoxManners['profile'], words: readonly string[], name = 'box'): BoxManners => ({
    ...boxManners(profile, name, words),
    accounts,
  });
  switch (product) {
    case 'nginx':
      return benchGateway(manners('nginx', namedZones(directives)), [HOST], ['O']);
    case 'haproxy': {
      const gateway = benchGateway(manners('haproxy', directives), [HOST], ['O']);
      return directives.includes('mode tcp') ? { ...gateway, tls: 'passthrough' } : gateway;
    }
    case 'varnish':
      return benchGateway(manners('varnish', directives, 'varnish'), [HOST], ['O']);
    case 'squid':
    case 'squid-forward': {
      const words = squidWords(directives, credentials, product === 'squid-forward');
      return benchForwardProxy(manners('squid', words, NAMES.forward), PROXY_PORT);
    }
    default:
      throw new Unsupported(`product: "${product}"`);
  }
}

const addressesIn = (steps: readonly Step[]): string[] =>
  steps.flatMap((step) =>
    step.kind === 'request' || step.kind === 'bytes'
      ? [...(step.from === null ? [] : [step.from]), ...step.clients]
      : [],
  );

/** `clients`: those who take turns when a step names none. */
export function setUpFor(
  product: string,
  directives: readonly string[],
  replay: JsonObject,
  behaviour: OriginBehaviour,
  steps: readonly Step[],
  clients: readonly string[],
  patienceS: number,
): SetUp {
  const box = boxFor(product, directives, credentialsIn(replay));
  const isForward = box.kind === 'forward-proxy';
  const addresses = [...new Set([...clients, ...addressesIn(steps)])];
  const nodes = [
    ...addresses.map((address) => benchClient(address, isForward ? box : null)),
    box,
    { ...benchOrigin('O', ORIGIN_PORT), behaviour },
  ];
  const zone = [HOST, ...NAMED].map((name) => ({ name, addresses: [LOOPBACK] }));
  return {
    scenario: benchScenario(nodes, zone, HORIZON_S),
    way: { authority: isForward ? ORIGIN : LOOPBACK, host: isForward ? null : HOST, patienceS },
    box,
  };
}
