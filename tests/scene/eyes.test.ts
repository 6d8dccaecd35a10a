// The eyes beside the lines: in every mode and both widths each can be seen, lies on none of its lines, and looks at nobody's face.
import { expect, it } from 'vitest';
import { boxAround, overlaps } from '../../app/scene/boxes.ts';
import type { Caption } from '../../app/scene/scene.ts';
import { allRuns, modeRuns } from '../machines/runs.ts';
import { LANGUAGES, keyInstants, look, stageOf } from './stages.ts';

it.each(modeRuns)('$name', (run) => {
  const stage = stageOf(run);
  for (const width of ['wide', 'narrow'] as const) {
    const { eyes, participants } = look(stage, 0, { width });
    const boxes = eyes.map((eye) => boxAround(eye, 2 * eye.radius, 1.05 * eye.radius));
    expect(eyes.length).toBeGreaterThan(0);
    for (const [place, { radius, y, reach, key }] of eyes.entries()) {
      const box = boxes[place]!;
      expect(radius, key).toBeGreaterThan(5);
      for (const point of reach) expect(y + radius * 0.525, `${width} ${key}`).toBeLessThan(point.y - 6);
      for (const other of participants) {
        expect(overlaps(box, boxAround(other, other.width, other.height)), `${width} ${key} on ${other.key}`).toBe(
          false,
        );
      }
      for (const other of boxes.slice(place + 1)) expect(overlaps(box, other), `${width} ${key}`).toBe(false);
    }
  }
});

const namesOn = (captions: readonly Caption[], key: string): readonly Caption[] =>
  captions.filter((caption) => caption.key.replace(/-\d$/u, '') === `observer-${key}`);

it.each(allRuns)(
  '$name: whoever reads along is named on a wide stage, and all of a name or none of it on a narrow one',
  (run) => {
    const stage = stageOf(run);
    for (const words of Object.values(LANGUAGES))
      for (const at of keyInstants(stage, 8, 400))
        for (const width of ['wide', 'narrow'] as const) {
          const { eyes, captions } = look(stage, at, { width, words });
          for (const { key, selection } of eyes) {
            const name = selection.kind === 'observer' ? words.observer(selection.column) : '';
            const written = namesOn(captions, key);
            if (width === 'wide' || written.length > 0)
              expect(written.map(({ text }) => text).join(' '), `${key} at ${String(at)}`).toBe(name);
            for (const [nth, { y }] of written.entries()) expect(y).toBeGreaterThan(written[nth - 1]?.y ?? 0);
          }
        }
  },
);
