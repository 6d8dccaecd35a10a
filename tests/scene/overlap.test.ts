// No two texts of a stage ever lie over one another: over all that ships, at its key instants, in both widths and languages, through every eye;
// and in the pseudo-language, whose words are half as long again.
import { describe, expect, it } from 'vitest';
import { crosses, grown } from '../../app/scene/boxes.ts';
import { lengthened } from '../../app/i18n/pseudo.ts';
import type { Scene } from '../../app/scene/scene.ts';
import type { SceneWords } from '../../app/scene/words.ts';
import { allRuns, firstScreenRuns } from '../machines/runs.ts';
import type { Stage } from './stages.ts';
import { LANGUAGES, keyInstants, lensesOf, look, stageOf } from './stages.ts';
import { faultsOf } from './text-faults.ts';

const WIDTHS = ['wide', 'narrow'] as const;

const THROUGH_TUNNELS = ['three-visits', 'fwd-connect', 'chain-connect-cdn', 'first screen, passthrough'];

function faultsAcross(
  stage: Stage,
  instants: readonly number[],
  words: SceneWords,
  lenses = lensesOf(stage),
): readonly string[] {
  return instants.flatMap((at) =>
    lenses.flatMap((lens) =>
      WIDTHS.flatMap((width) =>
        faultsOf(look(stage, at, { lens, width, words })).map(
          (fault) => `${lens}, ${width}, ${String(at)} ms: ${fault}`,
        ),
      ),
    ),
  );
}

describe.each(Object.entries(LANGUAGES))('in %s no two texts overlap', (_language, words) => {
  it.each(firstScreenRuns)('$name', (run) => {
    const stage = stageOf(run);
    expect(faultsAcross(stage, keyInstants(stage, 20, 200), words, ['everyone', 'origin', 'access_network'])).toEqual(
      [],
    );
  });
  it.each(allRuns.filter((run) => !firstScreenRuns.includes(run)))('$name', (run) => {
    const stage = stageOf(run);
    expect(faultsAcross(stage, keyInstants(stage, 12, 1000), words)).toEqual([]);
  });
});

describe('in the pseudo-language no two texts overlap either', () => {
  it.each(firstScreenRuns)('$name', (run) => {
    const stage = stageOf(run);
    expect(faultsAcross(stage, keyInstants(stage, 20, 300), lengthened(LANGUAGES.en), ['everyone', 'origin'])).toEqual(
      [],
    );
  });
});

describe('what must not be left out finds room', () => {
  const kept = (scene: Scene): readonly string[] => scene.captions.map(({ key }) => key);
  it.each(firstScreenRuns)('$name: headings, letters, names of boxes, the card', (run) => {
    const stage = stageOf(run);
    const [first, second] = [0, 30_000];
    for (const words of Object.values(LANGUAGES)) {
      for (const width of WIDTHS) {
        for (const at of [first, second]) {
          const scene = look(stage, at, { width, words });
          const keys = kept(scene);
          expect(keys).toEqual(
            expect.arrayContaining(['territory-client-side', 'territory-internet', 'territory-server-side']),
          );
          expect(keys.filter((key) => key.startsWith('glyph-')).length).toBeGreaterThanOrEqual(3);
          const boxes = scene.participants.filter(({ role }) => role === 'forward-proxy' || role === 'gateway');
          for (const { key } of boxes) expect(keys).toContain(`name-${key}-0`);
          if (at === second) expect(scene.callouts).toHaveLength(1);
        }
      }
    }
  });
});

describe('what somebody is doing is never written over an encryption, which would make it hard to read', () => {
  const written = (scene: Scene, path: Scene['casings'][number]['path'], breadth: number): readonly string[] =>
    scene.captions.flatMap(({ kind, text, box }) => {
      const isOver = path.some((from, place) => {
        const to = path[place + 1];
        return to !== undefined && crosses(grown(box, breadth / 2), from, to);
      });
      return kind === 'state' && isOver ? [text] : [];
    });
  it.each(allRuns.filter(({ name }) => THROUGH_TUNNELS.includes(name)))('$name', (run) => {
    const stage = stageOf(run);
    let told = 0;
    for (const words of Object.values(LANGUAGES))
      for (const width of WIDTHS)
        for (const at of keyInstants(stage, 30, 1000)) {
          const scene = look(stage, at, { width, words });
          told += scene.captions.filter(({ text }) => text === words.states.tunnel['passes bytes on']).length;
          for (const { path, breadth } of scene.casings) expect(written(scene, path, breadth)).toEqual([]);
        }
    expect(told).toBeGreaterThan(0);
  });
});

it('can fail: two captions moved onto one another are found', () => {
  const scene = look(stageOf(firstScreenRuns[0]!), 0);
  const [one, other, ...rest] = scene.captions;
  const planted = { ...scene, captions: [one!, { ...other!, box: one!.box }, ...rest] };
  expect(faultsOf(scene)).toEqual([]);
  expect(faultsOf(planted)).toHaveLength(1);
});
