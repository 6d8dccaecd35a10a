// Round robin takes turns among the servers that are up.
import { expect, it } from 'vitest';
import { server } from '../../../../simulations/queueing/balancing/policy.ts';
import { roundRobin } from '../../../../simulations/queueing/balancing/round-robin.ts';

const among = (count: number): ReturnType<typeof roundRobin> =>
  roundRobin(Array.from({ length: count }, (_, place) => server(`s${String(place)}`)));

/** The servers chosen for one request after another; `up` says who is up at each. */
function turns(up: readonly (readonly boolean[])[]): (number | null)[] {
  const policy = among(up[0]?.length ?? 0);
  let state = policy.start;
  return up.map((isUp) => {
    const choice = policy.choose(state, { isUp });
    state = choice.state;
    return choice.index;
  });
}

const repeat = (isUp: boolean[], times: number): boolean[][] => Array.from({ length: times }, () => isUp);

it.each<[string, boolean[][], (number | null)[]]>([
  ['all up', repeat([true, true, true], 7), [0, 1, 2, 0, 1, 2, 0]],
  ['one down', repeat([true, false, true], 4), [0, 2, 0, 2]],
  ['only the last up', repeat([false, false, true], 3), [2, 2, 2]],
  ['none up', repeat([false, false], 2), [null, null]],
  ['no servers', repeat([], 1), [null]],
  [
    'one goes down and comes back',
    [...repeat([true, true, true], 2), [true, true, false], ...repeat([true, true, true], 3)],
    [0, 1, 0, 1, 2, 0],
  ],
])('%s', (_what, up, chosen) => {
  expect(turns(up)).toEqual(chosen);
});

it('changes nothing but what it returns', () => {
  const isUp = Object.freeze([true, true]);
  expect(among(2).choose(1, { isUp })).toEqual({ index: 1, state: 0 });
  expect(among(2).choose(1, { isUp })).toEqual({ index: 1, state: 0 });
});
