// What is wrong with the texts of a scene: those that lie over one another, and those that leave the stage.
import { contains, overlaps } from '../../app/scene/boxes.ts';
import type { Box, Scene } from '../../app/scene/scene.ts';

interface Text {
  readonly what: string;
  readonly box: Box;
}

const textsOf = ({ captions, callouts }: Scene): readonly Text[] => [
  ...captions.map(({ key, text, box }) => ({ what: `${key} "${text}"`, box })),
  ...callouts.map((callout) => ({ what: callout.key, box: callout })),
];

export function faultsOf(scene: Scene): readonly string[] {
  const texts = textsOf(scene);
  const stage = { x: 0, y: 0, ...scene.size };
  const faults: string[] = [];
  for (const [place, one] of texts.entries()) {
    if (!contains(stage, one.box)) faults.push(`${one.what} leaves the stage`);
    for (const other of texts.slice(place + 1))
      if (overlaps(one.box, other.box)) faults.push(`${one.what} over ${other.what}`);
  }
  return faults;
}
