// The names under which the switches of a stage stand in a link, and the words for their positions. Links outlive versions:
// a name given here is kept.
import { SWITCH_VALUES, type Setup, type SwitchId } from '../../simulations/index.ts';

export type Position = Setup[SwitchId];

export interface SwitchParameter {
  /** Switches that it sets, all to the same position. */
  readonly switches: readonly SwitchId[];
  /** Word in the link → position. */
  readonly words: ReadonlyMap<string, Position>;
}

const parameter = (switches: readonly SwitchId[], words: Readonly<Record<string, Position>>): SwitchParameter => ({
  switches,
  words: new Map(Object.entries(words)),
});

const ON_OFF = { 0: false, 1: true } as const;
const TELLS = {
  0: 'off',
  1: 'x-forwarded-for',
  overwrite: 'x-forwarded-for-overwrite',
  forwarded: 'forwarded',
} as const;

/** Positions under their own names. */
const plain = (id: SwitchId): SwitchParameter =>
  parameter([id], Object.fromEntries(SWITCH_VALUES[id].map((value) => [String(value), value])));

/** After "a." or "b.", as in `a.https=1`. Those that set the same thing in both boxes come first. */
export const SWITCH_PARAMETERS: ReadonlyMap<string, SwitchParameter> = new Map(
  Object.entries({
    https: parameter(['scheme'], { 0: 'http', 1: 'https' }),
    cache: parameter(['proxyCache', 'gatewayCache'], ON_OFF),
    forwarded: parameter(['proxyTellsClient', 'gatewayTellsClient'], TELLS),
    dns: parameter(['dns'], { plain: 'plain-isp', doh: 'doh', proxy: 'remote' }),
    ech: parameter(['ech'], ON_OFF),
    address: plain('siteAddress'),
    cookies: parameter(['cookies'], ON_OFF),
    lie: parameter(['clientForges'], ON_OFF),
    attack: plain('attack'),
    'proxy-tls': parameter(['clientSide'], {
      none: 'none',
      tunnel: 'explicit-proxy',
      intercept: 'tls-intercepting-proxy',
      'in-the-way': 'interception',
      filter: 'inline-filter',
      socks: 'socks5',
      vpn: 'vpn',
      relays: 'two-hop-relay',
      onion: 'tor',
      oblivious: 'ohttp',
    }),
    'proxy-leg': plain('proxyLeg'),
    'proxy-at': plain('proxyAt'),
    'proxy-source': plain('interceptorSource'),
    'proxy-via': parameter(['proxyVia'], ON_OFF),
    'proxy-forwarded': parameter(['proxyTellsClient'], { ...TELLS, lie: 'forged' }),
    'proxy-cache': parameter(['proxyCache'], ON_OFF),
    'proxy-product': plain('proxyProfile'),
    'proxy-rules': plain('proxyRules'),
    gateway: parameter(['serverSide'], { none: 'none', own: 'gateway', cdn: 'cdn' }),
    'gateway-tls': plain('gatewayTls'),
    'gateway-forwarded': parameter(['gatewayTellsClient'], TELLS),
    'gateway-via-request': parameter(['gatewayViaRequest'], ON_OFF),
    'gateway-via-response': parameter(['gatewayViaResponse'], ON_OFF),
    'gateway-server': plain('gatewayServerField'),
    'gateway-location': plain('gatewayLocation'),
    'gateway-proxy-line': parameter(['gatewayProxyLine'], ON_OFF),
    'gateway-cache': parameter(['gatewayCache'], ON_OFF),
    'gateway-cache-status': parameter(['gatewayTellsCacheStatus'], ON_OFF),
    'gateway-product': plain('gatewayProfile'),
    collapse: parameter(['gatewayCollapses'], ON_OFF),
    revalidate: parameter(['gatewayRevalidates'], ON_OFF),
    stale: plain('gatewayServesStale'),
    origins: plain('origins'),
    balance: plain('balancing'),
    weights: plain('weights'),
    checks: plain('gatewayChecks'),
    retry: parameter(['gatewayRetries'], ON_OFF),
    rate: plain('gatewayRateLimit'),
    believes: plain('originBelieves'),
    trusts: plain('originTrusts'),
    limit: plain('originLimit'),
    'signed-errors': parameter(['originSignsErrors'], ON_OFF),
    'direct-record': parameter(['dnsOnlyRecord'], ON_OFF),
    firewall: parameter(['originFirewalled'], ON_OFF),
  }),
);

/** The parameters that turn `base` into `setup`, as name and word. */
export function switchWords(setup: Setup, base: Setup): readonly (readonly [name: string, word: string])[] {
  let reached = base;
  const written: [string, string][] = [];
  for (const [name, { switches, words }] of SWITCH_PARAMETERS) {
    const [first] = switches;
    if (first === undefined) continue;
    const position = setup[first];
    const agree = switches.every((id) => setup[id] === position);
    if (!agree || switches.every((id) => reached[id] === position)) continue;
    const word = [...words].find(([, value]) => value === position)?.[0];
    if (word === undefined) continue;
    written.push([name, word]);
    reached = withPosition(reached, switches, position);
  }
  return written;
}

/** The set-up with these switches at this position. */
export const withPosition = (setup: Setup, switches: readonly SwitchId[], position: Position): Setup => ({
  ...setup,
  ...Object.fromEntries(switches.map((id) => [id, position])),
});
