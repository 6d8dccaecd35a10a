// Clients as data, whom they go by, and the boxes that carry bytes for those who ask.
import type { TlsVersion } from '../http/connection-settings.ts';
import type { Address } from '../wire/address.ts';

export interface NodeBase {
  readonly id: string;
  readonly place: 'client-side' | 'internet' | 'server-side';
  readonly operator: string | null;
}

export interface ClientNode extends NodeBase {
  readonly kind: 'client';
  readonly address: Address;
  /** Node id of the resolver it asks; null: it never asks (its proxy does). */
  readonly resolver: string | null;
  /** The address that it asks from, where it has one on another network; missing: `address`. Files do not say so. */
  readonly asksFrom?: Address | undefined;
  /** The proxy it was told to use; null: none. */
  readonly proxy: { readonly node: string; readonly port: number; readonly tls: boolean } | null;
  /** Node ids whose own certificate authority it was made to trust (RFC 9110 §4.3.4). */
  readonly trusts: readonly string[];
  /** Whether it keeps connections for its next request (RFC 9112 §9.3). */
  readonly keepAlive: boolean;
  /** Versions of TLS that it offers; missing: 1.2 and 1.3. */
  readonly tlsVersions?: readonly TlsVersion[] | undefined;
  /** Field lines that it sends besides Host, in order, as "Name: value". */
  readonly sends: readonly string[];
  /** Field lines that it sends besides Host when it asks its proxy for a tunnel (RFC 9110 §9.3.6); missing: none. */
  readonly sendsWithConnect?: readonly string[] | undefined;
  /** How long it waits for an answer, in milliseconds; missing: as long as it takes. */
  readonly givesUpAfterMs?: number;
  /** Whom else it was told to go by, where that is no HTTP proxy; missing or null: nobody. */
  readonly way?: ClientWay | null | undefined;
  /** Node id through which its packets to whomever it has no link to go; missing or null: none. */
  readonly passes?: string | null | undefined;
  /** Keys of sites that it has from their HTTPS records (RFC 9848): their names are then not in its ClientHellos. */
  readonly siteKeys?:
    readonly { readonly host: string; readonly publicName: string; readonly holder: string }[] | undefined;
  /** Names that it asks nobody for, with the address that it has for each (hosts(5)). */
  readonly knows?: readonly { readonly name: string; readonly address: Address }[] | undefined;
  /** Names of public DNS that its user has looked up before. */
  readonly lookedUp?: readonly string[] | undefined;
}

/** Nodes by id, each with the port that it is called at. */
export type ClientWay =
  | {
      readonly by: 'socks';
      readonly node: string;
      readonly port: number;
      readonly tls: boolean;
      readonly remoteNames: boolean;
    }
  /** One inside the other, nearest first: HTTP proxies under TLS, or relays of an onion-routed circuit. */
  | { readonly by: 'relays' | 'circuit'; readonly relays: readonly { readonly node: string; readonly port: number }[] }
  /** `resolvesInside`: names are asked of its resolver through the tunnel. */
  | {
      readonly by: 'vpn';
      readonly node: string;
      readonly port: number;
      readonly innerAddress: Address;
      readonly resolvesInside: boolean;
    }
  /** `keyHolder`: the node that opens what is closed for it. */
  | { readonly by: 'oblivious-relay'; readonly node: string; readonly port: number; readonly keyHolder: string };

/** A box that carries its clients' bytes and is no party to what they say. */
export interface TunnelServerNode extends NodeBase {
  readonly kind: 'tunnel-server';
  readonly address: Address;
  /** The address that sites see; the same as `address` unless set. */
  readonly egressAddress: Address | null;
  readonly port: number;
  /** In its certificate. */
  readonly name: string;
  /** Whom it asks for names; null: nobody. */
  readonly resolver: string | null;
  readonly carries: 'socks' | 'circuit' | 'packets' | 'oblivious';
  /** For `oblivious`: the name of the gateway to which it passes requests on (RFC 9458 §2); else null. */
  readonly gateway: string | null;
}
