// What a scene keeps from the one before is a memo and no more: whatever was asked before, in whatever order, through whosever eyes, the
// scene is the one that somebody who asks for the first time gets. And what has not changed is the same object, which drawings pass over.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SceneOptions } from '../../app/scene/scene-at.ts';
import type { Scene } from '../../app/scene/scene.ts';
import { simulate } from '../../simulations/index.ts';
import { crowdedScenario } from '../bench/crowd.ts';
import { keyInstants, LANGUAGES, lensesOf, look, stageNamed, stageOf, type Stage } from './stages.ts';

const fewInstants = (stage: Stage): readonly number[] => {
  const all = keyInstants(stage, 12, 80);
  return all.filter((_, nth) => nth % Math.ceil(all.length / 25) === 0);
};

type Way = Omit<Partial<SceneOptions>, 'words'> & { readonly language: keyof typeof LANGUAGES };

const lookBy = (stage: Stage, at: number, { language, ...options }: Way): Scene =>
  look(stage, at, { ...options, words: LANGUAGES[language] });

/** A few ways of looking at one instant, then at another. */
function visits(stage: Stage): fc.Arbitrary<readonly (readonly [at: number, way: Way])[]> {
  const nodes = stage.trace.header.nodes.map(({ id }) => id);
  const options = fc.record({
    lens: fc.constantFrom(...lensesOf(stage)),
    width: fc.constantFrom('wide' as const, 'narrow' as const),
    language: fc.constantFrom('en' as const, 'zh-CN' as const),
    selected: fc.constantFrom(null, ...[...stage.index.exchanges.keys()].slice(0, 3)),
    selectedNode: fc.constantFrom(null, ...nodes),
  });
  const at = fc.constantFrom(...fewInstants(stage));
  return fc
    .array(fc.tuple(at, fc.array(options, { minLength: 1, maxLength: 4 })), { minLength: 2, maxLength: 4 })
    .map((stays) => stays.flatMap(([instant, ways]) => ways.map((way) => [instant, way] as const)));
}

/** The same run, of which nothing has been asked yet: memos go with the index. */
const unseen = (stage: Stage): Stage => ({ ...stage, index: { ...stage.index } });

describe('a seek', () => {
  const crowd = stageOf({ name: 'a crowd', trace: simulate(crowdedScenario(8, 200)).trace });
  for (const stage of [
    stageNamed('first screen, both'),
    stageNamed('first screen, forward over HTTPS'),
    stageNamed('rp-cache-hit'),
    crowd,
  ])
    it(`gives the scene that a first look gives: ${stage.name}`, () => {
      fc.assert(
        fc.property(visits(stage), (asked) => {
          for (const [at, way] of asked) expect(lookBy(stage, at, way)).toEqual(lookBy(unseen(stage), at, way));
        }),
        { numRuns: 25, seed: 11 },
      );
    });
});

describe('from one frame to the next', () => {
  const stage = stageNamed('first screen, both');
  /** Parts that only a record changes. */
  const STANDING = ['territories', 'wires', 'casings', 'eyes', 'participants', 'queues', 'veils', 'callouts'] as const;
  const changed = (one: Scene, other: Scene) => STANDING.filter((part) => one[part] !== other[part]);

  it('what stands still is the same object between two records', () => {
    const ends = [...new Set(stage.trace.records.map(({ at }) => Number(at)))];
    let compared = 0;
    for (const [nth, from] of ends.entries()) {
      const to = ends[nth + 1] ?? from;
      if (to - from < 4000) continue;
      const [first, second] = [look(stage, (from + 1000) / 1000), look(stage, (from + 3000) / 1000)];
      expect(changed(first, second)).toEqual([]);
      compared += 1;
    }
    expect(compared).toBeGreaterThan(20);
  });

  it('a client of whom nothing changed is the same object, whatever happened to the others', () => {
    const instants = fewInstants(stage);
    for (const [nth, at] of instants.entries()) {
      const before = look(stage, instants[nth - 1] ?? 0).participants;
      for (const [place, participant] of look(stage, at).participants.entries()) {
        const old = before[place];
        if (participant.role === 'client' && old?.label === participant.label) expect(participant).toBe(old);
      }
    }
  });
});
