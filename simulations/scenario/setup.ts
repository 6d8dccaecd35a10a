// How the network between the same people and the same shop is arranged: one flat value, one key per switch on screen.

/** How a box tells the next hop whose request it passes on. */
export type TellsClient = 'off' | 'x-forwarded-for' | 'x-forwarded-for-overwrite' | 'forwarded';

export interface Setup {
  readonly scheme: 'http' | 'https';
  /** Who looks the site's name up: the network's resolver in the clear, another company's over HTTPS (RFC 8484), or the proxy. */
  readonly dns: 'plain-isp' | 'doh' | 'remote';

  /** What the people were told to use. */
  readonly clientSide: 'none' | 'explicit-proxy' | 'tls-intercepting-proxy';
  readonly proxyVia: boolean;
  readonly proxyTellsClient: TellsClient;
  readonly proxyCache: boolean;
  readonly proxyProfile: 'rfc' | 'squid';
  /** What the proxy lets through: everything, all but the account's pages, or those who have an account with it (RFC 9110 §11.7). */
  readonly proxyRules: 'open' | 'restricted' | 'members';

  /** What the shop put in front of its servers: a box of its own, or another company's. */
  readonly serverSide: 'none' | 'gateway' | 'cdn';
  /** Where the client's TLS ends, and whether the leg behind is encrypted anew. */
  readonly gatewayTls: 'none' | 'terminate' | 're-encrypt' | 'passthrough';
  readonly gatewayTellsClient: TellsClient;
  readonly gatewayViaRequest: boolean;
  readonly gatewayViaResponse: boolean;
  readonly gatewayServerField: 'replace' | 'pass';
  readonly gatewayCache: boolean;
  /** Whether its answers say how they were found (RFC 9211). */
  readonly gatewayTellsCacheStatus: boolean;
  /** Whether requests wait for another that fetches the same (RFC 9111 §4). */
  readonly gatewayCollapses: boolean;
  /** Whether it asks if a stale copy still holds, rather than fetching it again (RFC 9111 §4.3). */
  readonly gatewayRevalidates: boolean;
  /** Whether a stale copy serves when asking fails, and while it is asked for anew (RFC 5861). */
  readonly gatewayServesStale: 'no' | 'if-error' | 'while-asking' | 'both';
  readonly gatewayProfile: 'rfc' | 'nginx' | 'squid' | 'haproxy' | 'varnish';
  /** How many origin servers it shares requests out to, 1 to 6. */
  readonly origins: number;
  readonly balancing:
    'round-robin' | 'least-connections' | 'random' | 'random-two' | 'address-hash' | 'uri-hash' | 'consistent-hash';
  /** `uneven`: the first server takes three times as much as each of the others. */
  readonly weights: 'even' | 'uneven';
  /** How the gateway learns that a server is down: by requests that fail, or by asking it every second. */
  readonly gatewayChecks: 'passive' | 'active';
  /** Whether a request that failed at one server is sent to another. */
  readonly gatewayRetries: boolean;
  /** What becomes of a client's requests above two a second and a burst of four: refused at once, delayed, or the burst at once and then refused. */
  readonly gatewayRateLimit: 'off' | 'refuse' | 'delay' | 'burst';
}

export type SwitchId = keyof Setup;
/** One switch thrown. */
export type SwitchSetting = { readonly [S in SwitchId]: { readonly switch: S; readonly value: Setup[S] } }[SwitchId];

const TELLS: readonly TellsClient[] = ['off', 'x-forwarded-for', 'x-forwarded-for-overwrite', 'forwarded'];

/** Every switch with all its values, in the order in which they are shown. */
export const SWITCH_VALUES: { readonly [S in SwitchId]: readonly Setup[S][] } = {
  scheme: ['http', 'https'],
  dns: ['plain-isp', 'doh', 'remote'],
  clientSide: ['none', 'explicit-proxy', 'tls-intercepting-proxy'],
  proxyVia: [false, true],
  proxyTellsClient: TELLS,
  proxyCache: [false, true],
  proxyProfile: ['rfc', 'squid'],
  proxyRules: ['open', 'restricted', 'members'],
  serverSide: ['none', 'gateway', 'cdn'],
  gatewayTls: ['none', 'terminate', 're-encrypt', 'passthrough'],
  gatewayTellsClient: TELLS,
  gatewayViaRequest: [false, true],
  gatewayViaResponse: [false, true],
  gatewayServerField: ['replace', 'pass'],
  gatewayCache: [false, true],
  gatewayTellsCacheStatus: [false, true],
  gatewayCollapses: [false, true],
  gatewayRevalidates: [false, true],
  gatewayServesStale: ['no', 'if-error', 'while-asking', 'both'],
  gatewayProfile: ['rfc', 'nginx', 'squid', 'haproxy', 'varnish'],
  origins: [1, 2, 3, 4, 5, 6],
  balancing: [
    ...(['round-robin', 'least-connections', 'random', 'random-two'] as const),
    ...(['address-hash', 'uri-hash', 'consistent-hash'] as const),
  ],
  weights: ['even', 'uneven'],
  gatewayChecks: ['passive', 'active'],
  gatewayRetries: [false, true],
  gatewayRateLimit: ['off', 'refuse', 'delay', 'burst'],
};

export const SWITCHES = Object.keys(SWITCH_VALUES) as readonly SwitchId[];

/** Nobody in between; the boxes, when put in, behave as the standard asks and keep nothing. */
export const PLAIN_SETUP: Setup = {
  scheme: 'http',
  dns: 'plain-isp',
  clientSide: 'none',
  proxyVia: true,
  proxyTellsClient: 'off',
  proxyCache: false,
  proxyProfile: 'rfc',
  proxyRules: 'open',
  serverSide: 'none',
  gatewayTls: 'terminate',
  gatewayTellsClient: 'off',
  gatewayViaRequest: true,
  gatewayViaResponse: false,
  gatewayServerField: 'replace',
  gatewayCache: false,
  gatewayTellsCacheStatus: false,
  gatewayCollapses: false,
  gatewayRevalidates: false,
  gatewayServesStale: 'no',
  gatewayProfile: 'rfc',
  origins: 2,
  balancing: 'round-robin',
  weights: 'even',
  gatewayChecks: 'passive',
  gatewayRetries: true,
  gatewayRateLimit: 'off',
};
