// What the engine says of a request, for the box to carry out and to record.
import type { RequestId } from './asking.ts';

/** What kind of rule decided, and which one in the product's own words (the zone, the rule's line). */
export interface Ground {
  readonly rule: 'rate' | 'connections' | 'access' | 'credentials' | 'size';
  readonly word: string;
  /** Of a rate: how far above it, in thousandths of a request. */
  readonly excess?: number;
}

export type Judgement =
  | { readonly judgement: 'admitted'; readonly id: RequestId }
  /** A rate counted it and lets it through at once. */
  | { readonly judgement: 'counted'; readonly id: RequestId; readonly ground: Ground }
  | { readonly judgement: 'delayed'; readonly id: RequestId; readonly delayMs: number; readonly ground: Ground }
  /** It would have been refused (or, where `delayMs` is given, delayed), but the rule is only being tried out. */
  | { readonly judgement: 'spared'; readonly id: RequestId; readonly delayMs: number | null; readonly ground: Ground }
  | {
      readonly judgement: 'refused';
      readonly id: RequestId;
      /** Of the page that the client gets; null: none, see `silently`. */
      readonly status: number | null;
      /** How long the page is held back. */
      readonly afterMs: number;
      readonly silently: 'close' | 'reset' | 'ignore' | null;
      readonly ground: Ground;
    };
