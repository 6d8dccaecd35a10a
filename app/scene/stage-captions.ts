// The words on a stage that stand still: for each what it says and the spots that suit it, in order of importance.
import { isBox } from '../../simulations/index.ts';
import type { LastCaller } from './callout.ts';
import type { Layout } from './layout.ts';
import type { Figure } from './participants.ts';
import type { Spot, Wanted } from './place-captions.ts';
import type { Box, Tone } from './scene.ts';
import { styled, wrapped } from './text-style.ts';
import type { SceneWords } from './words.ts';

const TERRITORY_TONES = { 'client-side': 'client', internet: 'soft', 'server-side': 'server' } as const;

export const territoryCaptions = ({ territories, measures }: Layout, words: SceneWords): readonly Wanted[] =>
  territories.map(({ key, x }) =>
    styled(
      'territory',
      TERRITORY_TONES[key],
      measures.text.name + 0.5,
      true,
    )({
      key: `territory-${key}`,
      text: words.territory[key],
      spots: [{ x: x + measures.margin * 0.9, y: measures.heading, anchor: 'start' }],
    }),
  );

/** The letter in a client, the question mark in fog, the word in a resolver. */
export function glyphCaptions(figures: readonly Figure[], { measures }: Layout, words: SceneWords): readonly Wanted[] {
  const { glyph, small } = measures.text;
  return figures.flatMap(({ actor, stand, participant }) => {
    const isFog = participant.known === 'nothing';
    const size = isFog ? glyph * 1.3 : actor.role === 'resolver' ? small * 0.9 : glyph;
    const text = isFog
      ? words.unknown
      : actor.role === 'client' && actor.number !== null
        ? words.clientLetter(actor.number)
        : actor.role === 'resolver' && participant.known !== 'address'
          ? words.column('resolver', null)
          : null;
    if (text === null) return [];
    const spots: Spot[] = [{ x: stand.x, y: stand.y + size * 0.36, anchor: 'middle' }];
    const tone = isFog ? 'soft' : participant.tone;
    return [styled('glyph', tone, size, !isFog)({ key: `glyph-${actor.key}`, text, spots, isInside: true })];
  });
}

const isManyOrigins = (figures: readonly Figure[]): boolean =>
  figures.filter(({ actor }) => actor.role === 'origin-server').length > 1;

/** Beside or under a resolver that no client asks: it is not that of the tables. */
function ofBox(key: string, { x, y, width, height }: Figure['stand'], text: string, size: number): readonly Wanted[] {
  const below = y + height / 2 + size * 1.2;
  const spots: readonly Spot[] = [
    { x: x + width / 2 + 4, y: y + size * 0.36, anchor: 'start' },
    { x: x - width / 2 - 4, y: y + size * 0.36, anchor: 'end' },
    { x, y: below, anchor: 'middle' },
  ];
  return [styled('name', 'soft', size, false)({ key: `name-${key}`, text, spots })];
}

/**
 * The name under a box or a lone origin, in as many lines as it needs, or over it, if it needs one; an address stands for a name that is not
 * known. For each the ways to write it.
 */
export function nameCaptions(
  figures: readonly Figure[],
  { measures, width }: Layout,
): readonly (readonly (readonly Wanted[])[])[] {
  const { name: size } = measures.text;
  const many = isManyOrigins(figures);
  return figures.flatMap(({ actor, stand, participant, name }) => {
    const isSmall = actor.role === 'client' || actor.called === 'resolver' || (many && actor.role === 'origin-server');
    if (isSmall || participant.known === 'nothing') return [];
    if (actor.called === 'box-resolver')
      return participant.known === 'address' ? [] : [[ofBox(actor.key, stand, name, measures.text.small)]];
    const room = width === 'wide' ? stand.width * 3 : stand.width * 1.7;
    const texts = wrapped(name, room, size, true);
    const style = styled('name', 'ink', size, true);
    const set = (top: number): readonly Wanted[] =>
      texts.map((text, line) =>
        style({
          key: `name-${actor.key}-${String(line)}`,
          text,
          spots: [{ x: stand.x, y: top + line * size * 1.2, anchor: 'middle' }],
        }),
      );
    const below = set(stand.y + stand.height / 2 + size * 1.5);
    return [texts.length === 1 ? [below, set(stand.y - stand.height / 2 - size * 0.6)] : [below]];
  });
}

/**
 * Addresses: under what is named, under clients, beside servers that stand in a row; after that of a box the one by which it called, if that
 * is another and there is room. For each the ways to write them, best first. On a narrow stage there is no room for them.
 */
export function addressCaptions(
  figures: readonly Figure[],
  { measures, width }: Layout,
  caller: LastCaller | null,
): readonly (readonly Wanted[])[] {
  const { small: size, name } = measures.text;
  const many = isManyOrigins(figures);
  if (width === 'narrow') return [];
  return figures.flatMap(({ actor, stand, participant, address }) => {
    if (address === null || actor.role === 'resolver') return [];
    const isNamed = isBox(actor.role) || (actor.role === 'origin-server' && !many);
    if (isNamed && participant.known === 'address') return [];
    const bottom = stand.y + stand.height / 2;
    const below: Spot = { x: stand.x, y: bottom + (isNamed ? name * 1.5 + size * 1.3 : size * 1.25), anchor: 'middle' };
    const beside: Spot = { x: stand.x + stand.width / 2 + 6, y: stand.y + size * 0.36, anchor: 'start' };
    const spots = actor.role === 'origin-server' && many ? [beside, below] : [below];
    const tone = participant.isActive ? 'ink' : 'soft';
    const style = styled('address', tone, size, participant.isActive && many);
    const isCaller = caller?.node === actor.node && caller.address !== address;
    const texts = isCaller ? [`${address} · ${caller.address}`, address] : [address];
    return [texts.map((text) => style({ key: `address-${actor.key}`, text, spots }))];
  });
}

