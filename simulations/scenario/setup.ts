// How the network between the same people and the same shop is arranged: one flat value, one key per switch on screen.

/** How a box tells the next hop whose request it passes on. */
export type TellsClient = 'off' | 'x-forwarded-for' | 'x-forwarded-for-overwrite' | 'forwarded';

/** What stands on the client's side: chosen by the people or for them, or set in their way. */
export type ClientSide =
  | 'none'
  /** HTTP proxies: the second opens HTTPS with an authority of its own, the third takes plain HTTP that was not meant for it. */
  | 'explicit-proxy'
  | 'tls-intercepting-proxy'
  | 'interception'
  /** Boxes that carry bytes. */
  | 'inline-filter'
  | 'socks5'
  | 'vpn'
  /** Two parties and more that share what is to be known. */
  | 'two-hop-relay'
  | 'tor'
  | 'ohttp';

export interface Setup {
  readonly scheme: 'http' | 'https';
  /** Who looks the site's name up: the network's resolver in the clear, another company's over HTTPS (RFC 8484), or the last box on the client's side. */
  readonly dns: 'plain-isp' | 'doh' | 'remote';
  /** Whether the name in the ClientHello is encrypted (RFC 9849), and whether the site shares its address with others. */
  readonly ech: boolean;
  readonly siteAddress: 'shared' | 'dedicated';
  /** Whether requests say who sends them. */
  readonly cookies: boolean;
  /** Whether the first of the people sends a forwarding field with a false address. */
  readonly clientForges: boolean;
  /** Whether somebody comes besides who sends in one of the people's names, and which way: as everybody does, or past the gateway. */
  readonly attack: 'no' | 'by-the-door' | 'past-it';

  readonly clientSide: ClientSide;
  /** How the way to the box is protected, and whether it stands on the client's own machine. */
  readonly proxyLeg: 'plain' | 'tls';
  readonly proxyAt: 'elsewhere' | 'own-machine';
  /** Whose address the site sees behind a box in the way. */
  readonly interceptorSource: 'own' | 'preserved';
  readonly proxyVia: boolean;
  readonly proxyTellsClient: TellsClient | 'forged';
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
  /** Whether a Location that names a server behind it is made to name the site. */
  readonly gatewayLocation: 'rewrite' | 'pass';
  /** Whether it tells the servers in a PROXY line for whom a connection is. */
  readonly gatewayProxyLine: boolean;
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
  /** What the servers take for their client's address: the first entry of a field, the last that no trusted box wrote, or the packets' alone. */
  readonly originBelieves: 'rightmost-untrusted' | 'leftmost' | 'socket';
  /** Whose word about that they take, where they read from the right: the gateway's, or that of any address there is. */
  readonly originTrusts: 'gateway' | 'everyone';
  /** What becomes of requests above five a minute from one client, as they take it to be: refused, or shut out for ten minutes. */
  readonly originLimit: 'off' | 'limit' | 'ban';
  /** Whether their error pages end with who they are. */
  readonly originSignsErrors: boolean;
  /** Whether a public record leads past the gateway, and whether anybody but the gateway may connect. */
  readonly dnsOnlyRecord: boolean;
  readonly originFirewalled: boolean;
}

export type SwitchId = keyof Setup;
/** One switch thrown. */
export type SwitchSetting = { readonly [S in SwitchId]: { readonly switch: S; readonly value: Setup[S] } }[SwitchId];

const TELLS: readonly TellsClient[] = ['off', 'x-forwarded-for', 'x-forwarded-for-overwrite', 'forwarded'];

/** Every switch with all its values, in the order in which they are shown. */
export const SWITCH_VALUES: { readonly [S in SwitchId]: readonly Setup[S][] } = {
  scheme: ['http', 'https'],
  dns: ['plain-isp', 'doh', 'remote'],
  ech: [false, true],
  siteAddress: ['shared', 'dedicated'],
  cookies: [true, false],
  clientForges: [false, true],
  attack: ['no', 'by-the-door', 'past-it'],
  clientSide: [
    ...(['none', 'explicit-proxy', 'tls-intercepting-proxy', 'interception', 'inline-filter'] as const),
    ...(['socks5', 'vpn', 'two-hop-relay', 'tor', 'ohttp'] as const),
  ],
  proxyLeg: ['plain', 'tls'],
  proxyAt: ['elsewhere', 'own-machine'],
  interceptorSource: ['own', 'preserved'],
  proxyVia: [false, true],
  proxyTellsClient: [...TELLS, 'forged'],
  proxyCache: [false, true],
  proxyProfile: ['rfc', 'squid'],
  proxyRules: ['open', 'restricted', 'members'],
  serverSide: ['none', 'gateway', 'cdn'],
  gatewayTls: ['none', 'terminate', 're-encrypt', 'passthrough'],
  gatewayTellsClient: TELLS,
  gatewayViaRequest: [false, true],
  gatewayViaResponse: [false, true],
  gatewayServerField: ['replace', 'pass'],
  gatewayLocation: ['rewrite', 'pass'],
  gatewayProxyLine: [false, true],
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
  originBelieves: ['rightmost-untrusted', 'leftmost', 'socket'],
  originTrusts: ['gateway', 'everyone'],
  originLimit: ['off', 'limit', 'ban'],
  originSignsErrors: [false, true],
  dnsOnlyRecord: [false, true],
  originFirewalled: [false, true],
};

export const SWITCHES = Object.keys(SWITCH_VALUES) as readonly SwitchId[];

/** Nobody in between; the boxes, when put in, behave as the standard asks and keep nothing. */
export const PLAIN_SETUP: Setup = {
  scheme: 'http',
  dns: 'plain-isp',
  ech: false,
  siteAddress: 'shared',
  cookies: true,
  clientForges: false,
  attack: 'no',
  clientSide: 'none',
  proxyLeg: 'plain',
  proxyAt: 'elsewhere',
  interceptorSource: 'own',
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
  gatewayLocation: 'rewrite',
  gatewayProxyLine: false,
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
  originBelieves: 'rightmost-untrusted',
  originTrusts: 'gateway',
  originLimit: 'off',
  originSignsErrors: false,
  dnsOnlyRecord: false,
  originFirewalled: true,
};
