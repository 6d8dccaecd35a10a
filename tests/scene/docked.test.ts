// A box on a client's own machine stands beside that client, before whoever reads along outside; and no line runs through anybody whom it passes.
import { expect, it } from 'vitest';
import { boxAround, crosses } from '../../app/scene/boxes.ts';
import { stageSetOf } from '../../app/scene/stage-set.ts';
import { allRuns, firstScreenRuns, libraryRuns, modeRuns } from '../machines/runs.ts';
import { stageOf } from './stages.ts';

const WIDTHS = ['wide', 'narrow'] as const;

it.each([...modeRuns, ...libraryRuns, ...firstScreenRuns])(
  'no request line of $name runs through somebody else',
  (run) => {
    const { trace, index } = stageOf(run);
    for (const width of WIDTHS) {
      const { courses, layout } = stageSetOf(trace.header, index, width);
      for (const { link, ends, kind, from, to } of courses.values())
        for (const [node, stand] of layout.stands)
          if (kind !== 'lookup' && !ends.includes(node))
            expect(
              crosses(boxAround(stand, stand.width, stand.height), from, to),
              `${width}: ${link} through ${node}`,
            ).toBe(false);
    }
  },
);

it('a box that has an address of a client stands in its row, and all eyes behind it', () => {
  let found = 0;
  for (const run of allRuns) {
    const { nodes } = run.trace.header;
    for (const client of nodes.filter(({ kind }) => kind === 'client')) {
      for (const box of nodes.filter(({ kind }) => kind === 'forward-proxy')) {
        if (!box.addresses.some((address) => client.addresses.includes(address))) continue;
        found += 1;
        const { trace, index } = stageOf(run);
        for (const width of WIDTHS) {
          const { layout, eyes } = stageSetOf(trace.header, index, width);
          const [one, other] = [client, box].map(({ id }) => layout.stands.get(id)!);
          expect(other!.y).toBe(one!.y);
          expect(other!.x - one!.x).toBeLessThan((one!.width + other!.width) * 1.2);
          for (const eye of eyes) expect(eye.x - eye.radius).toBeGreaterThan(other!.x + other!.width / 2);
        }
      }
    }
  }
  expect(found).toBeGreaterThan(0);
});
