// A scenario as data: who takes part, what lies between them, who wants what, and what is changed while it runs.
// `schema.ts` decodes and checks it; these are the types that come out. JSON numbers carry their unit in the name.
import type { AskingManner } from '../http/asking-manner.ts';
import type { PlainBalancing } from '../http/balancing-settings.ts';
import type { TlsVersion } from '../http/connection-settings.ts';
import type { OriginBehaviour } from '../http/origin-behaviour.ts';
import type { Address } from '../wire/address.ts';
import type { ClientNode, NodeBase, TunnelServerNode } from './client-side.ts';
import type { Protection } from './protection.ts';

export type { ClientNode, ClientWay, TunnelServerNode } from './client-side.ts';
export type { Protection } from './protection.ts';

export interface Scenario {
  readonly version: 1;
  readonly id: string;
  /** For people; the app has translated titles for what ships. */
  readonly title: string;
  readonly seed: number;
  readonly horizonMs: number;
  /** Seconds since 1970 at time zero of the run (for Date, Expires, Age). */
  readonly epochSeconds: number;
  readonly observers: readonly ScenarioObserver[];
  readonly nodes: readonly ScenarioNode[];
  readonly links: readonly ScenarioLink[];
  readonly zone: readonly { readonly name: string; readonly addresses: readonly Address[] }[];
  readonly lists: { readonly proxies: readonly Address[]; readonly deliveryNetworks: readonly Address[] };
  readonly resources: readonly Resource[];
  readonly workload: readonly Demand[];
  readonly interventions: readonly Intervention[];
}

export interface ScenarioObserver {
  readonly id: string;
  readonly column: string;
}

export interface ResolverNode extends NodeBase {
  readonly kind: 'resolver';
  readonly address: Address;
  /** `plain`: UDP port 53; `https`: RFC 8484, reached by this name. */
  readonly protocol: 'plain' | 'https';
  readonly name: string | null;
}

/** What a box does to messages: a product's defaults (`profiles/`), then what is set here. */
export interface BoxManners {
  readonly profile: 'rfc' | 'nginx' | 'squid' | 'haproxy' | 'varnish';
  /** The product's own words that differ from its defaults, as in its configuration file; for `rfc` none exist. */
  readonly directives: readonly string[];
  /** Its name in Via and in what else it signs. */
  readonly name: string;
  /** For profile `rfc`: whether it adds itself to Via on requests, on responses. */
  readonly viaRequest: boolean;
  readonly viaResponse: boolean;
  /** For profile `rfc`: how it tells the next hop the address that called it. */
  readonly tellsClient: 'off' | 'x-forwarded-for' | 'x-forwarded-for-overwrite' | 'forwarded' | 'forged';
  /** For `forged`: the address that it tells instead. */
  readonly forgedAddress?: Address | undefined;
  /** For profile `rfc`: whether the Server field of the answer is its own or the origin's. */
  readonly serverField: 'replace' | 'pass';
  /** For profile `rfc`, at a gateway: whether a Location that names the server behind it is made to name the site; missing: yes. */
  readonly rewritesLocation?: boolean | undefined;
  readonly cache: CacheSettings | null;
  /** What its password file holds, as "name:password"; missing: nobody has an account. */
  readonly accounts?: readonly string[];
  /** For profile `rfc`: what it refuses, delays and holds; missing or null: nothing. */
  readonly protection?: Protection | null;
}

export interface CacheSettings {
  readonly capacity: number;
  /** Whether answers say how they were found (RFC 9211). */
  readonly tellsStatus: boolean;
  /** How many octets it has room for; missing: no limit but `capacity`. */
  readonly capacityBytes?: number;
  /** For profile `rfc`: whether requests wait for another that fetches the same (RFC 9111 §4); missing: no. */
  readonly collapses?: boolean;
}

