// Where nothing may be seen to move, a box that has changed sides is told by two labelled states: both are there, on the land that they
// speak of, clear of everything else; in every pair of ways to stand on a stage.
import { describe, expect, it } from 'vitest';
import { boxAround, overlaps } from '../../app/scene/boxes.ts';
import type { Stand } from '../../app/scene/layout.ts';
import type { Box, Caption, Scene } from '../../app/scene/scene.ts';
import { chosenNamed, lookMoved, MOVED_WORDS, movingPairs, type Choice } from './moves.ts';
import { LANGUAGES, look } from './stages.ts';
import { faultsOf } from './text-faults.ts';

const WIDTHS = ['wide', 'narrow'] as const;
const languages = Object.keys(LANGUAGES) as (keyof typeof LANGUAGES)[];

const saying = ({ captions }: Scene, which: 'before' | 'now'): string =>
  captions
    .filter(({ kind, key }: Caption) => kind === 'moved' && key.startsWith(which))
    .map(({ text }) => text)
    .join(' ');

/** How far apart two boxes are. */
const between = (one: Box, other: Box): number =>
  Math.hypot(
    Math.max(0, one.x - other.x - other.width, other.x - one.x - one.width),
    Math.max(0, one.y - other.y - other.height, other.y - one.y - one.height),
  );

/** Who stands nearer to the words than whom they speak of. */
function misleading(scene: Scene, which: 'before' | 'now', own: Stand): readonly string[] {
  const lines = scene.captions.filter(({ kind, key }) => kind === 'moved' && key.startsWith(which));
  const away = ({ x, y, width, height }: Stand): number =>
    Math.min(...lines.map(({ box }) => between(box, boxAround({ x, y }, width, height))));
  const others = lines.length === 0 ? [] : [...scene.participants, ...scene.formers].filter((other) => other !== own);
  return others.filter((other) => away(other) <= away(own)).map(({ key }) => key);
}

function faultsOfMove(choice: Choice, scene: Scene, language: keyof typeof LANGUAGES): readonly string[] {
  const words = MOVED_WORDS[language];
  const faults = [...faultsOf(scene)];
  const names = ({ captions }: Scene) => captions.filter(({ kind }) => kind === 'name').map(({ key }) => key);
  const plain = look(choice.to, scene.at / 1000, { width: scene.width, words: LANGUAGES[language] });
  if (names(scene).join() !== names(plain).join()) faults.push('a name has gone for it');
  for (const { key, from, to } of choice.moves) {
    const former = scene.formers.find(({ of }) => of === key);
    const land = scene.territories.find((territory) => territory.key === from);
    if (!former || !land) faults.push(`no outline of ${key}`);
    else {
      const box = boxAround(former, former.width, former.height);
      if (box.x < land.x || box.x + box.width > land.x + land.width) faults.push(`the outline is not on ${from}`);
      for (const { key: who, ...stand } of scene.participants)
        if (overlaps(box, boxAround(stand, stand.width, stand.height))) faults.push(`the outline lies over ${who}`);
    }
    const now = scene.participants.find((one) => one.key === key);
    if (former && now)
      for (const [which, own] of [
        ['before', former],
        ['now', now],
      ] as const)
        faults.push(...misleading(scene, which, own).map((who) => `${which} is nearer to ${who}`));
    // On a narrow stage the land may go without saying.
    const isBrief = scene.width === 'narrow';
    for (const [which, full] of [
      ['before', words.before(from)],
      ['now', words.now(to)],
    ] as const)
      if (![full, ...(isBrief ? [words.brief[which]] : [])].includes(saying(scene, which)))
        faults.push(`not said: ${full}`);
  }
  return faults;
}

it('there are many pairs, and among them both ways between the sides', () => {
  expect(movingPairs.length).toBeGreaterThan(20);
  const ways = new Set(
    movingPairs.flatMap(([from, to]) => chosenNamed(from, to).moves.map((move) => `${move.from} → ${move.to}`)),
  );
  expect(ways.size).toBe(6);
});

describe.each(languages)('in %s both states are told', (language) => {
  it.each(movingPairs)('%s → %s', (from, to) => {
    const choice = chosenNamed(from, to);
    for (const width of WIDTHS)
      for (const atMs of [0, 350, 600, 2500])
        expect([width, atMs, ...faultsOfMove(choice, lookMoved(choice, atMs, language, { width }), language)]).toEqual([
          width,
          atMs,
        ]);
  });
});

it('can fail: an outline put on the box is found', () => {
  const choice = chosenNamed('first screen, forward', 'first screen, reverse');
  const scene = lookMoved(choice, 0, 'en');
  const box = scene.participants.find(({ key }) => key === 'box')!;
  const planted = { ...scene, formers: scene.formers.map((former) => ({ ...former, x: box.x })), captions: [] };
  expect(faultsOfMove(choice, planted, 'en')).toEqual([
    'a name has gone for it',
    'the outline is not on client-side',
    'the outline lies over box',
    'not said: before: client side',
    'not said: now: server side',
  ]);
});

it('says nothing where nothing has moved', () => {
  const { formers, captions } = lookMoved(chosenNamed('first screen, forward', 'first screen, both'), 600, 'en');
  expect(formers).toEqual([]);
  expect(captions.filter(({ kind }) => kind === 'moved')).toEqual([]);
});

it('tells who knows nothing of the box nothing of its past', () => {
  const choice = chosenNamed('first screen, forward', 'first screen, reverse');
  const seen = (lens: string) => lookMoved(choice, 0, 'en', { lens });
  expect(seen('reverse_proxy').formers).toHaveLength(1);
  expect(seen('origin').formers).toHaveLength(1);
  for (const lens of ['client', 'access_network', 'transit']) expect(seen(lens).formers).toEqual([]);
});
