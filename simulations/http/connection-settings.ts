// What a participant does below HTTP when it opens or takes a connection: plain data, made by a profile or read off a scenario.

/** Versions of TLS by number (RFC 8446, RFC 5246; the older two are deprecated, RFC 8996). */
export type TlsVersion = '1.0' | '1.1' | '1.2' | '1.3';

/** What is spoken today where nothing else is said. */
export const MODERN_TLS: readonly TlsVersion[] = ['1.2', '1.3'];

const BY_AGE: readonly TlsVersion[] = ['1.0', '1.1', '1.2', '1.3'];

/** All versions from `least` to `most`. */
export const tlsBetween = (least: TlsVersion, most: TlsVersion): readonly TlsVersion[] =>
  BY_AGE.slice(BY_AGE.indexOf(least), BY_AGE.indexOf(most) + 1);

/** The newest version that both sides know (RFC 8446 §4.2.1); null: none, and there is no connection. */
export const agreedTls = (offered: readonly TlsVersion[], served: readonly TlsVersion[]): TlsVersion | null =>
  BY_AGE.filter((version) => offered.includes(version) && served.includes(version)).at(-1) ?? null;

export interface ConnectionSettings {
  /** Versions to which it agrees when it is asked for TLS, and those that it offers itself towards the next hop. */
  readonly servesTls: readonly TlsVersion[];
  readonly offersTls: readonly TlsVersion[];
  /** Whether its own ClientHello towards a server names the site (RFC 6066 §3). */
  readonly tellsServerName: boolean;
  /** Whether it lets connections to the next hop last (RFC 9112 §9.3). */
  readonly inboundKeepAlive: boolean;
  /** Whether it tells the next hop in a PROXY line for whom a connection is, and whether it wants to be told so itself (PROXY protocol §2.1). */
  readonly sendsProxyLine: boolean;
  readonly awaitsProxyLine: boolean;
  /** Whether it looks the site's name up for itself when it sends a request, whoever the next hop is (Squid 5.7: its network database). */
  readonly looksSitesUp: boolean;
  /** Which requests a forward proxy sends to its parent where it has one; the others go to the site (Squid 5.7: never_direct). */
  readonly parentFor: 'all' | 'plain-gets';
}

export const USUAL_CONNECTIONS: ConnectionSettings = {
  servesTls: MODERN_TLS,
  offersTls: MODERN_TLS,
  tellsServerName: true,
  inboundKeepAlive: true,
  sendsProxyLine: false,
  awaitsProxyLine: false,
  looksSitesUp: false,
  parentFor: 'all',
};