export interface ForwardProxyNode extends NodeBase {
  readonly kind: 'forward-proxy';
  readonly address: Address;
  /** The address that origins see; the same as `address` unless set. */
  readonly egressAddress: Address | null;
  readonly port: number;
  readonly resolver: string;
  readonly manners: BoxManners;
  /** Ends the client's TLS with a certificate of its own making, where the client trusts it; leaves requests to a further proxy of this id. */
  readonly interceptsTls: boolean;
  readonly parent?: string | null | undefined;
  /** Idle connections to origins are kept for the next request. */
  readonly keepAlive: boolean;
  /**
   * It stands in its clients' way and nobody asked it to: `requests` takes plain HTTP as if it were the site, `packets` only reads along.
   * `keepsSource`: the site sees the client's address. Missing or null: it is asked.
   */
  readonly intercepts?: { readonly what: 'requests' | 'packets'; readonly keepsSource: boolean } | null | undefined;
  /** The observer in whose network it stands, where that is not who runs it. */
  readonly standsWith?: string | null | undefined;
}

export interface GatewayNode extends NodeBase {
  readonly kind: 'gateway';
  readonly address: Address;
  /** The address that the servers behind it see. */
  readonly innerAddress: Address;
  /** Where it listens (missing: 80 and 443), and whom it asks for addresses, where its product asks at all (missing: nobody). */
  readonly ports?: { readonly http: number; readonly https: number } | undefined;
  readonly resolver?: string | null | undefined;
  readonly hosts: readonly string[];
  /** Where the client's TLS ends: nowhere (plain http), here, or behind (bytes pass unread). */
  readonly tls: 'none' | 'terminate' | 'passthrough';
  readonly inbound: {
    readonly servers: readonly string[];
    /** TLS towards the servers; the name it asks for, in the clear, is the public one. */
    readonly tls: boolean;
    readonly policy: PlainBalancing['policy'];
    /** For profile `rfc`, all that follows; a product has its own words for it. Servers that differ from weight 1 without options. */
    readonly options?: readonly ServerOptions[];
    /** Clients are led back to the server that they had by a cookie of this name (RFC 6265). */
    readonly stickyCookie?: string;
    /** Requests wait while all servers have their fill: so many at most (null: any number), so long at most (null: for ever). */
    readonly queue?: { readonly limit: number | null; readonly timeoutMs: number | null };
    /** After so many failures a server is passed over for so long; missing: after one, for ten seconds. */
    readonly passive?: { readonly maxFails: number; readonly failTimeoutS: number };
    /** The gateway asks each server itself, again and again. */
    readonly checks?: {
      readonly path: string;
      readonly everyMs: number;
      readonly timeoutMs: number;
      readonly fall: number;
      readonly rise: number;
    };
    /** In place of `passive`: a circuit breaker for each server. */
    readonly circuit?: { readonly failures: number; readonly openMs: number; readonly successes: number };
    /** Tries in all (0: each server once), whether a request that is not idempotent may be sent twice, statuses that count as failures. */
    readonly retries?: {
      readonly tries: number;
      readonly nonIdempotent: boolean;
      readonly statuses: readonly number[];
    };
    /** Whether the servers are told in a PROXY line for whom a connection is, besides what the manners say; missing: no. */
    readonly proxyLine?: boolean | undefined;
  };
  /** Whether whoever calls has to tell that in a PROXY line, besides what the manners say; missing: no. */
  readonly awaitsProxyLine?: boolean | undefined;
  readonly manners: BoxManners;
  readonly keepAlive: boolean;
}

export interface ServerOptions {
  readonly server: string;
  readonly weight?: number;
  /** Serves only while no other can. */
  readonly backup?: boolean;
  /** Switched off; keeps its place in hashes. */
  readonly down?: boolean;
  /** Requests that it may have at a time; 0: any number. */
  readonly maxConnections?: number;
}

