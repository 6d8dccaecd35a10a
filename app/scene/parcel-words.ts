// The few letters beside a message under way, where there is room for them; and all that can be said of it, for its label.
import type { Cast } from './cast.ts';
import type { Layout } from './layout.ts';
import type { Eyes } from './lens.ts';
import { holdersFor, nameFor } from './names.ts';
import type { BareParcel } from './parcels.ts';
import type { Spot, Wanted } from './place-captions.ts';
import type { Parcel } from './scene.ts';
import type { Carried, SceneWords } from './words.ts';

/** With more than this under way only those of the chosen exchange, and hits, are captioned. */
const FEW = 3;

/** The same with less of it, where there is not room for all; null: there is no less. */
function briefly(carried: Carried): Carried | null {
  switch (carried.what) {
    case 'request':
      return { ...carried, target: '' };
    case 'hello':
      return { ...carried, serverName: null };
    case 'way':
      return { ...carried, to: null };
    default:
      return null;
  }
}

/** For each message that is captioned, the ways to do so, the fullest first. */
export function wordsBeside(
  parcels: readonly BareParcel[],
  { measures }: Layout,
  words: SceneWords,
): readonly (readonly Wanted[])[] {
  const size = measures.text.small;
  const isCalm = parcels.length <= FEW;
  return parcels.flatMap(({ key, x, y, radius, carried, hit, tone, isSelected }) => {
    if (!isCalm && !isSelected && hit === null) return [];
    const brief = briefly(carried);
    const texts = hit
      ? [words.hit(hit.age)]
      : [carried, ...(brief ? [brief] : [])].map((one) => words.word(one).trim());
    const below = y + radius + size * 1.05;
    const above = y - radius - size * 0.45;
    const spots: Spot[] = [
      { x, y: below, anchor: 'middle' },
      { x, y: above, anchor: 'middle' },
      { x: x + radius, y: below, anchor: 'start' },
      { x: x - radius, y: below, anchor: 'end' },
      { x: x + radius, y: above, anchor: 'start' },
      { x: x - radius, y: above, anchor: 'end' },
      { x: x + radius + 4, y: y + size * 0.36, anchor: 'start' },
      { x: x - radius - 4, y: y + size * 0.36, anchor: 'end' },
    ];
    const style = { kind: 'word', tone: tone === 'network' ? 'soft' : tone, size, isBold: hit !== null } as const;
    return [texts.map((text): Wanted => ({ key: `word-${key}`, ...style, text, spots }))];
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
