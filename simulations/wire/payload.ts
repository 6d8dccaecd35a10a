// What one transmission carries, layer inside layer: every protocol message that the model knows, and the encryption round it.
import type { TlsVersion } from '../http/connection-settings.ts';
import type { Content, Request, Response } from '../http/message.ts';
import { messageBytes } from '../http/message.ts';
import type { Address, SocketAddress } from './address.ts';
import type { CircuitCell, SocksMessage } from './way-messages.ts';
import { wayBytes } from './way-messages.ts';

export type NodeId = string;
/** A TLS session (or another encryption with two ends), numbered in order of its first message. */
export type SessionId = number;

/** A question to a resolver and its answer (RFC 1035 §4; over HTTPS: RFC 8484). */
export interface DnsQuery {
  readonly kind: 'dns-query';
  readonly name: string;
}
export interface DnsAnswer {
  readonly kind: 'dns-answer';
  readonly name: string;
  /** Empty: the name does not exist. */
  readonly addresses: readonly Address[];
}
/** Connection set-up and end (RFC 9293 §3.5, §3.6). The ACK that ends the set-up travels with the first data, so it is not drawn. */
export interface TcpSegment {
  readonly kind: 'tcp-syn' | 'tcp-syn-ack' | 'tcp-fin' | 'tcp-reset';
}
/** The start of TLS (RFC 8446 §2, RFC 5246 §7.3); the server name is in the clear (RFC 6066 §3). */
export interface TlsClientHello {
  readonly kind: 'tls-client-hello';
  readonly session: SessionId;
  readonly serverName: string | null;
  /** RFC 8446 §4.2.1. */
  readonly versions: readonly TlsVersion[];
  /** Encrypted ClientHello: the hello that is meant, for whoever has the site's key; `serverName` is then the name for everybody (RFC 9849 §5). */
  readonly encapsulated?: Sealed;
}
/** ServerHello and all that follows it in one flight. In TLS 1.3 the set-up is at its end with it, after one round trip. */
export interface TlsServerHello {
  readonly kind: 'tls-server-hello';
  readonly session: SessionId;
  readonly version: TlsVersion;
  /** Names in the certificate where it is in the clear, up to TLS 1.2 (RFC 5246 §7.4.2); null: encrypted (RFC 8446 §4.4.2). */
  readonly certificate: readonly string[] | null;
}
/** The second round trip of TLS up to 1.2: the client's keys and Finished, then the server's Finished (RFC 5246 §7.3). */
export interface TlsFinished {
  readonly kind: 'tls-finished';
  readonly session: SessionId;
}
export interface HttpRequest {
  readonly kind: 'http-request';
  readonly message: Request;
  /** Its content is not at its end yet: pieces follow, or the connection ends it, or nothing comes (RFC 9112 §6.3, §8). */
  readonly continues?: true;
  /** Oblivious HTTP: the content is another request, closed to all but the gateway that has the key (RFC 9458 §4). */
  readonly encapsulated?: Sealed;
}
export interface HttpResponse {
  readonly kind: 'http-response';
  readonly message: Response;
  /** As for a request. */
  readonly continues?: true;
  readonly encapsulated?: Sealed;
}
/** More content of the message that was begun before it on this connection, in this direction. */
export interface HttpPiece {
  readonly kind: 'http-piece';
  readonly content: Content;
  /** Whether the message ends with it: its announced length is reached, or the last chunk was sent (RFC 9112 §7.1). */
  readonly last: boolean;
}
/**
 * What was sent where a message of HTTP was expected, as it stands: half a head, garbage, a message that no grammar allows. What it is, if
 * anything, is for the receiver to make out. `text` has one character an octet (Latin-1), or stands for more octets than anybody wants to hold.
 */
export interface RawBytes {
  readonly kind: 'raw-bytes';
  readonly text: string;
  readonly bytes: number;
}
/**
 * What a relay says of the connection that it passes on, in one line of text before all that follows (PROXY protocol, version 1, §2.1): whoever reads
 * it has nothing but the relay's word for it.
 */
