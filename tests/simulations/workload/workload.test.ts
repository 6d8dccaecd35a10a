// Who wants what, and when: decided by the seed and the wishes, and by nothing that stands between.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { estimatedRequests, requestsOf } from '../../../simulations/scenario/estimate.ts';
import { libraryEntry } from '../../../simulations/scenario/library/index.ts';
import type { Demand, Intervention, Scenario } from '../../../simulations/scenario/scenario.ts';
import { decodeScenario } from '../../../simulations/scenario/schema.ts';
import { FIRST_CLICK, intentsOf } from '../../../simulations/workload/workload.ts';
import { smallScenario } from '../scenario/small-scenario.ts';

function small(): Scenario {
  const decoded = decodeScenario(smallScenario());
  if (!decoded.ok) throw new Error('the small scenario is wrong');
  return decoded.scenario;
}

const demand = (change: Partial<Demand>): Demand => ({
  clients: ['alice'],
  scheme: 'https',
  host: 'shop.example',
  method: 'GET',
  content: null,
  fields: [],
  when: { atMs: [0] },
  paths: ['/'],
  zipf: 0,
  service: { fixedMs: 0 },
  ...change,
});

const wanting = (...workload: readonly Demand[]): Scenario => ({ ...small(), workload });
const stream = (requestsPerSecond: number, untilMs: number): Demand['when'] => ({
  requestsPerSecond,
  fromMs: 0,
  untilMs,
});

describe('intents', () => {
  it('are in order of time, then of demands, then of clients, and numbered from 1', () => {
    const intents = intentsOf(
      wanting(
        demand({ clients: ['bob', 'alice'], when: { atMs: [20, 10] } }),
        demand({
          clients: ['alice'],
          when: { atMs: [10] },
          method: 'POST',
          content: 'a=1',
          fields: ['X-Note:  hello '],
        }),
      ),
    );
    expect(intents.map(({ exchange, at, client, method }) => [exchange, at, client, method])).toEqual([
      [1, 10_000, 'bob', 'GET'],
      [2, 10_000, 'alice', 'GET'],
      [3, 10_000, 'alice', 'POST'],
      [4, 20_000, 'bob', 'GET'],
      [5, 20_000, 'alice', 'GET'],
    ]);
    expect(intents[2]).toMatchObject({
      target: 'https://shop.example/',
      content: 'a=1',
      fields: [{ name: 'X-Note', value: 'hello' }],
    });
  });

  it('differ from seed to seed and are the same for the same', () => {
    const scenario = libraryEntry('first-screen')!.scenario();
    expect(intentsOf(scenario)).toEqual(intentsOf({ ...scenario }));
    expect(intentsOf({ ...scenario, seed: 8 })).not.toEqual(intentsOf(scenario));
  });

  it('do not change with another demand, another client, or the horizon', () => {
    const own = demand({
      clients: ['alice'],
      when: stream(2, 9000),
      paths: ['/', '/a', '/b'],
      zipf: 1,
      service: { exponentialMs: 5 },
    });
    const wish = (scenario: Scenario): unknown[] =>
      intentsOf(scenario)
        .filter(({ client, target }) => client === 'alice' && !target.endsWith('/other'))
        .map(({ exchange: _, ...rest }) => rest);
    const alone = wish(wanting(own));
    expect(wish(wanting({ ...own, clients: ['bob', 'alice'] }))).toEqual(alone);
    expect(wish(wanting(own, demand({ paths: ['/other'], when: stream(5, 9000) })))).toEqual(alone);
    expect(wish({ ...wanting(own), horizonMs: 50 })).toEqual(alone);
    expect(alone.length).toBeGreaterThan(5);
  });

  it('of two demands alike are drawn apart', () => {
    const own = demand({ when: { atMs: Array.from({ length: 200 }, (_, at) => at) }, paths: ['/', '/a', '/b'] });
    const intents = intentsOf(
      wanting({ ...own, service: { exponentialMs: 5 } }, { ...own, service: { exponentialMs: 5 } }),
    );
    const pairs = Array.from({ length: 200 }, (_, at) => intents.filter((intent) => intent.at === at * 1000));
    const same = pairs.filter(([one, other]) => one?.target === other?.target).length;
    // Of three pages alike, a third by chance: 67, standard deviation 6.7.
    expect(same).toBeGreaterThan(35);
    expect(same).toBeLessThan(100);
    expect(pairs.filter(([one, other]) => one?.service === other?.service).length).toBeLessThan(5);
  });

  it('come at the rate asked for, at exponential distances', () => {
    const intents = intentsOf(wanting(demand({ when: stream(10, 5_000_000) })));
    // Poisson: mean 50,000, standard deviation 224; four of them on either side.
    expect(Math.abs(intents.length - 50_000)).toBeLessThan(900);
    const gaps = intents.slice(1).map(({ at }, index) => at - (intents[index]?.at ?? 0));
    const longerThanMean = gaps.filter((gap) => gap > 100_000).length / gaps.length;
    expect(Math.abs(longerThanMean - Math.exp(-1))).toBeLessThan(0.01);
  });

  it('prefer the first paths as Zipf says', () => {
    const intents = intentsOf(wanting(demand({ when: stream(10, 1_000_000), paths: ['/1', '/2', '/3'], zipf: 1 })));
    const share = (path: string): number =>
      intents.filter(({ target }) => target.endsWith(path)).length / intents.length;
    expect(Math.abs(share('/1') - 6 / 11)).toBeLessThan(0.02);
    expect(Math.abs(share('/2') - 3 / 11)).toBeLessThan(0.02);
    expect(Math.abs(share('/3') - 2 / 11)).toBeLessThan(0.02);
  });

  it.each<[Demand['service'], number]>([
    [{ fixedMs: 7 }, 7],
    [{ exponentialMs: 12 }, 12],
    [{ lognormalMs: 20, cv: 0.5 }, 20],
    [{ lognormalMs: 0, cv: 1 }, 0],
  ])('need as much work as %o says on average', (service, meanMs) => {
    const intents = intentsOf(wanting(demand({ when: stream(10, 2_000_000), service })));
    const mean = intents.reduce((sum, intent) => sum + intent.service, 0) / intents.length / 1000;
    expect(Math.abs(mean - meanMs)).toBeLessThanOrEqual(0.03 * meanMs);
  });

  it('of a stream at rate zero are none', () => {
    expect(intentsOf(wanting(demand({ when: stream(0, 10_000) })))).toEqual([]);
  });
});

