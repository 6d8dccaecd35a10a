// The few letters beside a message under way, where there is room for them.
import type { Layout } from './layout.ts';
import { placeOf, type BareParcel } from './parcels.ts';
import type { Spot, Wanted } from './place-captions.ts';
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
  at: number,
  { measures }: Layout,
  words: SceneWords,
): readonly (readonly Wanted[])[] {
  const size = measures.text.small;
  const isCalm = parcels.length <= FEW;
  const told = isCalm ? parcels : parcels.filter(({ isSelected, hit }) => isSelected || hit !== null);
  return told.map((parcel) => {
    const { key, radius, carried, hit, tone } = parcel;
    const { x, y } = placeOf(parcel, at);
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
    return texts.map((text): Wanted => ({ key: `word-${key}`, ...style, text, spots }));
  });
}
