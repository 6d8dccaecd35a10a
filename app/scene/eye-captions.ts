// The names of those who read along: over the eye or beside it; where there is no room, further up, or at the foot of its look, and in two
// lines where one is too long.
import { apart, awayFrom } from './boxes.ts';
import type { Layout } from './layout.ts';
import { eyeBox, type BareEye } from './observers.ts';
import type { Spot, Wanted } from './place-captions.ts';
import type { Box } from './scene.ts';
import { styled, wrapped } from './text-style.ts';
import { textWidth } from './text-width.ts';
import type { SceneWords } from './words.ts';
import { isSeenAs, type Thing } from './whose-words.ts';

/** In ems. */
const LINE = 1.2;

/** Each at the middle of a line, and from one end of it. */
const aligned = (x: number, reach: number, y: number): readonly Spot[] => [
  { x, y, anchor: 'middle' },
  { x: x - reach, y, anchor: 'start' },
  { x: x + reach, y, anchor: 'end' },
];

function nearSpots({ x, y, radius, reach }: BareEye, size: number): readonly Spot[] {
  const above = y - radius * 0.5 - size * 0.5;
  return [
    ...aligned(x, radius, above),
    { x: x + radius + 4, y: y + size * 0.36, anchor: 'start' },
    { x: x - radius - 4, y: y + size * 0.36, anchor: 'end' },
    { x, y: (reach.at(-1)?.y ?? y) + size * 1.6, anchor: 'middle' },
  ];
}

/** Upper lines of names of so many lines that stand further off. */
function farSpots({ x, y, radius, reach }: BareEye, size: number, lines: number): readonly Spot[] {
  const rest = (lines - 1) * LINE * size;
  const above = y - radius * 0.5 - size * 0.5 - rest;
  const below = (reach.at(-1)?.y ?? y) + size * 1.6;
  return [
    ...aligned(x, radius, above),
    ...aligned(x, radius, below),
    ...[1, 2].flatMap((up) => aligned(x, radius, above - up * LINE * size)),
    ...aligned(x, radius, below + LINE * size),
  ];
}

/** For each eye the ways to write its name, best first. `things`: what else it could be read as the name of. */
export function eyeCaptions(
  eyes: readonly BareEye[],
  { measures }: Layout,
  words: SceneWords,
  things: readonly Thing[],
): readonly (readonly (readonly Wanted[])[])[] {
  const { small: size } = measures.text;
  const style = styled('observer', 'soft', size, false);
  return eyes.map((eye) => {
    const text = words.observer(eye.column);
    const key = `observer-${eye.key}`;
    const shape = eyeBox(eye);
    const foot = eye.reach.at(-1) ?? eye;
    const away = (box: Box): number => Math.min(apart(box, shape), awayFrom(box, eye, foot));
    // Lines of one name lead from one to the next.
    const fits =
      (lines: number) =>
      (box: Box): boolean =>
        isSeenAs(away(box) - (lines - 1) * LINE * size, box, things);
    const halves = wrapped(text, textWidth(text, size) * 0.7, size, false);
    const twoLines = farSpots(eye, size, halves.length).map((spot) =>
      halves.map((line, row) => ({
        ...style({
          key: row === 0 ? key : `${key}-${String(row)}`,
          text: line,
          spots: [{ ...spot, y: spot.y + row * LINE * size }],
        }),
        fits: fits(halves.length),
      })),
    );
    return [
      [style({ key, text, spots: nearSpots(eye, size) })],
      [{ ...style({ key, text, spots: farSpots(eye, size, 1) }), fits: fits(1) }],
      ...(halves.length > 1 ? twoLines : []),
    ];
  });
}
