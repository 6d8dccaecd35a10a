// What every figure is made of: both finished runs, the clock, and the words.
import type { Instant, PARTS, Samples } from '../../../simulations/index.ts';

/** The words and numbers of a language, as far as figures need them. */
export interface FigureWords {
  readonly format: {
    number(value: number, digits?: number): string;
    percent(share: number): string;
    milliseconds(microseconds: number): string;
    clock(microseconds: number): string;
    bytes(octets: number): string;
  };
  readonly charts: {
    readonly latencyHead: readonly string[];
    readonly part: string;
    readonly parts: Readonly<Record<(typeof PARTS)[number], string>>;
    readonly time: string;
    readonly requests: string;
    readonly share: string;
    readonly link: string;
    readonly stage: string;
    readonly octets: string;
  };
}

export interface FigureInput {
  readonly runs: { readonly a: { readonly samples: Samples }; readonly b: { readonly samples: Samples } };
  readonly t: Instant;
  /** The exchange that is followed; null: none yet. */
  readonly exchange: number | null;
  /** How wide the figure is in all, in CSS pixels. */
  readonly width: number;
  readonly names: { readonly a: string; readonly b: string };
  readonly words: FigureWords;
  /** Name of a participant or a link, as the stages have it. */
  readonly name: (whose: 'a' | 'b', id: string) => string;
}
