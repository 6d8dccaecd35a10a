// The modes that have a name: positions of the switches over one base exchange, nothing else. What follows from them is for the run to show.
import type { Setup } from './setup.ts';
import { PLAIN_SETUP } from './setup.ts';

export type ModeId = keyof typeof SETTINGS;

/** What is asked for: an order sent in, a page fetched by two or three people in turn, and what its answers say of being stored. */
export type ModeEpisode = 'order' | 'public-copy' | 'private-page' | 'unmarked-page' | 'public-page';

export interface Mode {
  readonly id: ModeId;
  readonly setup: Setup;
  readonly episode: ModeEpisode;
}

type Setting = Partial<Setup> & { readonly episode?: ModeEpisode };

const HTTPS = { scheme: 'https' } as const;
const PROXIED = { clientSide: 'explicit-proxy', dns: 'remote' } as const;
const TUNNELLED = { ...HTTPS, dns: 'remote' } as const;
const SOCKS = { ...HTTPS, clientSide: 'socks5' } as const;

const OWN = { serverSide: 'gateway', gatewayViaRequest: false, origins: 2, originBelieves: 'socket' } as const;
const TOLD = { ...OWN, gatewayTellsClient: 'x-forwarded-for', originBelieves: 'rightmost-untrusted' } as const;
const ENDED = { ...HTTPS, gatewayTls: 'terminate' } as const;
const PASSED = { ...HTTPS, ...OWN, gatewayTls: 'passthrough' } as const;
const CACHING: Partial<Setup> = {
  ...{ ...OWN, ...ENDED, gatewayTellsClient: 'x-forwarded-for', gatewayCache: true },
};

const CDN: Partial<Setup> = {
  ...{ ...HTTPS, serverSide: 'cdn', gatewayViaRequest: false, gatewayViaResponse: true, origins: 1 },
  ...{ gatewayTls: 're-encrypt', gatewayTellsClient: 'x-forwarded-for' },
};

const SETTINGS = {
  'direct-http': { scheme: 'http' },
  'direct-https': { ...HTTPS },
  'direct-https-doh': { ...HTTPS, dns: 'doh' },
  'direct-https-ech-dedicated': {
    ...{ ...HTTPS, dns: 'doh', ech: true, siteAddress: 'dedicated' },
  },

  'fwd-http-transparent': {
    ...{ ...PROXIED, proxyVia: true, proxyTellsClient: 'x-forwarded-for' },
  },
  'fwd-http-anonymous': { ...PROXIED, proxyVia: true },
  'fwd-http-elite': { ...PROXIED, proxyVia: false },
  'fwd-http-distorting': {
    ...{ ...PROXIED, proxyVia: true, proxyTellsClient: 'forged' },
  },
  'fwd-http-cache-hit': {
    ...{ ...PROXIED, proxyVia: true, proxyCache: true, episode: 'public-copy' },
  },

  'fwd-connect': { ...PROXIED, ...HTTPS },
  'fwd-connect-tls': {
    ...{ ...PROXIED, ...HTTPS, proxyLeg: 'tls' },
  },
  'fwd-tls-intercept': {
    ...{ ...TUNNELLED, clientSide: 'tls-intercepting-proxy', proxyVia: true },
  },
  'fwd-same-address': {
    ...{ ...HTTPS, clientSide: 'explicit-proxy', proxyAt: 'own-machine', dns: 'plain-isp' },
  },

  'socks5-clear-local-dns': { ...SOCKS, dns: 'plain-isp' },
  'socks5-clear-remote-dns': { ...SOCKS, dns: 'remote' },
  'socks5-tunnel-local-dns': {
    ...{ ...SOCKS, proxyLeg: 'tls', dns: 'plain-isp' },
  },
  'socks5-tunnel-remote-dns': {
    ...{ ...SOCKS, proxyLeg: 'tls', dns: 'remote' },
  },

  'intercept-http': {
    ...{ clientSide: 'interception', proxyVia: true, proxyTellsClient: 'x-forwarded-for' },
  },
  'intercept-https-noca': {
    ...{ ...HTTPS, clientSide: 'inline-filter', interceptorSource: 'preserved' },
  },

  'vpn-https': { ...TUNNELLED, clientSide: 'vpn' },
  'vpn-https-dns-leak': {
    ...{ ...HTTPS, clientSide: 'vpn', dns: 'plain-isp' },
  },
  'vpn-http': { clientSide: 'vpn', dns: 'remote' },

  'relay-2hop': { ...TUNNELLED, clientSide: 'two-hop-relay' },
  ohttp: { ...TUNNELLED, clientSide: 'ohttp', cookies: false },
  'ohttp-identified': { ...TUNNELLED, clientSide: 'ohttp' },
  'tor-https': { ...TUNNELLED, clientSide: 'tor' },
  'tor-http': { clientSide: 'tor', dns: 'remote' },

  'rp-http': { ...OWN },
  'rp-http-xff': { ...TOLD },
  'rp-xff-spoof-leftmost': {
    ...{ ...TOLD, clientForges: true, originBelieves: 'leftmost' },
  },
  'rp-xff-spoof-rightmost-trusted': {
    ...{ ...TOLD, clientForges: true },
  },
  'rp-xff-spoof-overwrite': {
    ...{ ...TOLD, clientForges: true, gatewayTellsClient: 'x-forwarded-for-overwrite', originBelieves: 'leftmost' },
  },
  'rp-tls-terminate': { ...TOLD, ...ENDED },
  'rp-tls-reencrypt': { ...TOLD, ...HTTPS, gatewayTls: 're-encrypt' },
  'rp-tls-passthrough': { ...PASSED },
  'rp-tls-passthrough-proxyproto': {
    ...{ ...PASSED, gatewayProxyLine: true, originBelieves: 'rightmost-untrusted' },
  },

  'rp-cache-private-ok': {
    ...{ ...CACHING, episode: 'private-page' },
  },
  'rp-cache-misconfigured': {
    ...{ ...CACHING, episode: 'unmarked-page' },
  },
  'rp-cache-public-timing': {
    ...{ ...CACHING, gatewayTellsCacheStatus: true, episode: 'public-page' },
  },
  'rp-cache-hit': {
    ...{ ...CACHING, gatewayTellsClient: 'off', episode: 'public-copy' },
  },
  'rp-leaky-fields': {
    ...{ ...TOLD, ...ENDED, gatewayViaResponse: true, gatewayServerField: 'pass', gatewayLocation: 'pass' },
    originBelieves: 'socket',
  },

  'cdn-full': { ...CDN },
  'cdn-flexible': {
    ...{ ...CDN, gatewayTls: 'terminate' },
  },
  'cdn-origin-exposed': {
    ...{ ...CDN, dnsOnlyRecord: true, originFirewalled: false },
  },
  'cdn-ech-doh': { ...CDN, dns: 'doh', ech: true },
  'cdn-ech-plain-dns': { ...CDN, ech: true },

  'chain-connect-cdn': { ...CDN, ...PROXIED },
  'chain-http-xff-xff': {
    ...{ ...TOLD, ...PROXIED, gatewayViaRequest: true, proxyVia: true, proxyTellsClient: 'x-forwarded-for' },
  },
} as const satisfies { readonly [id: string]: Setting };

export const MODES: readonly Mode[] = (Object.keys(SETTINGS) as ModeId[]).map((id) => {
  const { episode = 'order', ...switches }: Setting = SETTINGS[id];
  return { id, episode, setup: { ...PLAIN_SETUP, ...switches } };
});

export const modeOf = (id: string): Mode | undefined => MODES.find((mode) => mode.id === id);
