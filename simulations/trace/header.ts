// The first line of a trace: who takes part, who runs what, who listens where, and what is public knowledge.
// `knowledge` seeds what a party knows by its own configuration from here; `kind` and `called` are for drawing only and never read there.
import type { Address } from '../wire/address.ts';
import type { NodeId } from '../wire/payload.ts';
import type { LinkId } from './record.ts';

/** An organisation or person that learns: it reads what its nodes end and what crosses the links that it taps. */
export type ObserverId = string;

/** Boxes on the clients' side that are no forward proxies, though they are shown under the same column. */
export type OwnName = 'vpn-server' | 'socks-server' | 'interception-proxy' | 'filter';

export interface HeaderNode {
  readonly id: NodeId;
  readonly kind: 'client' | 'resolver' | 'forward-proxy' | 'tunnel-server' | 'gateway' | 'origin-server';
  /** What it is called, where that is not by its kind. */
  readonly called?: OwnName | 'tunnel-server';
  /** Whose territory it stands on, for drawing. */
  readonly place: 'client-side' | 'internet' | 'server-side';
  /** First the address that it is reached at, then the one that it calls from, if another. */
  readonly addresses: readonly Address[];
  /** Who runs it; null: nobody whose knowledge is asked about. */
  readonly operator: ObserverId | null;
  /** The product it is or imitates, as "nginx 1.22.1"; null for none in particular. */
  readonly product: string | null;
  /** The name it gives itself in Via (RFC 9110 §7.6.3). */
  readonly viaName: string | null;
  readonly configuration: Configuration;
  /** Whose network it stands in, where that is somebody else's than its operator's. */
  readonly standsWith?: ObserverId;
  /** The box that its packets pass though they are addressed to others: the network's doing, not its own. */
  readonly passes?: Address;
  /** How many requests it works on at once, where it is a queueing station: what utilisation is a share of. */
  readonly servers?: number;
}

/** What a node's own settings name: its operator knows this without any message. */
export interface Configuration {
  /** Addresses that it sends requests for any site to (a client's proxy, a proxy's parent). */
  readonly proxies: readonly Address[];
  /** Addresses of the servers whose answers it gives as its own (RFC 9110 §3.7, gateway). */
  readonly inbound: readonly Address[];
  /** Sites that it answers for. */
  readonly hosts: readonly string[];
  /** The resolver that it asks. */
  readonly resolver: Address | null;
  /** Peers whose word about the client's address it takes (RFC 7239 §8.1). */
  readonly trusted: readonly Address[];
  /** Which entry of a forwarding field it goes by; missing: from the right, the first that is not trusted. */
  readonly believes?: 'leftmost' | 'rightmost-untrusted';
  /** Names of public DNS that its operator has looked up before this run. */
  readonly lookedUp?: readonly string[];
}

export interface HeaderLink {
  readonly id: LinkId;
  readonly between: readonly [NodeId, NodeId];
  readonly latencyUs: number;
  /** Bits a microsecond (= Mbit/s); null: unlimited. */
  readonly bandwidthMbps: number | null;
  /** Who can read along. */
  readonly taps: readonly ObserverId[];
}

export interface HeaderObserver {
  readonly id: ObserverId;
  /** The column under which it is shown; several users share `client`, and the one who did not start an exchange is shown as `other_client`. */
  readonly column: string;
  /** What it is called, where its box is another than the column says; for drawing. */
  readonly called?: OwnName;
}

export interface TraceHeader {
  readonly format: 'proxyscope-trace';
  readonly version: 1;
  readonly scenario: string;
  readonly seed: number;
  readonly horizonUs: number;
  /** Seconds since 1970 at the run's start, for Date and Age. */
  readonly epochSeconds: number;
  readonly nodes: readonly HeaderNode[];
  readonly links: readonly HeaderLink[];
  readonly observers: readonly HeaderObserver[];
  /** Public DNS: anybody can look these up. */
  readonly zone: readonly { readonly name: string; readonly addresses: readonly Address[] }[];
  /** Public address lists: known proxies and relays, published ranges of delivery networks. */
  readonly lists: { readonly proxies: readonly Address[]; readonly deliveryNetworks: readonly Address[] };
}
