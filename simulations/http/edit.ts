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
  | 'content-length';

/** One change of one line; `line` is the field name, or `start-line`. */
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
