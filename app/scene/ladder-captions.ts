// The words of a ladder: headings, what each message is, what was done to it, and the scale of time; what finds no room is left out.
import type { Column } from './ladder-columns.ts';
import type { Hop, Remark, Story } from './ladder-story.ts';
import { Placing, type Spot, type Wanted } from './place-captions.ts';
import type { Point, Tone } from './scene.ts';
import type { SceneWords } from './words.ts';

export interface Rungs {
  readonly columns: readonly Column[];
  readonly xOf: (node: string) => number;
  readonly yOf: (at: number) => number;
  readonly text: number;
  readonly heading: number;
  readonly left: number;
}

type Heads = Pick<Rungs, 'columns' | 'heading' | 'text'>;

/** How far the second row of headings stands above the first, in sizes of their words. */
export const HEADING_ROW = 1.2;

export const headingCaptions = ({ columns, heading, text }: Heads, rows: 1 | 2 = 1): readonly Wanted[] =>
  [...columns]
    // Who takes part is named before who only reads along.
    .sort((a, b) => Number(a.node === null) - Number(b.node === null))
    .map(({ key, node, x, tone, name }) => ({
      key: `heading-${key}`,
      kind: 'name',
      tone,
      size: text,
      isBold: node !== null,
      text: name,
      spots: [heading, heading - HEADING_ROW * text].slice(0, rows).flatMap((y): readonly Spot[] => [
        { x, y, anchor: 'middle' },
        ...[8, 18, 28].flatMap((shift): readonly Spot[] => [
          { x: x + shift, y, anchor: 'end' },
          { x: x - shift, y, anchor: 'start' },
        ]),
      ]),
    }));

/** Rows that the headings need so that each column has its own. */
export function rowsFor(heads: Heads, width: number): 1 | 2 {
  const area = { x: 0, y: 0, width, height: heads.heading + heads.text };
  const placing = new Placing({ area, solid: [], lines: [] });
  return headingCaptions(heads).every((heading) => placing.place(heading)) ? 1 : 2;
}

/** Heights over an arrow, in sizes of its words: close above and below it, and a line further off. */
const CLOSE = [-0.45, 1.15, -0.9, 1.6];
const OFF = [-1.6, 2.3, -2.4, 3.1];

/** Spots along an arrow, from its middle outwards. */
function* besideArrow(from: Point, to: Point, size: number, heights: readonly number[]): Generator<Spot> {
  for (const share of [0.5, 0.35, 0.65, 0.22, 0.78]) {
    const x = from.x + (to.x - from.x) * share;
    const y = from.y + (to.y - from.y) * share;
    for (const height of heights) yield { x, y: y + height * size, anchor: 'middle' };
  }
}

/** Spots beyond the ends of an arrow, where many short ones lie close together. */
function* beyondArrow(from: Point, to: Point, size: number): Generator<Spot> {
  const [left, right] = from.x < to.x ? [from, to] : [to, from];
  for (const shift of [0.35, -0.3, 1, 1.7, 2.4, 3.1]) {
    yield { x: right.x + 6, y: right.y + shift * size, anchor: 'start' };
    yield { x: left.x - 6, y: left.y + shift * size, anchor: 'end' };
  }
}

export function* alongArrow(from: Point, to: Point, size: number): Generator<Spot> {
  yield* besideArrow(from, to, size, CLOSE);
  yield* beyondArrow(from, to, size);
}

/** Where an arrow begins and ends; what was lost does not reach the other side. */
export function endsOf(
  { sent, sentAt, receivedAt, reached }: Hop,
  { xOf, yOf }: Pick<Rungs, 'xOf' | 'yOf'>,
): readonly [Point, Point] {
  const [from, to] = [xOf(sent.from), xOf(sent.to)];
  return [
    { x: from, y: yOf(sentAt) },
    { x: from + (to - from) * reached, y: yOf(receivedAt) },
  ];
}

const TELLING = ['x-forwarded-for', 'forwarded', 'via', 'cache-status', 'age'];
const weight = (field: string): number => {
  const place = TELLING.indexOf(field.toLowerCase());
  return place < 0 ? TELLING.length : place;
};

export const toneOfHop = ({ carried, hit }: Hop): Tone =>
  hit ? 'good' : carried.what === 'request' ? 'client' : carried.what === 'response' ? 'server' : 'soft';

/** The words of an arrow, the fullest first: each beside it, or else beyond its ends. */
export interface ArrowWords {
  readonly key: string;
  readonly hop: Hop;
  /** Rather at the end of a line that leads to it than nowhere. */
  readonly isLed: boolean;
  readonly ways: readonly { readonly beside: Wanted; readonly beyond: Wanted }[];
}

