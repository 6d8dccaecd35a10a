// Ladders of many requests, as the tests ask for them.
import type { Ladder } from '../../app/scene/ladder-types.ts';
import type { ManyLadderOptions } from '../../app/scene/many-ladder.ts';
import { manyLadderAt } from '../../app/scene/many-ladder.ts';
import { pageAt } from '../../app/scene/page-of-time.ts';
import type { Instant } from '../../simulations/index.ts';
import type { Stage } from './stages.ts';
import { LANGUAGES, LATER } from './stages.ts';

export const manyOf = ({ trace, index }: Stage, atMs: number, options: Partial<ManyLadderOptions> = {}): Ladder =>
  manyLadderAt(trace, index, (atMs * 1000) as Instant, {
    lens: 'everyone',
    exchange: 1,
    length: 2_000_000,
    width: 'wide',
    beside: null,
    words: LANGUAGES.en,
    more: LATER.en,
    ...options,
  });

export const exchangesOf = (parts: readonly { readonly exchange: number }[]): readonly number[] =>
  [...new Set(parts.map(({ exchange }) => exchange))].sort((a, b) => a - b);

export const pageOf = ({ trace }: Stage, atMs: number, length = 2_000_000) =>
  pageAt(atMs * 1000, length, trace.header.horizonUs);
