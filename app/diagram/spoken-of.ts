// How the page tells a drawing which messages something else on the page speaks of, so that figures of them are there to be lit.

/** Messages by their record, or all of one request. */
export interface SpokenOf {
  readonly records: ReadonlySet<number>;
  readonly exchange: number | null;
}

const SPOKEN_OF = 'spokenof';

export const NOBODY: SpokenOf = { records: new Set(), exchange: null };

export function speakOf(drawing: Element, detail: SpokenOf): void {
  drawing.dispatchEvent(new CustomEvent(SPOKEN_OF, { detail }));
}

/** Gives back how to stop listening. */
export function whenSpokenOf(drawing: Element, hear: (spoken: SpokenOf) => void): () => void {
  const heard = (event: Event): void => hear((event as CustomEvent<SpokenOf>).detail);
  drawing.addEventListener(SPOKEN_OF, heard);
  return () => drawing.removeEventListener(SPOKEN_OF, heard);
}
