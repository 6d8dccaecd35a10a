// The few letters beside a message under way, where there is room for them; and all that can be said of it, for its label.
import type { Cast } from './cast.ts';
import type { Layout } from './layout.ts';
import type { Eyes } from './lens.ts';
import { holdersFor, nameFor } from './names.ts';
import type { BareParcel } from './parcels.ts';
import type { Spot, Wanted } from './place-captions.ts';
import type { Parcel } from './scene.ts';
import type { SceneWords } from './words.ts';

/** With more than this under way only those of the chosen exchange, and hits, are captioned. */
const FEW = 3;

export function wordsBeside(
  parcels: readonly BareParcel[],
  { measures }: Layout,
  words: SceneWords,
): readonly Wanted[] {
  const size = measures.text.small;
  const isCalm = parcels.length <= FEW;
  return parcels.flatMap(({ key, x, y, radius, carried, hit, tone, isSelected }) => {
    if (!isCalm && !isSelected && hit === null) return [];
    const text = hit ? words.hit(hit.age) : words.word(carried);
    const below = y + radius + size * 1.05;
    const above = y - radius - size * 0.45;
    const spots: Spot[] = [
      { x, y: below, anchor: 'middle' },
      { x, y: above, anchor: 'middle' },
      { x: x + radius, y: below, anchor: 'start' },
      { x: x - radius, y: below, anchor: 'end' },
      { x: x + radius, y: above, anchor: 'start' },
      { x: x - radius, y: above, anchor: 'end' },
    ];
    return [
      {
        key: `word-${key}`,
        kind: 'word',
        tone: tone === 'network' ? 'soft' : tone,
        size,
        isBold: hit !== null,
        text,
        spots,
      },
    ];
  });
}

export function spokenParcel(
  { sent, carried, hit, ...parcel }: BareParcel,
  cast: Cast,
  eyes: Eyes,
  words: SceneWords,
): Parcel {
  const nameOf = (node: string): string => {
    const actor = cast.byNode.get(node);
    return actor ? nameFor(eyes, actor, words) : words.unknown;
  };
  const holders = holdersFor(eyes, sent.payload, nameOf);
  const label = words.spoken.message({
    carried,
    from: nameOf(sent.from),
    to: nameOf(sent.to),
    holders,
    hit: hit !== null,
    isLost: false, // what is drawn is still under way
  });
  return { ...parcel, label };
}
