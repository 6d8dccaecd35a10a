// The modes that have a name, in English: what each is called, and in one sentence what it takes for granted.
import type { ModeId } from '../../../../simulations/index.ts';

export const modes: { readonly [M in ModeId]: { readonly name: string; readonly assumption: string } } = {
  'direct-http': {
    name: 'Nothing in between, plain HTTP',
    assumption: 'Every leg is in clear, the question for the name too.',
  },
  'direct-https': {
    name: 'Nothing in between, HTTPS',
    assumption: 'TLS hides the content; the name stands in clear in the TLS greeting and in the DNS question.',
  },
  'direct-https-doh': {
    name: 'Nothing in between, HTTPS, names asked for over HTTPS',
    assumption: 'Another company answers for names, over HTTPS; the TLS greeting still shows the name.',
  },
  'direct-https-ech-dedicated': {
    name: 'Nothing in between, names hidden, but the address serves this site alone',
    assumption: 'No message in clear names the site, but its address belongs to it alone.',
  },
  'fwd-http-transparent': {
    name: 'Forward proxy, plain HTTP, says that it is there and for whom',
    assumption: 'The proxy adds Via to what it forwards and tells the site truthfully for whom.',
  },
  'fwd-http-anonymous': {
    name: 'Forward proxy, plain HTTP, says that it is there',
    assumption: 'The proxy adds Via to what it forwards, and keeps to itself for whom.',
  },
  'fwd-http-elite': {
    name: 'Forward proxy, plain HTTP, says nothing',
    assumption:
      'The proxy leaves out Via, which RFC 9110 §7.6.3 asks of it; what sellers call levels is no property of the protocol.',
  },
  'fwd-http-distorting': {
    name: 'Forward proxy, plain HTTP, says that it is there and lies about for whom',
    assumption:
      'The address that the proxy tells is false: a claim that the site may believe, and no knowledge of the client.',
  },
  'fwd-http-cache-hit': {
    name: 'Forward proxy, plain HTTP, answers from its shared cache',
    assumption: 'Once a fresh public copy is there, nothing goes on to the site.',
  },
  'fwd-connect': {
    name: 'Forward proxy, HTTPS through a CONNECT tunnel',
    assumption:
      'The client asks the proxy in clear for a tunnel, and what goes through the tunnel is closed to the proxy.',
  },
  'fwd-connect-tls': {
    name: 'Forward proxy, HTTPS through a CONNECT tunnel, TLS to the proxy too',
    assumption: 'The way to the proxy is under TLS too, so the network in front of it reads no CONNECT.',
  },
  'fwd-tls-intercept': {
    name: 'Forward proxy that opens HTTPS with its own authority',
    assumption: 'The client trusts the certificate authority of whoever runs the proxy, so nothing warns it.',
  },
  'fwd-same-address': {
    name: 'Forward proxy on the client’s own machine',
    assumption:
      'The user runs the proxy, and it calls from the user’s own address: the role is there, the hiding is not.',
  },
  'socks5-clear-local-dns': {
    name: 'SOCKS in the clear, names looked up by the client',
    assumption: 'The client looks the name up itself, in clear, before it hands the connection on.',
  },
  'socks5-clear-remote-dns': {
    name: 'SOCKS in the clear, names handed on',
    assumption: 'The SOCKS server is told the name, unencrypted, and looks it up.',
  },
  'socks5-tunnel-local-dns': {
    name: 'SOCKS inside TLS, names looked up by the client',
    assumption: 'What goes to the SOCKS server is encrypted; the DNS question that the client asks beside it is not.',
  },
  'socks5-tunnel-remote-dns': {
    name: 'SOCKS inside TLS, names handed on',
    assumption: 'Connection and name both go to the SOCKS server under encryption.',
  },
  'intercept-http': {
    name: 'Interception proxy that nobody chose, plain HTTP',
    assumption: 'The network has put the proxy there without asking the client; it takes plain HTTP only.',
  },
  'intercept-https-noca': {
    name: 'A filter in the way that reads names and opens nothing, HTTPS',
    assumption:
      'The filter has no certificate that the client would trust: it reads the name in the TLS greeting, and passes the rest on under the client’s own address.',
  },
  'vpn-https': {
    name: 'Virtual private network, HTTPS',
    assumption: 'All packets go through the tunnel, questions for names among them.',
  },
  'vpn-https-dns-leak': {
    name: 'Virtual private network, HTTPS, names asked for outside of it',
    assumption: 'Packets go through the tunnel, but names are still asked for outside of it.',
  },
  'vpn-http': {
    name: 'Virtual private network, plain HTTP',
    assumption: 'The tunnel ends at the server of the private network; from there on everything is in clear.',
  },
  'relay-2hop': {
    name: 'Two relays of two companies, HTTPS',
    assumption: 'Two companies run the two relays, and they tell each other nothing.',
  },
  ohttp: {
    name: 'Oblivious HTTP, nothing says who asks',
    assumption:
      'Relay and gateway belong to different organisations, as RFC 9458 requires, and nothing inside the request says who asks.',
  },
  'ohttp-identified': {
    name: 'Oblivious HTTP with a cookie in what is closed',
    assumption: 'The request inside carries a cookie, so the site knows the user all the same.',
  },
  'tor-https': {
    name: 'Three relays of an onion-routed circuit, HTTPS',
    assumption: 'Three different parties run the relays, and the last one looks the name up.',
  },
  'tor-http': {
    name: 'Three relays of an onion-routed circuit, plain HTTP',
    assumption: 'Three different parties run the relays; behind the last one the request is in clear.',
  },
  'rp-http': {
    name: 'Reverse proxy, plain HTTP on both legs',
    assumption: 'The reverse proxy belongs to the site, and tells its servers nothing of the client.',
  },
  'rp-http-xff': {
    name: 'Reverse proxy, plain HTTP, tells the servers the client’s address',
    assumption: 'The servers take the client’s address from the reverse proxy alone, whose word they trust.',
  },
  'rp-xff-spoof-leftmost': {
    name: 'Reverse proxy, the client lies about its address, the servers believe the first entry',
    assumption: 'The client has sent a false entry; the true address follows it, but the servers take the first.',
  },
  'rp-xff-spoof-rightmost-trusted': {
    name: 'Reverse proxy, the client lies about its address, the servers believe what the reverse proxy wrote',
    assumption:
      'The client has sent a false entry; the servers read from the right and stop at the first address that is not their reverse proxy’s.',
  },
  'rp-xff-spoof-overwrite': {
    name: 'Reverse proxy, the client lies about its address, the reverse proxy writes over it',
    assumption: 'The client has sent a false entry; the reverse proxy replaces the field with what it saw itself.',
  },
  'rp-tls-terminate': {
    name: 'Reverse proxy where TLS ends, plain HTTP behind it',
    assumption: 'The reverse proxy holds the site’s key, and the leg behind it is in clear.',
  },
  'rp-tls-reencrypt': {
    name: 'Reverse proxy where TLS ends and begins anew',
    assumption:
      'The reverse proxy opens TLS and closes it again towards the servers, with the site’s name in clear in the greeting.',
  },
  'rp-tls-passthrough': {
    name: 'Reverse proxy that passes TLS on unopened',
    assumption:
      'The box holds no key and picks the server by the name in the TLS greeting; in the words of HTTP it is a tunnel, not a gateway.',
  },
  'rp-tls-passthrough-proxyproto': {
    name: 'Reverse proxy that passes TLS on unopened and tells for whom in a PROXY line',
    assumption: 'The box holds no key, but writes the client’s address before the first byte that it passes on.',
  },
  'rp-cache-private-ok': {
    name: 'Reverse proxy with a shared cache, a page marked private',
    assumption: 'The page is marked private, so the shared cache does not keep it.',
  },
  'rp-cache-misconfigured': {
    name: 'Reverse proxy with a shared cache, a personal page not marked at all',
    assumption:
      'Nothing marks the personal page as private, and another user asks for the same address while the copy is fresh.',
  },
  'rp-cache-public-timing': {
    name: 'Reverse proxy with a shared cache, a public page, the outcome told',
    assumption: 'The answer says whether it came from the store: that somebody had asked before, not who.',
  },
  'rp-cache-hit': {
    name: 'Reverse proxy that answers from its shared cache',
    assumption:
      'Once a fresh public copy is there, the servers hear of a request only later, from the reverse proxy’s logs.',
  },
  'rp-leaky-fields': {
    name: 'Reverse proxy that lets out what the servers say of themselves',
    assumption:
      'The reverse proxy passes on what its servers say of themselves, and a Location that names one of them.',
  },
  'cdn-full': {
    name: 'Delivery network, TLS to it and from it to the server',
    assumption:
      'The delivery network is another company; it opens everything and encrypts it anew across the Internet.',
  },
  'cdn-flexible': {
    name: 'Delivery network, TLS to it, plain HTTP from it to the server',
    assumption: 'The delivery network is another company, and behind it everything crosses the Internet in clear.',
  },
  'cdn-origin-exposed': {
    name: 'Delivery network, with a public record that leads past it',
    assumption:
      'Another public record of the site leads to its server, and anybody may connect there, past the delivery network.',
  },
  'cdn-ech-doh': {
    name: 'Delivery network, names hidden everywhere',
    assumption:
      'Many sites share the delivery network’s address and its public name: a watcher sees only that it is one of them.',
  },
  'cdn-ech-plain-dns': {
    name: 'Delivery network, names hidden in TLS, asked for in clear',
    assumption: 'The greeting hides the name that the DNS question has just told in clear.',
  },
  'chain-connect-cdn': {
    name: 'CONNECT through a proxy to a delivery network',
    assumption: 'The client chose the proxy and the site chose the delivery network; neither was told of the other.',
  },
  'chain-http-xff-xff': {
    name: 'Proxy and reverse proxy, plain HTTP, both say for whom',
    assumption: 'Each box adds the address that it sees, and both leave the Host field as it is.',
  },
};
