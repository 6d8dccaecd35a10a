// Who holds the keys of what lies in casings: said once for all casings between a box, or the clients or servers, and another of them, above or
// below all of them.
import { isBox } from '../../simulations/index.ts';
import type { BareCasing } from './casings.ts';
import type { Cast } from './cast.ts';
import type { Layout } from './layout.ts';
import type { Spot, Wanted } from './place-captions.ts';
import type { Box, Point } from './scene.ts';
import { styled, wrapped } from './text-style.ts';
import { textWidth } from './text-width.ts';
import type { SceneWords } from './words.ts';

const NO_BREAK = '\u00A0';

/** What a casing is and who can open it. A request that is closed for itself goes through no tunnel (RFC 9458 §2). */
export function holdersText({ kind, isOfOneMessage }: BareCasing, names: readonly string[], words: SceneWords): string {
  if (isOfOneMessage) return words.closedRequest(names);
  return kind === 'tunnel' ? words.tunnel(names) : words.holders(names);
}

/** Name of a node as these eyes know it. */
export type NameOf = (node: string) => string;

/** Its one holder by name, several of one kind by their kind. */
function sideName(nodes: readonly string[], cast: Cast, nameOf: NameOf, words: SceneWords): string {
  const [first = ''] = nodes;
  const actor = cast.byNode.get(first);
  const name = nameOf(first);
  if (!actor || name !== words.participant(actor.called, actor.number)) return name; // known by its address, or not at all
  if (nodes.some((node) => node !== first)) return words.participant(actor.called, null);
  return actor.role === 'client' && actor.number !== null ? words.clientLetter(actor.number) : name;
}

/** One whose holders are known. */
type Told = BareCasing & { readonly holders: readonly [string, string] };

const isTold = (casing: BareCasing): casing is Told => casing.holders !== null;

function groupsOf(casings: readonly Told[], cast: Cast): readonly (readonly Told[])[] {
  const groups = new Map<string, Told[]>();
  for (const casing of casings) {
    const kinds = casing.holders.map((node) => {
      const role = cast.byNode.get(node)?.role;
      return role === undefined || isBox(role) ? node : role;
    });
    const key = [casing.kind, ...kinds].join(' ');
    groups.set(key, [...(groups.get(key) ?? []), casing]);
  }
  // The way through the most hands says most; of the others the shortest has the fewest places to be told at.
  const hands = ([casing]: readonly Told[]): number =>
    casing ? casing.path.length + (casing.isOfOneMessage ? 1 : 0) : 0;
  const [most, ...others] = [...groups.values()].sort((one, other) => hands(other) - hands(one));
  return most ? [most, ...others.sort((one, other) => hands(one) - hands(other))] : [];
}

/** The straight pieces of a path that are long enough to stand beside, the last one first. */
function piecesOf({ path }: BareCasing): (readonly [Point, Point])[] {
  return path
    .flatMap((from, place) => {
      const to = path[place + 1];
      return to && Math.abs(to.x - from.x) > 24 ? [[from, to] as const] : [];
    })
    .reverse();
}

const heightAt = ([from, to]: readonly [Point, Point], x: number): number | null =>
  x < Math.min(from.x, to.x) || x > Math.max(from.x, to.x)
    ? null
    : from.y + ((x - from.x) / (to.x - from.x)) * (to.y - from.y);

/** How far along a line it is tried, the middle first. */
const SHARES = [0.5, 0.42, 0.58, 0.35, 0.65, 0.27, 0.73, 0.2, 0.8];

function* spotsFor(group: readonly BareCasing[], size: number): Generator<Spot> {
  const all = group.flatMap(piecesOf);
  for (const [from, to] of group[0] ? piecesOf(group[0]) : []) {
    for (const share of SHARES) {
      const x = from.x + (to.x - from.x) * share;
      const heights = all.flatMap((piece) => heightAt(piece, x) ?? []);
      const [top, bottom] = [Math.min(...heights), Math.max(...heights)];
      for (const shift of [1.9, 3.2, 4.5]) yield { x, y: bottom + shift * size, anchor: 'middle' };
      for (const shift of [1.1, 2.4, 3.7]) yield { x, y: top - shift * size, anchor: 'middle' };
      yield { x, y: bottom + 5.8 * size, anchor: 'middle' };
    }
  }
}

/** For each kind of casing, the most telling first, what could be written and where, best first: on one line, or on two. `fits`: whether it may stand in a box. */
export function casingCaptions(
  casings: readonly BareCasing[],
  cast: Cast,
  nameOf: NameOf,
  { measures }: Layout,
  words: SceneWords,
  fits: (group: readonly BareCasing[], box: Box) => boolean,
): readonly (readonly (readonly Wanted[])[])[] {
  const { small: size } = measures.text;
  return groupsOf(casings.filter(isTold), cast).map((group, nth) => {
    const names = ([0, 1] as const).map((side) =>
      sideName(
        group.map(({ holders }) => holders[side]),
        cast,
        nameOf,
        words,
      ),
    );
    // A name stays in one piece: "Relay" says nothing where its number is on the next line.
    const whole = names.map((name) => name.replaceAll(' ', NO_BREAK));
    const [first] = group;
    const text = first ? holdersText(first, whole, words) : '';
    const half = wrapped(text, textWidth(text, size) * 0.7, size, false);
    const set = (lines: readonly string[]): readonly (readonly Wanted[])[] =>
      [...spotsFor(group, size)].map((spot) =>
        lines.map((line, row) => ({
          ...styled(
            'holders',
            'good',
            size,
            false,
          )({
            key: `holders-${String(nth)}-${String(row)}`,
            text: line.replaceAll(NO_BREAK, ' '),
            spots: [{ ...spot, y: spot.y + row * size * 1.2 }],
          }),
          fits: (box) => fits(group, box),
        })),
      );
    return half.length > 1 ? [...set([text]), ...set(half)] : set([text]);
  });
}
