// Any state of the page that a link can say, made by fast-check.
import fc from 'fast-check';
import type { PageState } from '../../app/embed/page-state.ts';
import { SPEEDS, WHOLE_RUN, type Loop } from '../../app/machines/playback.machine.ts';
import { createShelf } from '../../app/shell/shelf.ts';
import type { Act } from '../../app/state/acts.ts';
import { LADDERS, LENSES, SHARERS, STEP_SIZES, THEMES, VOICES, WINDOWS } from '../../app/state/view-store.ts';
import { SWITCH_VALUES, type Setup } from '../../simulations/index.ts';

export const shelf = createShelf();

export const anySetup: fc.Arbitrary<Setup> = fc.record(
  Object.fromEntries(Object.entries(SWITCH_VALUES).map(([id, values]) => [id, fc.constantFrom(...values)])),
) as unknown as fc.Arbitrary<Setup>;

/** Whole microseconds within the run, as milliseconds. */
const within = (horizonMs: number): fc.Arbitrary<number> =>
  fc.integer({ min: 0, max: horizonMs * 1000 }).map((microseconds) => microseconds / 1000);

const anyAct = (horizonMs: number): fc.Arbitrary<Act> =>
  fc.oneof(
    fc.record({ act: fc.constantFrom('send' as const, 'burst' as const), atMs: within(horizonMs) }),
    fc.record({
      act: fc.constantFrom('stop' as const, 'start' as const),
      server: fc.integer({ min: 1, max: 6 }),
      atMs: within(horizonMs),
    }),
  );

const anyLoop = (horizonUs: number): fc.Arbitrary<Loop> =>
  fc
    .uniqueArray(fc.integer({ min: 0, max: horizonUs }), { minLength: 2, maxLength: 2 })
    .map(([one = 0, other = 0]) => ({ from: Math.min(one, other), to: Math.max(one, other) }));

export const anyState: fc.Arbitrary<PageState> = fc.constantFrom(...shelf.situations).chain((situation) =>
  fc.record({
    choices: fc.record({
      situation: fc.constant(situation.id),
      episode: fc.option(fc.constantFrom(...situation.episodes)),
      a: anySetup,
      b: anySetup,
      seed: fc.integer({ min: 0, max: 4_294_967_295 }),
      acts: fc
        .array(anyAct(situation.horizonMs), { maxLength: 6 })
        .map((acts) => acts.sort((one, other) => one.atMs - other.atMs)),
    }),
    t: fc.integer({ min: 0, max: situation.horizonMs * 1000 }),
    speed: fc.constantFrom(...SPEEDS),
    loop: fc.oneof(fc.constant(null), fc.constant(WHOLE_RUN), anyLoop(situation.horizonMs * 1000)),
    beside: fc.boolean(),
    ladder: fc.constantFrom(...LADDERS),
    window: fc.constantFrom(...WINDOWS),
    step: fc.constantFrom(...STEP_SIZES),
    voice: fc.constantFrom(...VOICES),
    lens: fc.constantFrom(...LENSES),
    scope: fc.constantFrom('run' as const, 'exchange' as const),
    exchange: fc.option(fc.integer({ min: 1, max: 200 })),
    side: fc.constantFrom('a' as const, 'b' as const),
    everyFact: fc.boolean(),
    share: fc.subarray([...SHARERS]),
    lang: fc.constantFrom(null, 'en' as const, 'zh-CN' as const),
    theme: fc.constantFrom(...THEMES),
    isEmbedded: fc.boolean(),
    longStrings: fc.boolean(),
  }),
);
