// Fog: over whom the lens knows nothing of, a hatched circle takes the place of the shape, so that not even the role is given away.
import type { Figure } from './participants.ts';
import type { Veil } from './scene.ts';

export const veilsOf = (figures: readonly Figure[]): readonly Veil[] =>
  figures
    .filter(({ participant }) => participant.known === 'nothing')
    .map(({ actor, stand }) => ({
      key: actor.key,
      x: stand.x,
      y: stand.y,
      radius: Math.min(stand.width, stand.height) / 2,
    }));
