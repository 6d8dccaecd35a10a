// A situation as data: people, a site, and how far apart they are, before anybody decides what stands in between.
// `compose.ts` makes a scenario of it and a set-up; both stages of a comparison share one situation.
import type { Address } from '../wire/address.ts';
import type { Demand, Resource } from './scenario.ts';
import type { Setup } from './setup.ts';

export interface Situation {
  readonly version: 1;
  readonly id: string;
  readonly title: string;
  readonly seed: number;
  readonly horizonMs: number;
  readonly epochSeconds: number;
  /** The site's public name. */
  readonly host: string;
  readonly clients: readonly SituationClient[];
  readonly resolvers: {
    /** Run by the access network, asked in the clear. */
    readonly plain: Participant;
    /** Another company's, asked over HTTPS (RFC 8484) under its name. */
    readonly https: Participant & { readonly name: string };
    /** The one that the forward proxy asks. */
    readonly ofProxy: Participant;
  };
  readonly forwardProxy: SituationBox & { readonly port: number; readonly egressAddress: Address | null };
  /** Three boxes of three companies, for ways that take more than one; the last of those in use calls the site. */
  readonly relays: readonly (Participant & { readonly name: string })[];
  /** Addresses that people have inside a virtual private network, in order of `clients`. */
  readonly insideAddresses: readonly Address[];
  /** Somebody else who may come; missing: nobody. */
  readonly attacker?: SituationAttacker | undefined;
  /** What lies told of the client's address say: by the client, by a proxy. */
  readonly forged: { readonly byClient: Address; readonly byProxy: Address };
  /** The name that hides the site's where names are encrypted, and others that share the site's address. */
  readonly cover: { readonly name: string; readonly neighbours: readonly string[] };
  /** The name of a public record that leads to the origin past any gateway. */
  readonly directName: string;
  readonly gateway: SituationBox & { readonly innerAddress: Address };
  readonly cdn: SituationBox & { readonly innerAddress: Address };
  readonly origins: SituationOrigins;
  readonly distances: Distances;
  /** What is wanted and what the site answers; the first unless another is asked for. */
  readonly episodes: readonly Episode[];
  /** What the two stages show when nothing else was chosen; null: a situation that is not opened by itself. */
  readonly opens: { readonly a: Setup; readonly b: Setup } | null;
}

export interface Participant {
  readonly id: string;
  readonly address: Address;
}

export interface SituationClient extends Participant {
  /** Whether what this person learns is asked about; false: a passer-by. */
  readonly observes: boolean;
  readonly sends: readonly string[];
}

/** Sends requests of his own at these instants, each with a forwarding field that claims somebody else's address. */
export interface SituationAttacker extends Participant {
  readonly claims: Address;
  readonly atMs: readonly number[];
}

/** A box that a set-up may put in. */
export interface SituationBox extends Participant {
  /** Its name in Via and in what else it signs. */
  readonly name: string;
  /** Stored responses it has room for when its cache is on. */
  readonly cacheCapacity: number;
  /** Whether it keeps idle connections towards the origins. */
  readonly keepAlive: boolean;
}

export interface SituationOrigins {
  /** Node ids, most to least used; as many are put up as the set-up asks for, and one where there is no gateway. */
  readonly ids: readonly string[];
  /** Their addresses on the open Internet: the first when clients reach it without a gateway, all of them behind a CDN. */
  readonly publicAddresses: readonly Address[];
  /** Their addresses behind the site's own gateway. */
  readonly innerAddresses: readonly Address[];
  readonly software: string;
  /** Requests that each works on at once. */
  readonly servers: number;
}

/** One way, and how much a microsecond carries (null: no transmission time). */
export interface Distance {
  readonly latencyMs: number;
  readonly bandwidthMbps: number | null;
}

export interface Distances {
  readonly clientToPlainResolver: Distance;
  readonly clientToHttpsResolver: Distance;
  readonly proxyToResolver: Distance;
  readonly clientToProxy: Distance;
  readonly relayToRelay: Distance;
  /** To the site's own premises: its server, or its gateway. */
  readonly clientToSite: Distance;
  readonly proxyToSite: Distance;
  readonly gatewayToOrigin: Distance;
  readonly clientToCdn: Distance;
  readonly proxyToCdn: Distance;
  readonly cdnToOrigin: Distance;
}

export interface Episode {
  readonly id: string;
  readonly resources: readonly Resource[];
  /** Scheme and host come from the set-up and the situation. */
  readonly workload: readonly Omit<Demand, 'scheme' | 'host'>[];
}