export interface OriginServerNode extends NodeBase {
  readonly kind: 'origin-server';
  readonly address: Address;
  readonly hosts: readonly string[];
  readonly ports: { readonly http: number; readonly https: number };
  /** Whether whoever calls has to tell in a PROXY line for whom the connection is; missing: no. */
  readonly awaitsProxyLine?: boolean | undefined;
  /** Versions of TLS to which it agrees; missing: 1.2 and 1.3. */
  readonly tlsVersions?: readonly TlsVersion[] | undefined;
  /** Its Server field (RFC 9110 §10.2.4). */
  readonly software: string;
  /** How many requests it works on at once; the rest wait in line. */
  readonly servers: number;
  /**
   * Peers whose word about the client's address it takes (RFC 7239 §8.1), `0.0.0.0/0` for everybody's; of anybody else it believes the
   * packets alone.
   */
  readonly trustedProxies: readonly Address[];
  /** What it does with requests other than serving its resources; missing: nothing else. */
  readonly behaviour?: OriginBehaviour;
  /**
   * Which entry of a forwarding field it takes for its client's address: the first whoever wrote it, or from the right the first that none
   * of `trustedProxies` has. Missing: the latter.
   */
  readonly believes?: 'leftmost' | 'rightmost-untrusted' | undefined;
  /**
   * How many requests it serves of one client, as it believes its clients to be, in any span of so long; `banMs`: for how long it shuts out
   * whoever asks for more. Missing or null: no limit.
   */
  readonly limit?:
    { readonly requests: number; readonly spanMs: number; readonly banMs: number | null } | null | undefined;
  /** Addresses that may connect to it (a firewall); missing or null: any. */
  readonly admits?: readonly Address[] | null | undefined;
  /** Whether its Locations name its own address instead of the site; missing: no. */
  readonly namesItself?: boolean | undefined;
  /** Whether its error pages end with its software and its own address, as Apache's do with `ServerSignature On`; missing: no. */
  readonly signsErrors?: boolean | undefined;
  /** The name under which it takes requests that are closed for it (RFC 9458); missing or null: it takes none. */
  readonly obliviousName?: string | null | undefined;
}

export type ScenarioNode =
  ClientNode | ResolverNode | ForwardProxyNode | TunnelServerNode | GatewayNode | OriginServerNode;

export interface ScenarioLink {
  readonly id: string;
  readonly between: readonly [string, string];
  /** One way. */
  readonly latencyMs: number;
  /** null: no transmission time. */
  readonly bandwidthMbps: number | null;
  readonly taps: readonly string[];
}

/** What the origins answer, by path (the query is matched too when it is given). */
export interface Resource {
  readonly path: string;
  readonly bytes: number;
  readonly text: string;
  readonly status: number;
  /** Field lines in order, as "Name: value", after Server and Date. */
  readonly fields: readonly string[];
}

/** How long a server works on a request. */
export type ServiceTime =
  | { readonly fixedMs: number }
  | { readonly exponentialMs: number }
  | { readonly lognormalMs: number; readonly cv: number };

/** Requests that clients will want, whatever the set-up between them and the origin. */
export interface Demand {
  readonly clients: readonly string[];
  readonly scheme: 'http' | 'https';
  readonly host: string;
  readonly method: string;
  /** Content of each request, or null. */
  readonly content: string | null;
  /** Field lines of these requests alone, in order, as "Name: value", after what the client sends with every request. */
  readonly fields: readonly string[];
  /** Exact instants, one request by each client at each; or a Poisson stream per client. */
  readonly when:
    | { readonly atMs: readonly number[] }
    | { readonly requestsPerSecond: number; readonly fromMs: number; readonly untilMs: number };
  /** Path and query; chosen by Zipf over the list (first is most popular) when there are several. */
  readonly paths: readonly string[];
  readonly zipf: number;
  readonly service: ServiceTime;
  /** Made by somebody who is none of the people: numbered apart, so that theirs have the same numbers without it; missing: no. */
  readonly isAttack?: boolean;
  /** How each of these requests is made; missing: at once, whole, and waited for as long as it takes. */
  readonly manner?: AskingManner;
}

/** A change while the run goes on; what happened before it stays as it was. */
export type Intervention =
  | {
      readonly atMs: number;
      readonly patch: 'send-request';
      readonly client: string;
      readonly scheme: 'http' | 'https';
      readonly host: string;
      readonly path: string;
    }
  | { readonly atMs: number; readonly patch: 'stop-server' | 'start-server'; readonly node: string }
  /** What is on the link when it is cut, or sent over it until it is mended, is lost. */
  /** The origin behaves so from then on; null: it serves its resources again. */
  | {
      readonly atMs: number;
      readonly patch: 'behave';
      readonly node: string;
      readonly behaviour: OriginBehaviour | null;
    }
  | { readonly atMs: number; readonly patch: 'cut-link' | 'mend-link'; readonly link: string }
  | { readonly atMs: number; readonly patch: 'cache-on' | 'cache-off'; readonly node: string }
  | { readonly atMs: number; readonly patch: 'tell-client-on' | 'tell-client-off'; readonly node: string };
