// What an intermediary did to a message, said by the intermediary itself: the inspector shows edits, it never guesses by comparing.
import type { Message } from './message.ts';

/** Why a line was touched; each key has a sentence in every language's catalogue (`narration`). */
export type EditReason =
  | 'hop-by-hop'
  | 'connection-option'
  | 'via-added'
  | 'client-told'
  | 'client-hidden'
  | 'host-rewritten'
  | 'host-kept'
  | 'target-form'
  | 'version-own'
  | 'connection-own'
  | 'server-replaced'
  | 'server-passed'
  | 'location-rewritten'
  | 'age-added'
  | 'cache-status-added'
  | 'product-added'
  | 'name-case'
  | 'content-length'
  /** Credentials for this proxy, which it keeps (RFC 9110 §11.7.2). */
  | 'credentials-consumed'
  | 'date-added'
  /** A directive of the configuration asks for it. */
  | 'configured'
  | 'cookie-rewritten'
  /** A name with characters that the product does not accept. */
  | 'name-odd'
  /** Lines that only stand elsewhere than they came. */
  | 'order-own'
  /** Max-Forwards (RFC 9110 §7.6.2). */
  | 'counted-down'
  /** The cache asks about what it has, or for what it wants to keep (RFC 9111 §4.3.1). */
  | 'cache-asks';

/**
 * One change of one line; `line` is the field name as it came (as it goes, for an added one), or `start-line`.
 * `before` and `after` are the line's value (for `start-line` the whole line, for `name-case` the name);
 * null on one side when the line was added or removed.
 */
export interface Edit {
  readonly change: 'added' | 'removed' | 'changed' | 'moved';
  readonly line: string;
  readonly before: string | null;
  readonly after: string | null;
  readonly reason: EditReason;
  /** The rule that asks for it or allows it, as "RFC 9110 §7.6.1", or the product whose habit it is, as "nginx 1.22.1". */
  readonly source: string;
}

/** The new message and all that was done to reach it. */
export interface Rewritten<M extends Message> {
  readonly message: M;
  readonly edits: readonly Edit[];
}
