// The modes that have a name: positions of the switches over one base exchange, nothing else. What follows from them is for the run to show.
import { composeScenario } from './compose.ts';
import { BASE_EXCHANGE } from './library/situations.ts';
import type { Scenario } from './scenario.ts';
import type { Setup } from './setup.ts';
import { PLAIN_SETUP } from './setup.ts';

export type ModeId = keyof typeof SETTINGS;

/** What is asked for: an order sent in, a page fetched by two or three people in turn, and what its answers say of being stored. */
export type ModeEpisode = 'order' | 'public-copy' | 'private-page' | 'unmarked-page' | 'public-page';

export interface Mode {
  readonly id: ModeId;
  /** For people at the command line; the page has translated ones. */
  readonly title: string;
  readonly setup: Setup;
  readonly episode: ModeEpisode;
}

type Setting = Partial<Setup> & { readonly title: string; readonly episode?: ModeEpisode };

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
  'direct-http': { title: 'Nothing in between, plain HTTP', scheme: 'http' },
  'direct-https': { title: 'Nothing in between, HTTPS', ...HTTPS },
  'direct-https-doh': { title: 'Nothing in between, HTTPS, names asked for over HTTPS', ...HTTPS, dns: 'doh' },
  'direct-https-ech-dedicated': {
    title: 'Nothing in between, names hidden, but the address serves this site alone',
    ...{ ...HTTPS, dns: 'doh', ech: true, siteAddress: 'dedicated' },
  },

  'fwd-http-transparent': {
    title: 'Forward proxy, plain HTTP, says that it is there and for whom',
    ...{ ...PROXIED, proxyVia: true, proxyTellsClient: 'x-forwarded-for' },
  },
  'fwd-http-anonymous': { title: 'Forward proxy, plain HTTP, says that it is there', ...PROXIED, proxyVia: true },
  'fwd-http-elite': { title: 'Forward proxy, plain HTTP, says nothing', ...PROXIED, proxyVia: false },
  'fwd-http-distorting': {
    title: 'Forward proxy, plain HTTP, says that it is there and lies about for whom',
    ...{ ...PROXIED, proxyVia: true, proxyTellsClient: 'forged' },
  },
  'fwd-http-cache-hit': {
    title: 'Forward proxy, plain HTTP, answers from its shared cache',
    ...{ ...PROXIED, proxyVia: true, proxyCache: true, episode: 'public-copy' },
  },

  'fwd-connect': { title: 'Forward proxy, HTTPS through a CONNECT tunnel', ...PROXIED, ...HTTPS },
  'fwd-connect-tls': {
    title: 'Forward proxy, HTTPS through a CONNECT tunnel, TLS to the proxy too',
    ...{ ...PROXIED, ...HTTPS, proxyLeg: 'tls' },
  },
  'fwd-tls-intercept': {
    title: 'Forward proxy that opens HTTPS with its own authority',
    ...{ ...TUNNELLED, clientSide: 'tls-intercepting-proxy', proxyVia: true },
  },
  'fwd-same-address': {
    title: 'Forward proxy on the client’s own machine',
    ...{ ...HTTPS, clientSide: 'explicit-proxy', proxyAt: 'own-machine', dns: 'plain-isp' },
  },

  'socks5-clear-local-dns': { title: 'SOCKS in the clear, names looked up by the client', ...SOCKS, dns: 'plain-isp' },
  'socks5-clear-remote-dns': { title: 'SOCKS in the clear, names handed on', ...SOCKS, dns: 'remote' },
  'socks5-tunnel-local-dns': {
    title: 'SOCKS inside TLS, names looked up by the client',
    ...{ ...SOCKS, proxyLeg: 'tls', dns: 'plain-isp' },
  },
  'socks5-tunnel-remote-dns': {
    title: 'SOCKS inside TLS, names handed on',
    ...{ ...SOCKS, proxyLeg: 'tls', dns: 'remote' },
  },

  'intercept-http': {
    title: 'A proxy in the way that nobody chose, plain HTTP',
    ...{ clientSide: 'interception', proxyVia: true, proxyTellsClient: 'x-forwarded-for' },
  },
  'intercept-https-noca': {
    title: 'A filter in the way that reads names and opens nothing, HTTPS',
    ...{ ...HTTPS, clientSide: 'inline-filter', interceptorSource: 'preserved' },
  },

  'vpn-https': { title: 'Virtual private network, HTTPS', ...TUNNELLED, clientSide: 'vpn' },
  'vpn-https-dns-leak': {
    title: 'Virtual private network, HTTPS, names asked for outside of it',
    ...{ ...HTTPS, clientSide: 'vpn', dns: 'plain-isp' },
  },
  'vpn-http': { title: 'Virtual private network, plain HTTP', clientSide: 'vpn', dns: 'remote' },

  'relay-2hop': { title: 'Two relays of two companies, HTTPS', ...TUNNELLED, clientSide: 'two-hop-relay' },
  ohttp: { title: 'Oblivious HTTP, nothing says who asks', ...TUNNELLED, clientSide: 'ohttp', cookies: false },
  'ohttp-identified': { title: 'Oblivious HTTP with a cookie in what is closed', ...TUNNELLED, clientSide: 'ohttp' },
  'tor-https': { title: 'Three relays of an onion-routed circuit, HTTPS', ...TUNNELLED, clientSide: 'tor' },
  'tor-http': { title: 'Three relays of an onion-routed circuit, plain HTTP', clientSide: 'tor', dns: 'remote' },

  'rp-http': { title: 'Gateway, plain HTTP on both legs', ...OWN },
  'rp-http-xff': { title: 'Gateway, plain HTTP, tells the servers the client’s address', ...TOLD },
  'rp-xff-spoof-leftmost': {
    title: 'The same, the client lies, the servers believe the first entry',
    ...{ ...TOLD, clientForges: true, originBelieves: 'leftmost' },
  },
  'rp-xff-spoof-rightmost-trusted': {
    title: 'The same lie, the servers believe what the gateway wrote',
    ...{ ...TOLD, clientForges: true },
  },
  'rp-xff-spoof-overwrite': {
    title: 'The same lie, the gateway writes over it',
    ...{ ...TOLD, clientForges: true, gatewayTellsClient: 'x-forwarded-for-overwrite', originBelieves: 'leftmost' },
  },
  'rp-tls-terminate': { title: 'Gateway where TLS ends, plain HTTP behind it', ...TOLD, ...ENDED },
  'rp-tls-reencrypt': { title: 'Gateway where TLS ends and begins anew', ...TOLD, ...HTTPS, gatewayTls: 're-encrypt' },
  'rp-tls-passthrough': { title: 'Gateway that passes TLS on unopened', ...PASSED },
  'rp-tls-passthrough-proxyproto': {
    title: 'Gateway that passes TLS on unopened and tells for whom in a PROXY line',
    ...{ ...PASSED, gatewayProxyLine: true, originBelieves: 'rightmost-untrusted' },
  },

  'rp-cache-private-ok': {
    title: 'Gateway with a shared cache, a page marked private',
    ...{ ...CACHING, episode: 'private-page' },
  },
  'rp-cache-misconfigured': {
    title: 'Gateway with a shared cache, a personal page not marked at all',
    ...{ ...CACHING, episode: 'unmarked-page' },
  },
  'rp-cache-public-timing': {
    title: 'Gateway with a shared cache, a public page, the outcome told',
    ...{ ...CACHING, gatewayTellsCacheStatus: true, episode: 'public-page' },
  },
  'rp-cache-hit': {
    title: 'Gateway that answers from its shared cache',
    ...{ ...CACHING, gatewayTellsClient: 'off', episode: 'public-copy' },
  },
  'rp-leaky-fields': {
    title: 'Gateway that lets out what the servers say of themselves',
    ...{ ...TOLD, ...ENDED, gatewayViaResponse: true, gatewayServerField: 'pass', gatewayLocation: 'pass' },
    originBelieves: 'socket',
  },

  'cdn-full': { title: 'Delivery network, TLS to it and from it to the server', ...CDN },
  'cdn-flexible': {
    title: 'Delivery network, TLS to it, plain HTTP from it to the server',
    ...{ ...CDN, gatewayTls: 'terminate' },
  },
  'cdn-origin-exposed': {
    title: 'Delivery network, with a public record that leads past it',
    ...{ ...CDN, dnsOnlyRecord: true, originFirewalled: false },
  },
  'cdn-ech-doh': { title: 'Delivery network, names hidden everywhere', ...CDN, dns: 'doh', ech: true },
  'cdn-ech-plain-dns': { title: 'Delivery network, names hidden in TLS, asked for in clear', ...CDN, ech: true },

  'chain-connect-cdn': { title: 'CONNECT through a proxy to a delivery network', ...CDN, ...PROXIED },
  'chain-http-xff-xff': {
    title: 'Proxy and gateway, plain HTTP, both say for whom',
    ...{ ...TOLD, ...PROXIED, gatewayViaRequest: true, proxyVia: true, proxyTellsClient: 'x-forwarded-for' },
  },
} as const satisfies { readonly [id: string]: Setting };

export const MODES: readonly Mode[] = (Object.keys(SETTINGS) as ModeId[]).map((id) => {
  const { title, episode = 'order', ...switches }: Setting = SETTINGS[id];
  return { id, title, episode, setup: { ...PLAIN_SETUP, ...switches } };
});

export const modeOf = (id: string): Mode | undefined => MODES.find((mode) => mode.id === id);

/** The mode's exchange as a scenario of its own. */
export const modeScenario = (mode: Mode): Scenario => ({
  ...composeScenario(BASE_EXCHANGE, mode.setup, { episode: mode.episode }),
  id: mode.id,
  title: mode.title,
});
