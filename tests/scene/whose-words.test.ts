// Whose words are whose: over all that ships, what somebody does stands nearer to him than to anybody else, any eye and any other name; who
// holds keys nearer to the casing than to any other line, and never at a name that holds none.
import { describe, expect, it } from 'vitest';
import { apart, awayFrom, boxAround } from '../../app/scene/boxes.ts';
import { isSaidOf, isSaidOfCasings, type Thing } from '../../app/scene/whose-words.ts';
import type { BareCasing } from '../../app/scene/casings.ts';
import type { Box, Point, Scene } from '../../app/scene/scene.ts';
import { stageSetOf } from '../../app/scene/stage-set.ts';
import { allRuns } from '../machines/runs.ts';
import { LANGUAGES, keyInstants, look, stageOf } from './stages.ts';

const isNameOf = (key: string, participant: string): boolean =>
  key === `address-${participant}` || new RegExp(`^name-${participant}-\\d+$`, 'u').test(key);

const nearest = (box: Box, others: readonly Box[]): number => Math.min(...others.map((other) => apart(box, other)));

/** States that stand as near to somebody else, or to an eye, as to their own. */
function strayStates({ captions, participants, eyes }: Scene): readonly string[] {
  const boxesOf = (key: string): readonly Box[] => [
    ...participants.filter((one) => one.key === key).map((one) => boxAround(one, one.width, one.height)),
    ...captions.filter((caption) => isNameOf(caption.key, key)).map(({ box }) => box),
  ];
  const ofEyes = [
    ...eyes.map((eye) => boxAround(eye, 2 * eye.radius, eye.radius)),
    ...captions.filter(({ kind }) => kind === 'observer').map(({ box }) => box),
  ];
  return captions.flatMap(({ key, text, box }) => {
    const owner = /^state-(?<owner>.+)$/u.exec(key)?.groups?.['owner'];
    if (owner === undefined) return [];
    const others = participants.filter((one) => one.key !== owner).flatMap((one) => boxesOf(one.key));
    const away = nearest(box, [...others, ...ofEyes]);
    return nearest(box, boxesOf(owner)) < away ? [] : [`${owner}: ${text}`];
  });
}

const segments = (path: Scene['casings'][number]['path']) =>
  path.slice(1).map((to, nth) => [path[nth] ?? to, to] as const);

/** Words on keys that stand nearer to a line without a casing than to any casing, or at the name of an eye. */
function strayHolders({ captions, casings }: Scene, bare: readonly (readonly [Point, Point])[]): readonly string[] {
  const pipes = casings.flatMap(({ path, breadth }) => segments(path).map((segment) => ({ segment, breadth })));
  const eyeNames = captions.filter(({ kind }) => kind === 'observer');
  return captions.flatMap(({ kind, text, box }) => {
    if (kind !== 'holders') return [];
    const own = Math.min(...pipes.map(({ segment: [a, b], breadth }) => awayFrom(box, a, b) - breadth / 2));
    const isNearOther = bare.some(([a, b]) => awayFrom(box, a, b) <= own);
    return isNearOther || eyeNames.some((name) => apart(box, name.box) < 6) ? [text] : [];
  });
}

describe.each(['wide', 'narrow'] as const)('on a %s stage each word stands at what it is said of', (width) => {
  it.each(allRuns)('$name', (run) => {
    const stage = stageOf(run);
    const { courses } = stageSetOf(stage.trace.header, stage.index, width);
    for (const words of Object.values(LANGUAGES))
      for (const at of keyInstants(stage, 12, 400)) {
        const scene = look(stage, at, { width, words });
        const ends = new Set(scene.casings.flatMap(({ path }) => path));
        const bare = [...courses.values()].flatMap(({ from, to }) =>
          [...ends].some(({ x, y }) => x === from.x && y === from.y) &&
          [...ends].some(({ x, y }) => x === to.x && y === to.y)
            ? []
            : [[from, to] as const],
        );
        expect([at, ...strayStates(scene), ...strayHolders(scene, bare)]).toEqual([at]);
      }
  });
});

const box = (x: number, y: number): Box => ({ x, y, width: 40, height: 10 });

describe('read as said of', () => {
  const mine: Thing = { owner: 'mine', isText: false, box: box(0, 0) };
  const eye: Thing = { owner: null, isText: true, box: box(100, 0) };

  it('whoever is nearest, and of nobody where two are as near', () => {
    expect(isSaidOf('mine', box(44, 0), [mine, eye])).toBe(true);
    expect(isSaidOf('mine', box(50, 0), [mine, eye])).toBe(false);
    expect(isSaidOf('mine', box(56, 0), [mine, eye])).toBe(false);
  });

  it('the casing that is nearest, not of a name beside it', () => {
    const casing: BareCasing = {
      key: 'a',
      kind: 'casing',
      path: [
        { x: 0, y: 0 },
        { x: 200, y: 0 },
      ],
      breadth: 10,
      isOpen: true,
      holders: ['mine', 'yours'],
      isOfOneMessage: false,
    };
    const bare = { link: 'b', ends: ['x', 'y'] as const, kind: 'open' as const, taps: [] };
    const below = { ...bare, from: { x: 0, y: 40 }, to: { x: 200, y: 40 } };
    expect(isSaidOfCasings([casing], box(10, 9), [mine], [below])).toBe(true);
    expect(isSaidOfCasings([casing], box(10, 24), [mine], [below])).toBe(false);
    expect(isSaidOfCasings([casing], box(60, 9), [eye], [below])).toBe(false);
  });
});
