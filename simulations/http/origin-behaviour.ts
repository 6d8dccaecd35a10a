// What an origin does with requests, as plain data: scenarios say it, origins do it. Whatever is left out is as usual.

/** With one request. As usual: the resource that was asked for, whole, with its length, after the time of service. */
export interface Behaviour {
  readonly status?: number;
  /** The usual reason phrase of the status unless given. */
  readonly reason?: string;
  /**
   * Field lines after Server and Date, as "Name: value", instead of the resource's. `{now}`, `{now+60s}`, `{now-60s}` stand for a date that
   * is made for each answer. With validators among them, conditions are heeded (RFC 9110 §13); with "Accept-Ranges: bytes", ranges (§14).
   */
  readonly fields?: readonly string[];
  /** Content. `{count}` stands for how many requests have reached the origin, this one included. */
  readonly text?: string;
  /** Octets of the content, where `text` stands for a larger one. */
  readonly bytes?: number;
  /** Work beyond the time of service, in milliseconds. */
  readonly delayMs?: number;
  /** It reads the request and ends the connection: in order, or with `then: "reset"`. */
  readonly closesWithoutAnswer?: boolean;
  /** It reads the request and is busy with it until whoever asked has gone. */
  readonly neverAnswers?: boolean;
  /** A Content-Length of its own, of what it sends or more. */
  readonly announcedLength?: number;
  /** Neither length nor chunks: the content ends with the connection (RFC 9112 §6.3). */
  readonly noLength?: boolean;
  /** Chunks instead of a length (RFC 9112 §7.1). */
  readonly chunked?: boolean;
  /** These characters, one octet each, instead of a message that is made of the rest. */
  readonly raw?: string;
  /** After what was sent so far, this text again, so many times, each so long after the last. */
  readonly drip?: Drip;
  /** What follows when all is sent; unless given, the connection stays or goes as usual, and an answer that is not whole goes on never. */
  readonly then?: 'close' | 'reset' | 'silence';
}

export interface Drip {
  readonly text: string;
  readonly times: number;
  readonly everyMs: number;
}

/** Instead of the usual behaviour, for requests of which all that is given holds; the first that does counts. */
export interface BehaviourException {
  /** Path, with the query when only that query is meant. */
  readonly path?: string;
  readonly method?: string;
  /** The request of this number among all that reach the origin, from 1. */
  readonly request?: number;
  /** The first that the origin ever gets; one on a connection that has carried another; the first on a connection, but for the very first. */
  readonly turn?: RequestTurn;
  readonly does: Behaviour;
}
export type RequestTurn = 'first-request' | 'later-on-same-connection' | 'on-new-connection';

/** Of an origin as a whole. */
export interface OriginBehaviour extends Behaviour {
  /** What becomes of calls: taken; refused, as by a closed port; left without an answer, as by a filter. Unless given, taken. */
  readonly takes?: 'connections' | 'refuses' | 'no-handshake';
  /** It does not send "100 Continue" to requests that wait for it (RFC 9110 §10.1.1). */
  readonly ignoresExpect?: boolean;
  readonly exceptions?: readonly BehaviourException[];
}