function wordsOfArrow(
  hop: Hop,
  rungs: Rungs,
  words: Omit<Wanted, 'spots' | 'text'>,
  texts: readonly string[],
): ArrowWords {
  const [from, to] = endsOf(hop, rungs);
  const { size } = words;
  // Between the headings it would be read as one of them, and before the first column as one of the clock's.
  const first = rungs.columns[0]?.x ?? 0;
  const under = (spots: Iterable<Spot>): readonly Spot[] =>
    [...spots].filter(({ x, y, anchor }) => y > rungs.heading + 1.9 * size && !(anchor === 'end' && x < first));
  // A long text finds room beside a steep arrow only a line further off.
  const beside = [CLOSE, OFF].flatMap((heights) => under(besideArrow(from, to, size, heights)));
  const beyond = under(beyondArrow(from, to, size));
  const ways = texts.map((text) => ({
    beside: { ...words, text, spots: beside },
    beyond: { ...words, text, spots: beyond },
  }));
  return { key: words.key, hop, isLed: isHttp(hop), ways };
}

export const isHttp = ({ carried }: Hop): boolean => carried.what === 'request' || carried.what === 'response';

/** A request in full, or by its method where it is passed on as it came. */
function textsOf({ carried, hit }: Hop, said: ReadonlySet<string>, words: SceneWords): readonly string[] {
  if (hit) return [words.hit(hit.age)];
  const full = words.word(carried);
  if (carried.what !== 'request') return [full];
  return said.has(full) ? [carried.method] : [full, carried.method];
}

/** What each message is; HTTP first, then set-up and names. */
export function messageCaptions({ hops }: Story, rungs: Rungs, words: SceneWords): readonly ArrowWords[] {
  const ordered = [...hops].sort((a, b) => Number(isHttp(b)) - Number(isHttp(a)));
  const said = new Set<string>();
  return ordered.map((hop) => {
    const texts = textsOf(hop, said, words);
    for (const text of texts) said.add(text);
    return wordsOfArrow(
      hop,
      rungs,
      {
        key: `message-${String(hop.record)}`,
        kind: 'word',
        tone: isHttp(hop) ? (hop.hit ? 'good' : 'ink') : 'soft',
        size: isHttp(hop) ? rungs.text : rungs.text - 1,
        isBold: false,
        isShy: !isHttp(hop),
      },
      texts,
    );
  });
}

/** The most telling field that its sender added, or else took away. */
export function editCaptions({ hops }: Story, rungs: Rungs, words: SceneWords): readonly ArrowWords[] {
  return hops.flatMap((hop) => {
    const [added] = [...hop.edits.added].sort((a, b) => weight(a) - weight(b));
    const [removed] = hop.edits.removed;
    const text =
      added !== undefined ? words.ladder.added(added) : removed !== undefined ? words.ladder.removed(removed) : null;
    if (text === null) return [];
    const key = `edit-${String(hop.record)}`;
    return [wordsOfArrow(hop, rungs, { key, kind: 'word', tone: 'good', size: rungs.text, isBold: false }, [text])];
  });
}

function remarkText({ what }: Remark, words: SceneWords): string {
  switch (what.kind) {
    case 'stored':
      return words.ladder.stored(what.seconds);
    case 'declined':
      return words.ladder.declined;
    case 'tunnel':
      return words.ladder.tunnelOpened;
  }
}

export const remarkCaptions = (
  { remarks }: Story,
  { xOf, yOf, text: size }: Rungs,
  words: SceneWords,
): readonly Wanted[] =>
  remarks.map((remark, nth) => {
    const x = xOf(remark.node);
    const y = yOf(remark.at);
    const spots: Spot[] = [];
    for (const shift of [0.35, 1.3, -0.6, 2.2, -1.5, 3.1, 4, 4.9, -2.4]) {
      spots.push({ x: x + 6, y: y + shift * size, anchor: 'start' }, { x: x - 6, y: y + shift * size, anchor: 'end' });
    }
    return {
      key: `remark-${String(nth)}`,
      kind: 'state',
      tone: 'soft',
      size,
      isBold: false,
      text: remarkText(remark, words),
      spots,
    };
  });

/** In the room that is left once the request is over here and not yet on the other stage. */
export const spareCaptions = (
  { endsAt }: Story,
  { columns, yOf, text: size, left }: Rungs,
  spare: number,
  words: SceneWords,
): readonly Wanted[] => {
  const [first] = columns;
  // Less than a line of small print is seen, not said.
  if (first === undefined || yOf(endsAt + spare) - yOf(endsAt) < size) return [];
  const middle = ((columns.at(-1)?.x ?? left) + first.x) / 2;
  const y = (yOf(endsAt) + yOf(endsAt + spare)) / 2 + size * 0.35;
  return [
    {
      key: 'spare',
      kind: 'state',
      tone: 'good',
      size,
      isBold: true,
      text: words.ladder.earlier(spare / 1000),
      spots: [
        { x: middle, y, anchor: 'middle' },
        { x: first.x + 8, y, anchor: 'start' },
      ],
    },
  ];
};

/** The clock at the ticks of a ladder, as `written` says an instant. */
export const tickCaptions = (
  ticks: readonly { readonly at: number; readonly y: number }[],
  { left, text }: Rungs,
  written: (at: number) => string,
): readonly Wanted[] =>
  ticks.map(({ at, y }) => ({
    key: `tick-${String(at)}`,
    kind: 'count',
    tone: 'soft',
    size: text - 2,
    isBold: false,
    text: written(at),
    spots: [{ x: left, y: y + text * 0.3, anchor: 'start' }],
  }));