describe('a click', () => {
  const click = (atMs: number): Intervention => ({
    atMs,
    patch: 'send-request',
    client: 'bob',
    scheme: 'http',
    host: 'shop.example',
    path: '/cart',
  });

  it('adds an intent without renumbering or moving another', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 5000 }), { minLength: 1, maxLength: 5 }), (instants) => {
        const plain = intentsOf(small());
        const clicked = intentsOf({ ...small(), interventions: instants.map(click) });
        expect(clicked.filter(({ exchange }) => exchange < FIRST_CLICK)).toEqual(plain);
        const added = clicked.filter(({ exchange }) => exchange >= FIRST_CLICK);
        const byNumber = [...added].sort((a, b) => a.exchange - b.exchange);
        expect(byNumber.map(({ at }) => at)).toEqual(instants.map((ms) => ms * 1000));
        expect(clicked.map(({ at }) => at)).toEqual([...clicked.map(({ at }) => at)].sort((a, b) => a - b));
      }),
    );
  });

  it('is counted apart from other interventions, so that stages stay paired', () => {
    const stop: Intervention = { atMs: 1, patch: 'stop-server', node: 'shop' };
    const numbers = (interventions: readonly Intervention[]): number[] =>
      intentsOf({ ...small(), interventions })
        .filter(({ exchange }) => exchange >= FIRST_CLICK)
        .map(({ exchange }) => exchange);
    expect(numbers([stop, click(5), click(6)])).toEqual(numbers([click(5), click(6)]));
  });
});

describe('the estimate', () => {
  it('is what a stream brings on average, and exactly what instants bring', () => {
    expect(requestsOf({ clients: ['a', 'b'], when: { atMs: [1, 2, 3] } })).toBe(6);
    expect(requestsOf({ clients: ['a', 'b'], when: { requestsPerSecond: 5, fromMs: 1000, untilMs: 3000 } })).toBe(20);
    expect(requestsOf({ clients: ['a'], when: { requestsPerSecond: 5, fromMs: 3000, untilMs: 1000 } })).toBe(0);
    expect(estimatedRequests(small())).toBe(11);
  });
});
