// A ladder of one request of a stage, as the tests ask for it.
import type { LadderOptions } from '../../app/scene/ladder.ts';
import { ladderAt } from '../../app/scene/ladder.ts';
import type { Ladder } from '../../app/scene/ladder-types.ts';
import type { Instant } from '../../simulations/index.ts';
import type { Stage } from './stages.ts';
import { LANGUAGES, LATER } from './stages.ts';

export const ladderOf = (
  { trace, index }: Stage,
  exchange: number,
  atMs: number,
  options: Partial<LadderOptions> = {},
): Ladder =>
  ladderAt(trace, index, exchange, (atMs * 1000) as Instant, {
    lens: 'everyone',
    width: 'wide',
    words: LANGUAGES.en,
    more: LATER.en,
    ...options,
  })!;
