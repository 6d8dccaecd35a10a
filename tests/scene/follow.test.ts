// A box keeps its name where it stays or changes sides, and no other takes it: in every pair of set-ups that a stage can go through.
import { describe, expect, it } from 'vitest';
import { follow, movesBetween } from '../../app/scene/follow.ts';
import { isBox } from '../../simulations/index.ts';
import { chosenNamed } from './moves.ts';
import { stageNamed, type Stage } from './stages.ts';

const named = (arrangement: string): Stage => stageNamed(`first screen, ${arrangement}`);
const keysOf = ({ index }: Stage): Record<string, string> =>
  Object.fromEntries(index.cast.actors.flatMap(({ node, role, key }) => (isBox(role) ? [[node, key]] : [])));

/** The stage as it is after these choices, one after the other. */
const after = (...arrangements: readonly string[]): Stage =>
  arrangements.map(named).reduce((from, next) => {
    const { cast } = follow(from.index.cast, next.index.cast);
    return { ...next, index: { ...next.index, cast } };
  });

describe('a box that is alone moves between the sides', () => {
  it.each([
    ['forward', 'reverse', 'client-side', 'server-side'],
    ['reverse', 'forward', 'server-side', 'client-side'],
    ['forward', 'a delivery network', 'client-side', 'internet'],
    ['a delivery network', 'reverse', 'internet', 'server-side'],
  ])('%s → %s', (from, to, place, newPlace) => {
    const { moves, to: stage } = chosenNamed(`first screen, ${from}`, `first screen, ${to}`);
    const [key] = Object.values(keysOf(named(from)));
    expect(Object.values(keysOf(stage))).toEqual([key]);
    expect(moves).toMatchObject([{ key, from: place, to: newPlace }]);
  });
});

describe('of two boxes each stays where it is', () => {
  it.each([
    ['forward', 'both', 'proxy'],
    ['both', 'forward', 'proxy'],
    ['reverse', 'both', 'gateway'],
    ['both', 'reverse', 'gateway'],
  ])('%s → %s: the %s', (from, to, who) => {
    const stages = [named(from), after(from, to)].map(keysOf);
    expect(stages[1]?.[who]).toBe(stages[0]?.[who]);
    expect(chosenNamed(`first screen, ${from}`, `first screen, ${to}`).moves).toEqual([]);
  });
  it('or it is the same one that has moved while another came', () => {
    const { moves } = chosenNamed('first screen, a delivery network', 'first screen, both');
    expect(moves).toMatchObject([{ node: 'gateway', from: 'internet', to: 'server-side' }]);
  });
  it('and whoever comes has a name that nobody had', () => {
    expect(keysOf(after('reverse', 'both'))).toEqual({ proxy: 'box-2', gateway: 'box' });
    expect(keysOf(after('reverse', 'both', 'forward', 'reverse'))).toEqual({ gateway: 'box-2' });
    expect(keysOf(after('reverse', 'both', 'forward', 'both'))).toEqual({ proxy: 'box-2', gateway: 'box' });
  });
});

it('whoever has gone has not moved, and nobody who comes', () => {
  for (const other of ['forward', 'reverse', 'both']) {
    expect(chosenNamed(`first screen, ${other}`, 'first screen, direct').moves).toEqual([]);
    expect(chosenNamed('first screen, direct', `first screen, ${other}`).moves).toEqual([]);
  }
});

it('of several that go nobody has moved; of one that goes where one comes, it has', () => {
  const both = stageNamed('chain-http-xff-xff');
  expect(chosenNamed('tor-https', 'chain-http-xff-xff').moves).toEqual([]);
  expect(chosenNamed('tor-https', 'fwd-connect').moves).toEqual([]);
  expect(chosenNamed('ohttp', 'fwd-connect').moves).toMatchObject([{ from: 'internet', to: 'client-side' }]);
  expect(chosenNamed('chain-connect-cdn', both.name).moves).toMatchObject([{ node: 'gateway', from: 'internet' }]);
});

it('what stands where another stood has taken its place', () => {
  const { from, to, moves } = chosenNamed('tor-https', 'chain-connect-cdn');
  expect(keysOf(to)['gateway']).toBe(keysOf(from)['relay-1']);
  expect(moves).toEqual([]);
});

it('in another situation nothing has moved', () => {
  const [one, other] = [stageNamed('fwd-connect'), stageNamed('first screen, reverse')].map(
    ({ trace }) => trace.header,
  );
  expect(movesBetween(one!, other!)).toEqual([]);
  expect(movesBetween({ ...one!, scenario: other!.scenario }, other!)).toHaveLength(1);
});

it('after any way through the set-ups no two on a stage have one name', () => {
  const all = ['direct', 'forward', 'reverse', 'both', 'a delivery network'];
  for (const one of all)
    for (const two of all)
      for (const three of all)
        for (const four of all) {
          const keys = after(one, two, three, four).index.cast.actors.map(({ key }) => key);
          expect(new Set(keys).size).toBe(keys.length);
        }
});
