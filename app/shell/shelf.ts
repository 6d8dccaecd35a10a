// What a link may name: the situations that can be opened in two stages, and the modes that have a name.
import { MODES, SITUATION_HEADS, modeOf, type SituationHead } from '../../simulations/index.ts';
import type { Shelf } from '../embed/url-state.ts';

/** Errors: RangeError for an id that is not on the shelf; links are checked before. */
export function headOf(id: string): SituationHead {
  const head = SITUATION_HEADS.find((candidate) => candidate.id === id);
  if (head === undefined) throw new RangeError(`no situation ${id}`);
  return head;
}

export function createShelf(): Shelf {
  const plain = modeOf('direct-https')?.setup;
  const other = modeOf('fwd-connect')?.setup;
  return {
    modes: MODES,
    situations: SITUATION_HEADS.flatMap(({ opens, ...head }) => {
      if (opens !== null) return [{ ...head, opens }];
      return plain && other ? [{ ...head, opens: { a: plain, b: other } }] : [];
    }),
  };
}
