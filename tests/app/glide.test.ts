// A stage draws what lies between two set-ups for a moment, whatever the clock does meanwhile; at once where no motion is wanted.
import { describe, expect, it } from 'vitest';
import { GLIDE_MS, gliding, type Frames } from '../../app/diagram/glide.ts';
import type { Scene } from '../../app/scene/scene.ts';
import { chosenNamed } from '../scene/moves.ts';
import { look } from '../scene/stages.ts';

function bench(wantsStillness = false) {
  let now = 0;
  let waiting: (() => void) | null = null;
  const drawn: { scene: Scene; isOnTheWay: boolean }[] = [];
  const frames: Frames = {
    now: () => now,
    next: (then) => {
      waiting = then;
      return () => {
        waiting = null;
      };
    },
    wantsStillness: () => wantsStillness,
  };
  const glide = gliding((scene, isOnTheWay) => drawn.push({ scene, isOnTheWay }), frames);
  return {
    ...glide,
    isWaiting: () => waiting !== null,
    /** Lets time go by, and the browser draw. */
    after: (milliseconds: number) => {
      now += milliseconds;
      const then = waiting;
      waiting = null;
      then?.();
    },
    last: () => drawn.at(-1)!,
    box: () => drawn.at(-1)!.scene.participants.find(({ key }) => key === 'box')!.x,
  };
}

const choice = chosenNamed('first screen, forward', 'first screen, reverse');
const [before, later, after, afterwards] = [
  look(choice.from, 600),
  look(choice.from, 610),
  look(choice.to, 610),
  look(choice.to, 620),
];
const placeIn = (scene: Scene): number => scene.participants.find(({ key }) => key === 'box')!.x;

describe('a box that has changed sides', () => {
  it('starts where it stood, is then further and further on, and arrives', () => {
    const stage = bench();
    stage.render(before);
    expect(stage.isWaiting()).toBe(false);
    stage.render(after);
    expect(stage.box()).toBe(placeIn(before));
    expect(stage.last().isOnTheWay).toBe(true);
    const places = [1, 2, 3].map(() => {
      stage.after(GLIDE_MS / 4);
      return stage.box();
    });
    expect(places).toEqual([...places].sort((a, b) => a - b));
    expect(places[0]).toBeGreaterThan(placeIn(before));
    expect(places[2]).toBeLessThan(placeIn(after));
    stage.after(GLIDE_MS / 4);
    expect(stage.last()).toEqual({ scene: after, isOnTheWay: false });
    expect(stage.isWaiting()).toBe(false);
  });
  it('stays on its way while the clock goes on, and turns back from where it is', () => {
    const stage = bench();
    stage.render(before);
    stage.render(after);
    stage.after(GLIDE_MS / 2);
    const halfWay = stage.box();
    stage.render(afterwards);
    expect(stage.box()).toBe(halfWay);
    expect(stage.last().scene.at).toBe(afterwards.at);
    stage.render(later);
    expect(stage.box()).toBe(halfWay);
    stage.after(GLIDE_MS);
    expect(stage.last()).toEqual({ scene: later, isOnTheWay: false });
  });
  it('is there at once where the reader wants no motion, where there is less room, and while only the clock goes on', () => {
    const still = bench(true);
    still.render(before);
    still.render(after);
    expect(still.last()).toEqual({ scene: after, isOnTheWay: false });
    const stage = bench();
    stage.render(before);
    stage.render(later);
    expect(stage.last()).toEqual({ scene: later, isOnTheWay: false });
    const narrow = look(choice.to, 620, { width: 'narrow' });
    stage.render(narrow);
    expect(stage.last()).toEqual({ scene: narrow, isOnTheWay: false });
    expect(stage.isWaiting()).toBe(false);
  });
  it('is there at once in a set-up that a link has opened, and if it was on its way to another', () => {
    const opened = look(choice.to, 610, { setUp: 1 });
    const stage = bench();
    stage.render(before);
    stage.render(opened);
    expect(stage.last()).toEqual({ scene: opened, isOnTheWay: false });
    const back = look(choice.from, 620, { setUp: 1 });
    stage.render(back);
    expect(stage.last().isOnTheWay).toBe(true);
    stage.after(GLIDE_MS / 2);
    const other = look(choice.to, 620, { setUp: 2 });
    stage.render(other);
    expect(stage.last()).toEqual({ scene: other, isOnTheWay: false });
  });
  it('is left alone once the drawing is gone', () => {
    const stage = bench();
    stage.render(before);
    stage.render(after);
    stage.stop();
    expect(stage.isWaiting()).toBe(false);
  });
});
