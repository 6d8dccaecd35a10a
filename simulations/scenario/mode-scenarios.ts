// A mode's exchange as a scenario of its own, under a title for people at the command line: the page needs neither.
import { composeScenario } from './compose.ts';
import { BASE_EXCHANGE } from './library/situations.ts';
import type { Mode, ModeId } from './modes.ts';
import type { Scenario } from './scenario.ts';

export const MODE_TITLES: { readonly [M in ModeId]: string } = {
  'direct-http': 'Nothing in between, plain HTTP',
  'direct-https': 'Nothing in between, HTTPS',
  'direct-https-doh': 'Nothing in between, HTTPS, names asked for over HTTPS',
  'direct-https-ech-dedicated': 'Nothing in between, names hidden, but the address serves this site alone',
  'fwd-http-transparent': 'Forward proxy, plain HTTP, says that it is there and for whom',
  'fwd-http-anonymous': 'Forward proxy, plain HTTP, says that it is there',
  'fwd-http-elite': 'Forward proxy, plain HTTP, says nothing',
  'fwd-http-distorting': 'Forward proxy, plain HTTP, says that it is there and lies about for whom',
  'fwd-http-cache-hit': 'Forward proxy, plain HTTP, answers from its shared cache',
  'fwd-connect': 'Forward proxy, HTTPS through a CONNECT tunnel',
  'fwd-connect-tls': 'Forward proxy, HTTPS through a CONNECT tunnel, TLS to the proxy too',
  'fwd-tls-intercept': 'Forward proxy that opens HTTPS with its own authority',
  'fwd-same-address': 'Forward proxy on the client’s own machine',
  'socks5-clear-local-dns': 'SOCKS in the clear, names looked up by the client',
  'socks5-clear-remote-dns': 'SOCKS in the clear, names handed on',
  'socks5-tunnel-local-dns': 'SOCKS inside TLS, names looked up by the client',
  'socks5-tunnel-remote-dns': 'SOCKS inside TLS, names handed on',
  'intercept-http': 'Interception proxy that nobody chose, plain HTTP',
  'intercept-https-noca': 'A filter in the way that reads names and opens nothing, HTTPS',
  'vpn-https': 'Virtual private network, HTTPS',
  'vpn-https-dns-leak': 'Virtual private network, HTTPS, names asked for outside of it',
  'vpn-http': 'Virtual private network, plain HTTP',
  'relay-2hop': 'Two relays of two companies, HTTPS',
  ohttp: 'Oblivious HTTP, nothing says who asks',
  'ohttp-identified': 'Oblivious HTTP with a cookie in what is closed',
  'tor-https': 'Three relays of an onion-routed circuit, HTTPS',
  'tor-http': 'Three relays of an onion-routed circuit, plain HTTP',
  'rp-http': 'Reverse proxy, plain HTTP on both legs',
  'rp-http-xff': 'Reverse proxy, plain HTTP, tells the servers the client’s address',
  'rp-xff-spoof-leftmost': 'Reverse proxy, the client lies about its address, the servers believe the first entry',
  'rp-xff-spoof-rightmost-trusted':
    'Reverse proxy, the client lies about its address, the servers believe what the reverse proxy wrote',
  'rp-xff-spoof-overwrite': 'Reverse proxy, the client lies about its address, the reverse proxy writes over it',
  'rp-tls-terminate': 'Reverse proxy where TLS ends, plain HTTP behind it',
  'rp-tls-reencrypt': 'Reverse proxy where TLS ends and begins anew',
  'rp-tls-passthrough': 'Reverse proxy that passes TLS on unopened',
  'rp-tls-passthrough-proxyproto': 'Reverse proxy that passes TLS on unopened and tells for whom in a PROXY line',
  'rp-cache-private-ok': 'Reverse proxy with a shared cache, a page marked private',
  'rp-cache-misconfigured': 'Reverse proxy with a shared cache, a personal page not marked at all',
  'rp-cache-public-timing': 'Reverse proxy with a shared cache, a public page, the outcome told',
  'rp-cache-hit': 'Reverse proxy that answers from its shared cache',
  'rp-leaky-fields': 'Reverse proxy that lets out what the servers say of themselves',
  'cdn-full': 'Delivery network, TLS to it and from it to the server',
  'cdn-flexible': 'Delivery network, TLS to it, plain HTTP from it to the server',
  'cdn-origin-exposed': 'Delivery network, with a public record that leads past it',
  'cdn-ech-doh': 'Delivery network, names hidden everywhere',
  'cdn-ech-plain-dns': 'Delivery network, names hidden in TLS, asked for in clear',
  'chain-connect-cdn': 'CONNECT through a proxy to a delivery network',
  'chain-http-xff-xff': 'Proxy and reverse proxy, plain HTTP, both say for whom',
};

export const modeScenario = (mode: Mode): Scenario => ({
  ...composeScenario(BASE_EXCHANGE, mode.setup, { episode: mode.episode }),
  id: mode.id,
  title: MODE_TITLES[mode.id],
});
