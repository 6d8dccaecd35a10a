// A request's head as far as a reader has made it out, and what it says when it gives up.
import type { Fields } from '../../http/message.ts';

export interface HeadDraft {
  readonly method: string;
  readonly target: string;
  /** The digits after "HTTP/"; "0.9" where the line has none (RFC 1945 §4.1). */
  readonly version: string;
  readonly fields: Fields;
}

export interface SyntaxFault {
  /** Of the page that answers it; null: the connection ends without one. */
  readonly status: number | null;
  readonly why: 'syntax' | 'size';
  /** What is wrong, in a word of its own (`two-hosts`), and the rule that forbids it. */
  readonly word: string;
  readonly section: string;
}

export const faulty = (status: number | null, word: string, section: string): SyntaxFault => ({
  status,
  why: 'syntax',
  word,
  section,
});

export const isFault = (found: HeadDraft | SyntaxFault | null): found is SyntaxFault =>
  found !== null && 'why' in found;

/** Looks at a head as it stands: mends it, refuses it, or leaves it. */
export type Check = (draft: HeadDraft) => HeadDraft | SyntaxFault;
