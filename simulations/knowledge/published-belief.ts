// What an origin takes for its client's address, and the form in which that is printed and compared: apart from how it is found out, so
// that whoever only reads it need not load the finding.
import type { Instant } from '../kernel/time.ts';
import type { Address } from '../wire/address.ts';
import type { Column } from './columns.ts';

export interface Belief {
  readonly column: Column;
  /** The record in which the request reached the origin. */
  readonly record: number;
  readonly at: Instant;
  /** The peer's address: what an origin believes that reads no field. */
  readonly socket: Address;
  /** What a forwarding field says of the client; null: none is there. */
  readonly told: {
    readonly field: string;
    readonly address: Address;
    /**
     * By which rule the origin takes it: because its settings trust whoever wrote it; because they say that the first entry counts. Null:
     * they say nothing, and it is what an origin believes that reads the first entry all the same.
     */
    readonly rule: 'trusted' | 'leftmost' | null;
    readonly isLine: boolean;
    readonly isRight: boolean;
  } | null;
  /** Whether that peer says something in its own name: the site's gateway, or somebody who wrote this request anew in the clear. */
  readonly isOfSpeaker: boolean;
  readonly isDeliveryNetwork: boolean;
}

/** The form in which beliefs are printed and compared. */
export interface PublishedBelief {
  readonly naive_socket: Address;
  readonly reads_xff?: Address;
  readonly trusted_xff?: Address;
  readonly trusted_header?: Address;
  readonly trusted_proxy_line?: Address;
  readonly leftmost_xff?: Address;
  readonly correct?: boolean;
  readonly correct_if?: string;
}
export type PublishedBeliefs = Readonly<Record<string, { readonly client_ip: PublishedBelief }>>;

function published({ socket, told, isDeliveryNetwork }: Belief): PublishedBelief {
  if (!told) return { naive_socket: socket, correct: false };
  const { address, rule, isLine, isRight: correct } = told;
  if (rule === null) {
    return { naive_socket: socket, reads_xff: address, correct_if: 'the unknown proxy told the truth' };
  }
  if (rule === 'leftmost') return { naive_socket: socket, leftmost_xff: address, correct };
  if (isLine) return { naive_socket: socket, trusted_proxy_line: address, correct };
  return isDeliveryNetwork
    ? { naive_socket: socket, trusted_header: address, correct }
    : { naive_socket: socket, trusted_xff: address, correct };
}

/**
 * By column. Left out are those about a peer that says nothing in its own name: whoever only passes bytes on could not tell the truth if
 * it wanted to, and under the client's own TLS a box that opens it is nobody whom the site knows.
 */
export function publishedBeliefs(beliefs: readonly Belief[], columns: readonly string[]): PublishedBeliefs {
  const stated = beliefs.filter(({ isOfSpeaker }) => isOfSpeaker);
  return Object.fromEntries(
    stated.map((belief) => [columns[belief.column] ?? '', { client_ip: published(belief) }] as const),
  );
}
