// A ladder of one request of a stage, as the tests ask for it, and which of its words stand astray.
import type { LadderOptions } from '../../app/scene/ladder.ts';
import { ladderAt } from '../../app/scene/ladder.ts';
import { awayFrom } from '../../app/scene/boxes.ts';
import type { Ladder, LadderArrow } from '../../app/scene/ladder-types.ts';
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

/** Words of messages that stand nearer to another arrow than to their own, with no line that leads to that. `halfPipe`: how far a pipe reaches. */
export const strays = (
  { arrows, captions, leads }: Ladder,
  halfPipe = ({ pipes }: LadderArrow): number => (pipes[0] ?? 0) / 2,
): readonly string[] =>
  captions.flatMap(({ key, text, box }) => {
    const [what, record] = key.split('-');
    const own = arrows.find((arrow) => arrow.key === `arrow-${String(record)}`);
    if (own === undefined || (what !== 'message' && what !== 'edit')) return [];
    const lead = leads.find((one) => one.key === `lead-${key}`);
    if (lead !== undefined) {
      const middle = { x: (own.from.x + own.to.x) / 2, y: (own.from.y + own.to.y) / 2 };
      return lead.to.x === middle.x && lead.to.y === middle.y ? [] : [`the line of ${text} leads elsewhere`];
    }
    const away = (arrow: LadderArrow): number =>
      Math.max(0, awayFrom(box, arrow.from, arrow.to) - Math.max(1, halfPipe(arrow)));
    const nearer = arrows.filter((other) => other !== own && away(other) <= away(own));
    return nearer.map(({ label }) => `${text} at ${label}`);
  });