/**
 * Over or under whom it speaks of; else at a side of it, if no line runs there. With fewer words where there is no room for all, and where
 * several say the same, so that they say it alike. `fits`: whether what a node does may stand in a box.
 */
export function stateCaptions(
  figures: readonly Figure[],
  { measures }: Layout,
  words: SceneWords,
  fits: (node: string, box: Box) => boolean,
): readonly (readonly Wanted[])[] {
  const { small: size } = measures.text;
  return figures.flatMap((figure) => {
    const { actor, stand, state, store } = figure;
    if (state === null) return [];
    const brief = words.shorterState(state);
    const isShared = figures.some((other) => other !== figure && other.state === state);
    const texts = brief === null ? [state] : isShared ? [brief] : [state, brief];
    const { x, y, width, height } = stand;
    const top = y - height / 2 - (store.length > 0 ? 16 : 0);
    const isNamed = isBox(actor.role) || actor.role === 'origin-server';
    const under = y + height / 2 + (isNamed ? measures.text.name * 1.5 + size * 2.6 : size * 2.5);
    // Below: where an address would stand; under it; a line lower still, if the words on an encryption are there.
    const below = [-1, 0, 1].map((line) => under + line * size * 1.3);
    const over = top - size * 0.6;
    // Several that say the same say it in one row.
    const rows = isShared ? below.map((row) => [row]).concat([[over]]) : [[over, ...below]];
    const style = styled('state', participantTone(actor.role), size, false);
    const ways = (spots: readonly Spot[]): readonly Wanted[] =>
      texts.map((text) => ({
        ...style({ key: `state-${actor.key}`, text, spots }),
        fits: (box) => fits(actor.node, box),
      }));
    const sides: Spot[] = [
      { x: x + width / 2 + 5, y: y - size * 0.6, anchor: 'start' },
      { x: x - width / 2 - 5, y: y - size * 0.6, anchor: 'end' },
    ];
    return [
      [
        ...rows.flatMap((some) => ways(some.map((row) => ({ x, y: row, anchor: 'middle' })))),
        ...ways(
          rows.flat().flatMap((row): Spot[] => [
            { x: x - width / 2, y: row, anchor: 'start' },
            { x: x + width / 2, y: row, anchor: 'end' },
          ]),
        ),
        ...ways(sides).map((way) => ({ ...way, isShy: true })),
      ],
    ];
  });
}

const participantTone = (role: Figure['actor']['role']): Tone =>
  role === 'client' ? 'client' : role === 'origin-server' ? 'server' : 'proxy';

export function countCaptions(figures: readonly Figure[], { measures }: Layout): readonly Wanted[] {
  const { small: size } = measures.text;
  return figures.flatMap(({ queue }) => {
    if (!queue) return [];
    const spots: Spot[] = [
      { x: queue.x + 4, y: queue.y - size * 0.7, anchor: 'end' },
      { x: queue.x + 4, y: queue.y + size * 1.4, anchor: 'end' },
    ];
    return [styled('count', 'server', size, false)({ key: queue.key, text: queue.label, spots })];
  });
}

export const downCaptions = (figures: readonly Figure[], { measures }: Layout, words: SceneWords): readonly Wanted[] =>
  figures.flatMap(({ actor, stand, participant }) => {
    if (!participant.isDown) return [];
    const { small: size } = measures.text;
    const spots: Spot[] = [
      { x: stand.x, y: stand.y - stand.height / 2 - size * 0.5, anchor: 'middle' },
      { x: stand.x, y: stand.y + stand.height / 2 + size * 1.3, anchor: 'middle' },
      { x: stand.x - stand.width / 2 - 4, y: stand.y, anchor: 'end' },
    ];
    return [styled('state', 'ink', size, true)({ key: `down-${actor.key}`, text: words.down, spots })];
  });

/** What these eyes know of the clients, at the foot of their territory: on it if it can be broken to fit, else on one line across its edge. */
export function hintCaptions(text: string | null, { territories, measures }: Layout): readonly (readonly Wanted[])[] {
  const [land] = territories;
  if (text === null || !land) return [];
  const { small: size } = measures.text;
  const foot = land.y + land.height - size * 0.55;
  const left = land.x + measures.margin;
  const set = (lines: readonly string[], x: number): readonly Wanted[] =>
    lines.map((line, nth) =>
      styled(
        'hint',
        'soft',
        size,
        false,
      )({
        key: `hint-${String(nth)}`,
        text: line,
        spots: [{ x, y: foot - (lines.length - 1 - nth) * size * 1.25, anchor: 'start' }],
      }),
    );
  const besideAddress = land.x + measures.clientInset + measures.clientRadius + measures.margin;
  return [
    set(wrapped(text, land.width - measures.margin * 1.4, size, false), left),
    set([text], left),
    set([text], besideAddress),
  ];
}