export interface ProxyLine {
  readonly kind: 'proxy-line';
  readonly source: SocketAddress;
  readonly destination: SocketAddress;
}
/** A packet inside a tunnel, with addresses of its own: what a virtual private network carries. */
export interface InnerPacket {
  readonly kind: 'packet';
  readonly source: SocketAddress;
  readonly destination: SocketAddress;
  readonly inner: Payload;
}
/** Whatever is inside can be opened by `holders` alone: the node that proposed the session and the node that answered it, or has the key. */
export interface Sealed {
  readonly kind: 'sealed';
  readonly session: SessionId;
  readonly holders: readonly [NodeId, NodeId];
  readonly inner: Payload;
}

export type Payload =
  | DnsQuery
  | DnsAnswer
  | TcpSegment
  | TlsClientHello
  | TlsServerHello
  | TlsFinished
  | HttpRequest
  | HttpResponse
  | HttpPiece
  | RawBytes
  | ProxyLine
  | SocksMessage
  | CircuitCell
  | InnerPacket
  | Sealed;
/** A layer that says something itself, and does not only wrap another. */
export type Layer = Exclude<Payload, Sealed | InnerPacket>;

// Octets on the wire. Round figures of one TCP/IP header pair (RFC 791 §3.1, RFC 9293 §3.1: 20 + 20) a message, a UDP one for DNS (RFC 768: 8),
// a TLS record's header, content type and tag (RFC 8446 §5.2: 5 + 1 + 16), and usual lengths of the two TLS flights.
const IP_TCP = 40;
const IP_UDP = 28;
const TLS_RECORD = 22;
const CLIENT_FLIGHT = 300;
const SERVER_FLIGHT = 2600;
const FINISHED_FLIGHT = 93; // ECDHE key of 65, change of cipher, Finished under the cipher: with record headers about this
const DNS_FIXED = 12 + 5;
/** Encapsulated key and tag of HPKE, with the identifiers before them (RFC 9180 §4, RFC 9458 §4.1, RFC 9849 §5). */
const HPKE = 32 + 16 + 7;

const overhead = (payload: Payload): number =>
  payload.kind === 'dns-query' || payload.kind === 'dns-answer' ? IP_UDP : IP_TCP;

/** The line without its end (CR LF). */
export const proxyLineText = ({ source, destination }: ProxyLine): string =>
  `PROXY TCP4 ${source.address} ${destination.address} ${String(source.port)} ${String(destination.port)}`;

function innerBytes(payload: Payload): number {
  switch (payload.kind) {
    case 'sealed':
      return TLS_RECORD + innerBytes(payload.inner);
    case 'packet':
      return payloadBytes(payload.inner);
    case 'socks':
    case 'circuit':
      return wayBytes(payload);
    case 'http-request':
    case 'http-response':
      return messageBytes(payload.message) + encapsulatedBytes(payload);
    case 'http-piece':
      return payload.content.bytes;
    case 'raw-bytes':
      return payload.bytes;
    case 'proxy-line':
      return proxyLineText(payload).length + 2;
    case 'tls-client-hello':
      return CLIENT_FLIGHT + (payload.serverName?.length ?? 0) + encapsulatedBytes(payload);
    case 'tls-server-hello':
      return SERVER_FLIGHT;
    case 'tls-finished':
      return FINISHED_FLIGHT;
    case 'dns-query':
      return DNS_FIXED + payload.name.length;
    case 'dns-answer':
      return DNS_FIXED + payload.name.length + 16 * payload.addresses.length;
    case 'tcp-syn':
    case 'tcp-syn-ack':
    case 'tcp-fin':
    case 'tcp-reset':
      return 0;
  }
}

const encapsulatedBytes = ({ encapsulated }: TlsClientHello | HttpRequest | HttpResponse): number =>
  encapsulated ? HPKE + innerBytes(encapsulated.inner) : 0;

/** Octets that a payload puts on a link, packet headers included (one header pair a message: segmentation is left out). */
export const payloadBytes = (payload: Payload): number => innerBytes(payload) + overhead(payload);

/** What a layer holds inside itself, not counting seals and packets round it; null: nothing. */
export const encapsulatedIn = (layer: Payload): Sealed | null =>
  ('encapsulated' in layer && layer.encapsulated) || null;

/** The innermost payload, whoever may read it: for drawing and counting by those who see everything, never for `knowledge`. */
export function innermost(payload: Payload): Layer {
  let layer = payload;
  for (;;) {
    if (layer.kind === 'sealed' || layer.kind === 'packet') layer = layer.inner;
    else {
      const held = encapsulatedIn(layer);
      if (!held) return layer;
      layer = held;
    }
  }
}
