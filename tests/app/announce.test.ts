// What is said unasked comes seldom, newest first of its kind; what one did oneself is answered at once.
import { expect, it } from 'vitest';
import { createAnnouncer, type Timer } from '../../app/a11y/announce.ts';

/** A clock that the test turns. */
function createTimer() {
  let now = 0;
  let due: { readonly at: number; readonly then: () => void }[] = [];
  const timer: Timer = {
    now: () => now,
    after: (milliseconds, then) => {
      due.push({ at: now + milliseconds, then });
    },
  };
  const turnTo = (time: number): void => {
    for (;;) {
      const [next] = due.filter(({ at }) => at <= time).sort((one, other) => one.at - other.at);
      if (next === undefined) break;
      due = due.filter((one) => one !== next);
      now = Math.max(now, next.at);
      next.then();
    }
    now = time;
  };
  return { timer, turnTo };
}

function listening() {
  const { timer, turnTo } = createTimer();
  const announcer = createAnnouncer(timer, 3000);
  const heard: string[] = [];
  announcer.subscribe((text) => heard.push(text));
  return { announcer, heard, turnTo };
}

it('says the first thing at once and the next not before the gap is over', () => {
  const { announcer, heard, turnTo } = listening();
  announcer.say('state', 'one');
  turnTo(0);
  announcer.say('state', 'two');
  turnTo(2999);
  expect(heard).toEqual(['one']);
  turnTo(3000);
  expect(heard).toEqual(['one', 'two']);
});

it('lets a newer message of a kind replace the one that waits', () => {
  const { announcer, heard, turnTo } = listening();
  announcer.say('state', 'first');
  turnTo(0);
  for (let count = 0; count < 100; count += 1) announcer.say('state', `stale ${String(count)}`);
  announcer.say('state', 'newest');
  turnTo(60_000);
  expect(heard).toEqual(['first', 'newest']);
});

it('keeps messages of different kinds, a gap apart', () => {
  const { announcer, heard, turnTo } = listening();
  announcer.say('state', 'first');
  turnTo(0);
  announcer.say('state', 'state');
  announcer.say('notice', 'notice');
  turnTo(3000);
  expect(heard).toEqual(['first', 'state']);
  turnTo(6000);
  expect(heard).toEqual(['first', 'state', 'notice']);
});

it('puts a newer message of a kind behind what has waited longer', () => {
  const { announcer, heard, turnTo } = listening();
  announcer.say('state', 'first');
  turnTo(0);
  announcer.say('state', 'stale');
  announcer.say('notice', 'notice');
  announcer.say('state', 'newest');
  turnTo(6000);
  expect(heard).toEqual(['first', 'notice', 'newest']);
});

it('answers a control or a step at once, and then keeps quiet for the gap', () => {
  const { announcer, heard, turnTo } = listening();
  announcer.say('step', 'a');
  announcer.say('step', 'b');
  announcer.say('control', 'c');
  expect(heard).toEqual(['a', 'b', 'c']);
  announcer.say('state', 'later');
  turnTo(2999);
  expect(heard).toHaveLength(3);
  turnTo(3000);
  expect(heard.at(-1)).toBe('later');
});

it('speaks to nobody who has stopped listening', () => {
  const { timer, turnTo } = createTimer();
  const announcer = createAnnouncer(timer);
  const heard: string[] = [];
  announcer.subscribe((text) => heard.push(text))();
  announcer.say('control', 'x');
  turnTo(10_000);
  expect(heard).toEqual([]);
});
