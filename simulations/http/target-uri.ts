// Target URIs of http and https, parsed by hand: the platform's parser is not part of the language (RFC 3986, RFC 9110 §4.2).

export type Scheme = 'http' | 'https';

/** What a request is about (RFC 9110 §7.1), normalised as §4.2.3 allows; without a fragment, which is never sent. */
export interface TargetUri {
  readonly scheme: Scheme;
  /** Lower case; an IPv6 address keeps its brackets. */
  readonly host: string;
  /** Null stands for the scheme's own port. */
  readonly port: number | null;
  /** At least "/", but empty for the target of CONNECT and of OPTIONS * (RFC 9112 §3.3). */
  readonly path: string;
  /** Without the question mark; null when there is none. */
  readonly query: string | null;
}

/** Why a text is no target URI. */
export interface UriError {
  readonly error: 'scheme' | 'user-information' | 'host' | 'port' | 'character';
  readonly text: string;
}

const DEFAULT_PORTS: Readonly<Record<Scheme, number>> = { http: 80, https: 443 };
// Printable ASCII less what RFC 3986 §2 leaves out altogether.
const LEGAL = /^[!#-;=?-[\]_a-z~]*$/u;
const HOST = /^(?:\[[0-9a-f:.]+\]|[a-z0-9\-._~!$&'()*+,;=%]+)(?=:|$)/iu;

/** Host and port of "host", "host:port" or "[v6]:port"; the port of an empty or absent text is null. */
export function parseAuthority(text: string): { readonly host: string; readonly port: number | null } | UriError {
  if (text.includes('@')) return { error: 'user-information', text }; // RFC 9110 §4.2.4: treat as an error
  const host = HOST.exec(text)?.[0];
  if (host === undefined) return { error: 'host', text };
  const digits = text.slice(host.length + 1);
  const port = digits === '' ? null : Number(digits);
  if (port !== null && !(/^\d+$/u.test(digits) && port >= 1 && port <= 65_535)) return { error: 'port', text };
  return { host: host.toLowerCase(), port };
}

/** The target URI of a scheme and what follows it, host first. */
export function uriOf(scheme: Scheme, authority: string, pathAndQuery: string): TargetUri | UriError {
  const place = parseAuthority(authority);
  if ('error' in place) return place;
  if (!LEGAL.test(pathAndQuery)) return { error: 'character', text: pathAndQuery };
  const [withoutFragment = ''] = pathAndQuery.split('#', 1);
  const mark = withoutFragment.indexOf('?');
  return {
    scheme,
    host: place.host,
    port: place.port === DEFAULT_PORTS[scheme] ? null : place.port,
    path: mark === -1 ? withoutFragment : withoutFragment.slice(0, mark),
    query: mark === -1 ? null : withoutFragment.slice(mark + 1),
  };
}

export function parseUri(text: string): TargetUri | UriError {
  const [, name, authority = '', rest = ''] = /^([a-z][a-z0-9+.-]*):\/\/([^/?#]*)(.*)$/isu.exec(text) ?? [];
  const scheme = name?.toLowerCase();
  if (scheme !== 'http' && scheme !== 'https') return { error: 'scheme', text };
  const uri = uriOf(scheme, authority, rest);
  // RFC 9110 §4.2.3: an empty path is the same as "/".
  return 'error' in uri || uri.path !== '' ? uri : { ...uri, path: '/' };
}

export const portOf = (uri: TargetUri): number => uri.port ?? DEFAULT_PORTS[uri.scheme];

/** The Host field's value: the port only when it is not the scheme's own (RFC 9110 §7.2). */
export const hostField = ({ host, port }: TargetUri): string => (port === null ? host : `${host}:${port}`);

/** Host and port, the port always there: what CONNECT asks for (RFC 9110 §9.3.6). */
export const authorityOf = (uri: TargetUri): string => `${uri.host}:${portOf(uri)}`;

/** Scheme, host and port (RFC 9110 §4.3.1) as text, comparable with ===. */
export const originOf = (uri: TargetUri): string => `${uri.scheme}://${hostField(uri)}`;

export const pathAndQuery = ({ path, query }: TargetUri): string => (query === null ? path : `${path}?${query}`);

export const uriText = (uri: TargetUri): string => originOf(uri) + pathAndQuery(uri);
