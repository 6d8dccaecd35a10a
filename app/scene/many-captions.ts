// The words of a ladder of many requests: who stands where, what the clock says, what is wanted and what comes of it, what is encrypted.
// Names of requests only where they lie on nothing; each is still said by its arrow.
import { casingWords, clearOf } from './ladder-casings.ts';
import type { Names } from './ladder-arrows.ts';
import type { Rungs } from './ladder-captions.ts';
import { alongArrow, headingCaptions, tickCaptions } from './ladder-captions.ts';
import type { Hop } from './ladder-story.ts';
import type { LadderWords } from './ladder-words.ts';
import { belongsTo } from './nearest-arrow.ts';
import { Placing, type Ground, type Line, type Wanted } from './place-captions.ts';
import type { Box, Caption, Point } from './scene.ts';
import type { SceneWords } from './words.ts';

export interface ManyParts {
  readonly rungs: Rungs;
  readonly hops: readonly Hop[];
  /** Where the arrow of a message is drawn. */
  readonly ends: (hop: Hop) => readonly [Point, Point];
  readonly ticks: readonly { readonly at: number; readonly y: number }[];
  readonly ground: Ground;
  /** Those of its lines that letters keep clear of: the arrows of `hops`, in their order. */
  readonly arrows: readonly Line[];
}

/** In full on either of two lines; in brief where that has no room. */
function* headings(rungs: Rungs): Generator<readonly Wanted[]> {
  const byKey = new Map(rungs.columns.map((column) => [`heading-${column.key}`, column]));
  for (const full of headingCaptions(rungs)) {
    const above = full.spots.map((spot) => ({ ...spot, y: spot.y - full.size * 1.25 }));
    const spots = [...full.spots, ...above];
    const brief = byKey.get(full.key)?.brief ?? full.text;
    yield [
      { ...full, spots },
      { ...full, spots, text: brief },
    ];
  }
}

/** The first request of each, then the last answer: what was wanted, what came of it. */
function endsOfRequests(hops: readonly Hop[]): readonly Hop[] {
  const first = new Map<number, Hop>();
  const last = new Map<number, Hop>();
  for (const hop of hops) {
    const { exchange } = hop.sent;
    if (hop.carried.what === 'request' && !first.has(exchange)) first.set(exchange, hop);
    if (hop.carried.what === 'response') last.set(exchange, hop);
  }
  return [...first.values(), ...last.values()];
}

function messageWays(hop: Hop, parts: ManyParts, words: SceneWords, more: LadderWords): readonly Wanted[] {
  const { rungs, ends, hops, arrows } = parts;
  const [from, to] = ends(hop);
  const own = arrows[hops.indexOf(hop)];
  const fits = (box: Box): boolean => own !== undefined && belongsTo(own, arrows, box);
  const size = rungs.text - 1;
  const text = hop.hit ? words.hit(hop.hit.age) : words.word(hop.carried);
  const texts = hop.carried.what === 'request' ? [text, more.number(hop.sent.exchange)] : [text];
  return texts.map((said) => ({
    key: `message-${String(hop.record)}`,
    kind: 'word',
    tone: hop.hit ? 'good' : 'ink',
    size,
    isBold: false,
    text: said,
    spots: [...alongArrow(from, to, size)],
    fits,
  }));
}

export function manyCaptions(
  parts: ManyParts,
  { holdersOf }: Names,
  words: SceneWords,
  more: LadderWords,
): readonly Caption[] {
  const { rungs, hops, ends, ticks, ground, arrows } = parts;
  const placing = new Placing(ground);
  const placeFirst = (ways: readonly Wanted[]): boolean => ways.some((way) => placing.place(way));
  for (const ways of headings(rungs)) placeFirst(ways);
  for (const tick of tickCaptions(ticks, rungs, (at) => more.clock(at))) placing.place(tick);
  for (const ways of casingWords(hops, rungs, holdersOf, more, ends)) {
    placeFirst(ways.map((way) => clearOf(arrows, way)));
  }
  for (const hop of endsOfRequests(hops)) {
    placeFirst(messageWays(hop, parts, words, more).map((way) => clearOf(arrows, way)));
  }
  return placing.captions;
}
