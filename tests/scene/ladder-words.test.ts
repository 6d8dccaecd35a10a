// The words of a ladder: none lies over another, each column has its heading, and each word is read as that of its own arrow.
import { describe, expect, it } from 'vitest';
import type { Ladder } from '../../app/scene/ladder-types.ts';
import { contains, overlaps } from '../../app/scene/boxes.ts';
import { allRuns } from '../machines/runs.ts';
import { ladderOf, strays } from './ladders.ts';
import { LANGUAGES, lensesOf, stageOf } from './stages.ts';

describe('no two words of a ladder overlap, and none but headings stand among the headings', () => {
  const isHeading = (key: string): boolean => key.startsWith('heading-');
  const faultsOf = ({ captions, size }: Ladder): readonly string[] =>
    captions.flatMap((one, place) => [
      ...(contains({ x: 0, y: 0, ...size }, one.box) ? [] : [`${one.text} leaves the ladder`]),
      ...(!isHeading(one.key) && captions.some(({ key, y }) => isHeading(key) && one.box.y < y)
        ? [`${one.text} among the headings`]
        : []),
      ...captions
        .slice(place + 1)
        .flatMap((other) => (overlaps(one.box, other.box) ? [`${one.text} over ${other.text}`] : [])),
    ]);
  it.each(allRuns)('$name', (run) => {
    const stage = stageOf(run);
    const exchanges = [...stage.index.exchanges.keys()].slice(0, 3);
    const faults = exchanges.flatMap((exchange) =>
      lensesOf(stage).flatMap((lens) =>
        Object.values(LANGUAGES).flatMap((words) =>
          (['broad', 'wide', 'narrow'] as const).flatMap((width) =>
            faultsOf(ladderOf(stage, exchange, 2000, { lens, words, width })),
          ),
        ),
      ),
    );
    expect(faults).toEqual([]);
  });
});

it('each column has its heading, where need be in a second row', () => {
  const unnamed = allRuns.flatMap((run) => {
    const stage = stageOf(run);
    const [first] = stage.index.exchanges.keys();
    if (first === undefined) return [];
    return Object.values(LANGUAGES).flatMap((words) =>
      (['broad', 'wide', 'narrow'] as const).flatMap((width) => {
        const { columns, captions } = ladderOf(stage, first, 2000, { words, width });
        const missing = columns.filter(({ key }) => !captions.some((caption) => caption.key === `heading-${key}`));
        return missing.map(({ key }) => `${run.name}, ${width}: ${key}`);
      }),
    );
  });
  expect(unnamed).toEqual([]);
});

describe('a word stands nearest to its own arrow, or a line leads from it to that', () => {
  it.each(allRuns)('$name', (run) => {
    const stage = stageOf(run);
    const exchanges = [...stage.index.exchanges.keys()].slice(0, 3);
    const found = exchanges.flatMap((exchange) =>
      Object.values(LANGUAGES).flatMap((words) =>
        (['broad', 'wide', 'narrow'] as const).flatMap((width) =>
          strays(ladderOf(stage, exchange, 2000, { words, width })),
        ),
      ),
    );
    expect(found).toEqual([]);
  });

  it('and says most of HTTP: of a hundred messages three at most find no room', () => {
    const ladders = allRuns.flatMap((run) => {
      const stage = stageOf(run);
      const [first] = stage.index.exchanges.keys();
      if (first === undefined) return [];
      return (['broad', 'wide', 'narrow'] as const).map((width) => ladderOf(stage, first, 2000, { width }));
    });
    const messages = ladders.flatMap(({ arrows, captions }) =>
      arrows
        .filter(({ kind }) => kind === 'message')
        .map(({ key }) => captions.some((caption) => caption.key === key.replace('arrow', 'message'))),
    );
    expect(messages.filter((isSaid) => !isSaid).length).toBeLessThan(messages.length * 0.03);
  });
});
