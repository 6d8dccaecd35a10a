// What a cache is told to be: plain data, made by a profile (`scenario/profiles`), obeyed by `caching/policies`. It stands here because both
// rooms may see HTTP and neither may see the other.

/** The cache of the standards (RFC 9111). */
export interface RfcCaching {
  readonly rules: 'rfc';
  /** Whether requests for what is being fetched wait for it. */
  readonly collapses: boolean;
  /** Fields that take the place of Cache-Control (RFC 9213 §2.2); none at a proxy that no site has hired. */
  readonly targets: readonly string[];
}

/** Text with gaps that nginx fills from the request; `cookie` and `argument` by name. */
export type NginxText = readonly (
  | string
  | { readonly of: 'scheme' | 'host' | 'request-uri' | 'uri' | 'is-args' | 'args' | 'method' | 'next-hop' }
  | { readonly field: string }
  | { readonly cookie: string }
  | { readonly argument: string }
)[];

/** nginx 1.22, ngx_http_proxy_module: proxy_cache and its kin. */
export interface NginxCaching {
  readonly rules: 'nginx';
  readonly key: NginxText;
  /** proxy_cache_valid: the first that names the status, or any. */
  readonly valid: readonly { readonly statuses: readonly number[] | 'any'; readonly seconds: number }[];
  readonly revalidates: boolean;
  /** proxy_cache_use_stale: error, timeout, updating, http_500 … */
  readonly useStale: readonly string[];
  readonly backgroundUpdate: boolean;
  readonly lock: boolean;
  readonly lockTimeoutSeconds: number;
  readonly lockAgeSeconds: number;
  readonly minUses: number;
  /** proxy_cache_methods; GET and HEAD are always among them. */
  readonly methods: readonly string[];
  /** proxy_cache_bypass, proxy_no_cache: texts of which none may come out as anything but empty or "0". */
  readonly bypass: readonly NginxText[];
  readonly noCache: readonly NginxText[];
  /** proxy_ignore_headers, in lower case. */
  readonly ignores: readonly string[];
  readonly convertsHead: boolean;
  readonly forcesRanges: boolean;
}

export interface RefreshPattern {
  readonly pattern: string;
  readonly ignoresCase: boolean;
  readonly minSeconds: number;
  /** Share of the time since Last-Modified. */
  readonly percent: number;
  readonly maxSeconds: number;
  /** ignore-no-store, override-expire … */
  readonly options: readonly string[];
  /** max-stale=; null: as max_stale says. */
  readonly maxStaleSeconds: number | null;
}

/** Squid 5.7. */
export interface SquidCaching {
  readonly rules: 'squid';
  /** `cache deny all`. */
  readonly isOff: boolean;
  /** The first whose pattern fits the URL counts; where none does, Squid's own. */
  readonly refreshPatterns: readonly RefreshPattern[];
  readonly collapses: boolean;
  readonly negativeTtlSeconds: number;
  /** Where copies are: the word for a hit differs. */
  readonly keepsIn: 'memory' | 'disk';
  readonly maxObjectBytes: number;
  readonly maxStaleSeconds: number;
  readonly minimumExpirySeconds: number;
  readonly reloadIntoIms: boolean;
  readonly refreshAllIms: boolean;
  readonly offline: boolean;
  /** Its own name in Warning, as squid/5.7. */
  readonly software: string;
}

/** Varnish 7.1 with the built-in VCL. */
export interface VarnishCaching {
  readonly rules: 'varnish';
  readonly defaultTtlSeconds: number;
  readonly defaultGraceSeconds: number;
  readonly defaultKeepSeconds: number;
}

export type CachingSettings = RfcCaching | NginxCaching | SquidCaching | VarnishCaching;

export const RFC_CACHING: RfcCaching = { rules: 'rfc', collapses: false, targets: [] };

/** The documented defaults; of the cache zone, those of proxy_cache_path. */
export const NGINX_CACHING: NginxCaching = {
  rules: 'nginx',
  key: [{ of: 'scheme' }, { of: 'next-hop' }, { of: 'request-uri' }],
  valid: [],
  revalidates: false,
  useStale: [],
  backgroundUpdate: false,
  lock: false,
  lockTimeoutSeconds: 5,
  lockAgeSeconds: 5,
  minUses: 1,
  methods: ['GET', 'HEAD'],
  bypass: [],
  noCache: [],
  ignores: [],
  convertsHead: true,
  forcesRanges: false,
};

const DAY = 86_400;

/** The refresh rules that Debian's configuration ends with. */
const PACKAGED_PATTERNS: readonly RefreshPattern[] = [
  {
    pattern: '(/cgi-bin/|\\?)',
    ignoresCase: true,
    minSeconds: 0,
    percent: 0,
    maxSeconds: 0,
    options: [],
    maxStaleSeconds: null,
  },
  {
    pattern: '.',
    ignoresCase: false,
    minSeconds: 0,
    percent: 0.2,
    maxSeconds: 3 * DAY,
    options: [],
    maxStaleSeconds: null,
  },
];

export const SQUID_CACHING: SquidCaching = {
  rules: 'squid',
  isOff: false,
  refreshPatterns: PACKAGED_PATTERNS,
  collapses: false,
  negativeTtlSeconds: 0,
  keepsIn: 'memory',
  maxObjectBytes: 4 * 1_048_576,
  maxStaleSeconds: 7 * DAY,
  minimumExpirySeconds: 60,
  reloadIntoIms: false,
  refreshAllIms: false,
  offline: false,
  software: 'squid/5.7',
};

export const VARNISH_CACHING: VarnishCaching = {
  rules: 'varnish',
  defaultTtlSeconds: 120,
  defaultGraceSeconds: 10,
  defaultKeepSeconds: 0,
};
