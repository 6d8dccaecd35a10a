// The words of many requests through time: that none overlaps or lies on an arrow, and that the list says the same as the drawing.
import { describe, expect, it } from 'vitest';
import { contains, crosses, overlaps } from '../../app/scene/boxes.ts';
import type { Ladder } from '../../app/scene/ladder-types.ts';
import { eyesFor } from '../../app/scene/lens.ts';
import { requestRows } from '../../app/scene/many-list.ts';
import type { Instant } from '../../simulations/index.ts';
import { allRuns } from '../machines/runs.ts';
import { strays } from './ladders.ts';
import { exchangesOf, manyOf, pageOf } from './many.ts';
import { LANGUAGES, LATER, lensesOf, stageNamed, stageOf } from './stages.ts';

describe('no two words of a ladder of many overlap, and none lies on an arrow', () => {
  const faultsOf = ({ captions, size, arrows }: Ladder): readonly string[] =>
    captions.flatMap((one, place) => [
      ...(contains({ x: 0, y: 0, ...size }, one.box) ? [] : [`${one.text} leaves the ladder`]),
      ...captions
        .slice(place + 1)
        .flatMap((other) => (overlaps(one.box, other.box) ? [`${one.text} over ${other.text}`] : [])),
      ...(one.kind === 'word' || one.kind === 'holders'
        ? arrows.flatMap(({ from, to, label }) => (crosses(one.box, from, to) ? [`${one.text} on ${label}`] : []))
        : []),
    ]);
  it.each(allRuns)('$name', (run) => {
    const stage = stageOf(run);
    const [first] = stage.index.exchanges.values();
    const at = Math.max(2500, (first?.wantedAt ?? 0) / 1000);
    const faults = lensesOf(stage).flatMap((lens) =>
      (['en', 'zh-CN'] as const).flatMap((language) =>
        (['wide', 'narrow'] as const).flatMap((width) =>
          [500_000, 5_000_000].flatMap((length) =>
            faultsOf(manyOf(stage, at, { lens, words: LANGUAGES[language], more: LATER[language], width, length })),
          ),
        ),
      ),
    );
    expect(faults).toEqual([]);
  });
});

it('names of requests stand nearest to their own arrows, and there are many', () => {
  let said = 0;
  const found = allRuns.flatMap((run) => {
    const stage = stageOf(run);
    const [first] = stage.index.exchanges.values();
    const at = Math.max(2500, (first?.wantedAt ?? 0) / 1000);
    return (['wide', 'narrow'] as const).flatMap((width) => {
      const ladder = manyOf(stage, at, { width, length: 5_000_000 });
      said += ladder.captions.filter(({ key }) => key.startsWith('message-')).length;
      return strays(ladder, ({ pipes }) => (pipes.length > 0 ? 4 : 1));
    });
  });
  expect(found).toEqual([]);
  expect(said).toBeGreaterThan(500);
});

it('the word for what is encrypted stands beside a leg that is, and names who can open it', () => {
  const stage = stageNamed('first screen, reverse over HTTPS');
  const ladders = Array.from({ length: 20 }, (_, nth) =>
    (['wide', 'narrow'] as const).map((width) => manyOf(stage, 600 + nth * 500, { width })),
  ).flat();
  const said = ladders.flatMap(({ captions }) =>
    captions.flatMap(({ kind, text }) => (kind === 'holders' ? [text] : [])),
  );
  expect(said).toContain('encrypted for Client A and Reverse proxy');
  const astray = ladders.flatMap(({ arrows, captions }) => {
    const legs = arrows.flatMap(({ pipes, from, to }) => (pipes.length > 0 ? [[from.x, to.x]] : []));
    const isBeside = (x: number): boolean => legs.some((xs) => x > Math.min(...xs) && x < Math.max(...xs));
    return captions.filter(({ kind, box }) => kind === 'holders' && !isBeside(box.x + box.width / 2));
  });
  expect(astray).toEqual([]);
});

describe('the same in words', () => {
  const stage = stageNamed('first screen, reverse');
  const page = pageOf(stage, 9300);
  const rowsAt = (ms: number, lens = 'everyone') =>
    requestRows(stage.trace, stage.index, eyesFor(stage.index, lens, 30, (ms * 1000) as Instant), page, LANGUAGES.en);

  it('has a row for each request of the drawing, in order of time', () => {
    const rows = rowsAt(9300);
    expect(exchangesOf(rows)).toEqual(exchangesOf(manyOf(stage, 9300).bars));
    expect(rows.map(({ at }) => at)).toEqual(rows.map(({ at }) => at).sort((a, b) => a - b));
    expect(LATER.en.row(rows[0]!)).toMatch(
      /^0:\d\d\.\d{3}, request \d+, Client [A-C]: [A-Z]+ \/.* – 200.* after [\d.]+ ms$/,
    );
    expect(LATER['zh-CN'].row(rows[0]!)).toMatch(/^0:\d\d\.\d{3}，请求 \d+，/);
  });

  it('says what comes of each once it has come, and not before', () => {
    for (const { exchange, wantedAt, finishedAt } of [...stage.index.exchanges].map(([exchange, span]) => ({
      exchange,
      ...span,
    }))) {
      if (wantedAt <= page.from || finishedAt >= page.to) continue;
      const isAt = (us: number) => rowsAt(us / 1000).find((row) => row.exchange === exchange)?.outcome.is;
      expect([isAt(wantedAt - 1), isAt(wantedAt), isAt(finishedAt - 1), isAt(finishedAt)]).toEqual([
        'ahead',
        'under-way',
        'under-way',
        'answered',
      ]);
    }
  });

  it('tells one who only reads along nothing of what has not passed him', () => {
    const before = rowsAt(page.from / 1000, 'backend_link').length;
    const after = rowsAt(page.to / 1000, 'backend_link').length;
    expect(before).toBeLessThan(after);
    expect(after).toBeLessThanOrEqual(rowsAt(page.to / 1000).length);
  });
});
