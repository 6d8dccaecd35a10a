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
  readonly gatewayProfile: 'rfc' | 'nginx' | 'squid' | 'haproxy';
  /** How many origin servers it shares requests out to, 1 to 6. */
  readonly origins: number;
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
  serverSide: ['none', 'gateway', 'cdn'],
  gatewayTls: ['none', 'terminate', 're-encrypt', 'passthrough'],
  gatewayTellsClient: TELLS,
  gatewayViaRequest: [false, true],
  gatewayViaResponse: [false, true],
  gatewayServerField: ['replace', 'pass'],
  gatewayCache: [false, true],
  gatewayTellsCacheStatus: [false, true],
  gatewayProfile: ['rfc', 'nginx', 'squid', 'haproxy'],
  origins: [1, 2, 3, 4, 5, 6],
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
  serverSide: 'none',
  gatewayTls: 'terminate',
  gatewayTellsClient: 'off',
  gatewayViaRequest: true,
  gatewayViaResponse: false,
  gatewayServerField: 'replace',
  gatewayCache: false,
  gatewayTellsCacheStatus: false,
  gatewayProfile: 'rfc',
  origins: 2,
};
