// The switches of a stage and what may be done while it runs, in English.
import type { LimitReason, SwitchId } from '../../../../simulations/index.ts';
import type { Positions, SwitchGroupId } from '../../switch-words.ts';
import { format } from './format.ts';

/** How a box tells the next hop whose request it passes on. */
const tells = {
  off: 'no',
  'x-forwarded-for': 'X-Forwarded-For, appended',
  'x-forwarded-for-overwrite': 'X-Forwarded-For, overwritten',
  forwarded: 'Forwarded (RFC 7239)',
};

export const controls = {
  arrangement: 'What stands in between',
  arrangements: { direct: 'Direct', forward: 'Forward', reverse: 'Reverse', both: 'Both' },
  /** Whose agent the box is: `before`, then the coloured word, then `after`. */
  agent: {
    direct: { before: 'nobody in between', party: '', after: '' },
    forward: { before: 'for the ', party: 'client', after: '' },
    reverse: { before: 'for the ', party: 'servers', after: '' },
    both: { before: 'one for each side', party: '', after: '' },
  },
  switches: 'Switches',
  https: 'HTTPS',
  cache: 'Cache',
  forwarded: 'Forwarded',
  more: 'More …',
  moreOf: (stage: string) => `More switches of ${stage}`,
  groups: {
    client: 'The clients',
    proxy: 'Forward proxy',
    gateway: 'Reverse proxy (gateway)',
    gatewayCache: 'Its cache',
    servers: 'The servers behind it',
  } satisfies Record<SwitchGroupId, string>,
  switchNames: {
    scheme: 'HTTPS',
    dns: 'Names are asked',
    clientSide: 'The proxy and HTTPS',
    proxyProfile: 'Behaves like',
    proxyTellsClient: 'Tells the next hop the client’s address',
    proxyVia: 'Via by the proxy',
    proxyCache: 'Keeps copies',
    serverSide: 'Run by',
    gatewayProfile: 'Behaves like',
    gatewayTls: 'TLS ends',
    gatewayTellsClient: 'Tells the servers the client’s address',
    gatewayServerField: 'Server field',
    gatewayViaRequest: 'Via on requests',
    gatewayViaResponse: 'Via on responses',
    gatewayCache: 'Keeps copies',
    gatewayTellsCacheStatus: 'Tells the outcome',
    origins: 'Origin servers',
  } satisfies Record<SwitchId, string>,
  positions: {
    scheme: { http: 'http', https: 'https' },
    dns: { 'plain-isp': 'in clear', doh: 'over HTTPS', remote: 'by the proxy' },
    clientSide: { none: 'no proxy', 'explicit-proxy': 'Tunnels it', 'tls-intercepting-proxy': 'Opens it' },
    proxyProfile: { rfc: 'the standard', squid: 'Squid 5.7' },
    proxyTellsClient: tells,
    serverSide: { none: 'nobody', gateway: 'the site', cdn: 'a delivery network' },
    gatewayProfile: { rfc: 'the standard', nginx: 'nginx 1.22', squid: 'Squid 5.7', haproxy: 'HAProxy 2.6' },
    gatewayTls: {
      none: 'nowhere',
      terminate: 'at the gateway',
      're-encrypt': 'at the gateway, then anew',
      passthrough: 'at the origin',
    },
    gatewayTellsClient: tells,
    gatewayServerField: { replace: 'its own', pass: 'the origin’s' },
  } satisfies Positions,
  reasons: {
    'no-forward-proxy': 'There is no forward proxy on this stage.',
    'no-gateway': 'There is no gateway on this stage, so there is one server and nothing before it.',
    'no-cache': 'Without a cache there is no outcome to tell.',
    'nothing-encrypted': 'Plain HTTP encrypts nothing, so there is no TLS to open or to end.',
    'somebody-must-answer-tls': 'With HTTPS somebody has to answer the client’s TLS.',
    'proxy-looks-up': 'The client hands the name to its proxy, and the proxy looks it up.',
    'client-looks-up': 'Whoever calls the site looks its name up: here the client.',
    'tunnel-carries-bytes':
      'Inside a CONNECT tunnel the proxy only moves bytes: it can neither add a field nor keep a copy.',
    'bytes-pass-unread':
      'Where TLS passes through, the box reads no message: it can neither add a field nor keep a copy.',
    'product-cannot': 'The product cannot be set so.',
  } satisfies Record<LimitReason, string>,
  /** The rule behind a reason. */
  because: (reason: string, section: string) => `${reason} (${section})`,
  while: 'While it runs',
  send: 'Send one request',
  sendShort: 'Send one',
  burst: 'Burst',
  stop: 'Stop a server',
  start: 'Start it again',
  stopped: (server: number) => `server ${format.number(server)} down`,
  started: (server: number) => `server ${format.number(server)} up`,
  sent: 'request sent',
  burstSent: 'burst',
  whichServer: 'Which server',
  undoActs: 'Undo these',
  atTheEnd: 'The run is over: step back first.',
  seed: 'Seed',
  seedHint: 'A whole number: another seed, another run of the same kind',
  didSend: 'One more request on both stages.',
  didBurst: 'A burst of twelve requests on both stages.',
  didStop: (server: number) => `Server ${format.number(server)} is stopped on both stages from now on.`,
  didStart: (server: number) => `Server ${format.number(server)} is started again on both stages.`,
  didSwitch: (label: string, on: boolean) => `${label}: ${on ? 'on' : 'off'}.`,
};

export type Controls = typeof controls;
