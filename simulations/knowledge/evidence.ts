// A piece of evidence: which part of which message, when, gave a fact away, and how far it is to be trusted.
import type { Instant } from '../kernel/time.ts';
import type { Assurance } from './fact.ts';

/** Where in a transmission, or outside all of them, a value was found. */
export type Part =
  | 'packet-source'
  | 'packet-destination'
  | 'packet-peers'
  | 'dns-question'
  | 'dns-answer'
  | 'server-name'
  | 'certificate'
  | 'proxy-line'
  | 'host-field'
  | 'request-target'
  | 'absolute-form'
  | 'connect-target'
  | 'cookie'
  | 'authorization'
  | 'content'
  | 'server-field'
  | 'via'
  | 'forwarding-field'
  | 'location'
  | 'error-page'
  | 'age'
  | 'cache-status'
  | 'socks-request'
  | 'stream-request'
  | 'encapsulated'
  | 'own-request'
  | 'stored-copy'
  | 'public-record'
  | 'configuration';

export interface Evidence {
  /** Number of the record in the trace; null: the trace's header. */
  readonly record: number | null;
  /**
   * From when on it counts for this exchange. Later than the record's own instant when a connection was set up for an
   * earlier exchange and is used again: what its set-up said is known of everything that it carries.
   */
  readonly at: Instant;
  readonly part: Part;
  /** Name of the field line as it was sent, where the part is one. */
  readonly field: string | null;
  readonly value: string;
  readonly assurance: Assurance;
}
