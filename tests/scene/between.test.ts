// On its way from side to side a box takes its lines and its name along; and it is on its way only when it has changed its place.
import { expect, it } from 'vitest';
import { between, isMoved } from '../../app/scene/between.ts';
import type { Scene } from '../../app/scene/scene.ts';
import { chosenNamed, type Choice } from './moves.ts';
import { look, stageNamed } from './stages.ts';

const ends = ({ from, to }: Choice, atMs = 600): readonly [Scene, Scene] => [look(from, atMs), look(to, atMs)];
const participant = (scene: Scene, key: string) => scene.participants.find((one) => one.key === key)!;

/** How far the line's end is from the side of the box that it meets. */
function gapOf(scene: Scene, key: string): number {
  const { x, width } = participant(scene, 'box');
  const wire = scene.wires.find((one) => one.key === key)!;
  const end = key.startsWith('box ') ? wire.from : wire.to;
  return Math.abs(Math.abs(end.x - x) - width / 2);
}

it('half-way the box is half-way, and the lines that meet it still do', () => {
  const [from, to] = ends(chosenNamed('first screen, forward', 'first screen, reverse'));
  const scene = between(from, to, 0.5);
  const places = [from, scene, to].map((one) => participant(one, 'box').x);
  expect(places[1]).toBeCloseTo((places[0]! + places[2]!) / 2, 6);
  const met = to.wires.filter(({ key, kind }) => key.split(' ').includes('box') && kind !== 'lookup');
  expect(met.map(({ key }) => key)).toEqual(expect.arrayContaining(['alice box', 'box origin-1', 'box origin-2']));
  for (const { key } of met)
    for (const share of [0, 0.3, 0.5, 0.8, 1]) expect(gapOf(between(from, to, share), key)).toBeCloseTo(2, 6);
});

it('its name goes with it', () => {
  const [from, to] = ends(chosenNamed('first screen, forward', 'first screen, reverse'));
  const scene = between(from, to, 0.25);
  const name = scene.captions.find(({ key }) => key === 'name-box-0')!;
  expect(name.text).toBe('Reverse proxy');
  expect(name.x).toBeCloseTo(participant(scene, 'box').x, 6);
});

it('begins where all stood and ends where all stands', () => {
  const [from, to] = ends(chosenNamed('first screen, reverse', 'first screen, forward'));
  expect(between(from, to, 1).participants).toEqual(to.participants);
  expect(between(from, to, 1).wires).toEqual(to.wires);
  const first = between(from, to, 0);
  for (const key of ['box', 'alice', 'origin-1']) expect(participant(first, key).x).toBe(participant(from, key).x);
  expect(first.territories.map(({ x, width }) => [x, width])).toEqual(
    from.territories.map(({ x, width }) => [x, width]),
  );
});

it('only who has another place than before is on his way', () => {
  const [from, to] = ends(chosenNamed('first screen, forward', 'first screen, reverse'));
  expect(isMoved(from, to)).toBe(true);
  const stage = stageNamed('first screen, forward');
  for (const atMs of [0, 350, 900, 12_000]) expect(isMoved(from, look(stage, atMs, { lens: 'origin' }))).toBe(false);
  expect(isMoved(from, look(stage, 600, { width: 'narrow' }))).toBe(false);
});
