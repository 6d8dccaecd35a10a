// How one fact came to be known in one column: what reached each degree of knowing, in order of time.
import type { Instant } from '../kernel/time.ts';
import type { TraceHeader } from '../trace/header.ts';
import type { Case } from './case.ts';
import type { Column } from './columns.ts';
import type { Evidence } from './evidence.ts';
import type { BaseFact, Degree, Strength } from './fact.ts';
import type { Inference } from './inferable.ts';
import { earliest, inferenceOf } from './inferable.ts';
import type { Translation } from './linkable.ts';
import { translationsOf } from './linkable.ts';
import type { Obstacle } from './notebook.ts';

export interface Track {
  /** For `yes`. */
  readonly evidence: readonly Evidence[];
  /** For `partial`: a coarser value, read. */
  readonly coarse: readonly Evidence[];
  /** For `linkable`. */
  readonly translations: readonly Translation[];
  /** For `inferable`. */
  readonly inference: Inference | null;
  /** For `no`. */
  readonly obstacles: readonly Obstacle[];
}

const NONE: readonly never[] = [];

/** null: nothing is to be said, so the fact is never known there. `shared`: an inference that another's answer allows. */
export function trackOf(
  header: TraceHeader,
  known: Case,
  column: Column,
  name: string,
  fact: BaseFact,
  shared: Inference | null,
): Track | null {
  const page = known.notebook.get(column);
  if (!page) return null;
  const evidence = page.evidence.get(fact) ?? NONE;
  const obstacles = page.obstacles.get(fact) ?? NONE;
  // What is known outright from the first is not worth linking or inferring.
  const knownAt = evidence[0]?.at ?? Infinity;
  const coarse = page.coarse.get(fact)?.filter(({ at }) => at < knownAt) ?? NONE;
  // Nor is linking for whoever has read a coarser value: what a cell says is what its observer handles.
  const readAt = Math.min(knownAt, coarse[0]?.at ?? Infinity);
  const translations = translationsOf(known, column, name, fact).filter(({ at }) => at < readAt);
  const inferred = earliest([inferenceOf(header, known, column, name, fact), shared]);
  const inference = inferred && inferred.at < readAt ? inferred : null;
  const isSilent = evidence.length + coarse.length + obstacles.length + translations.length === 0;
  if (isSilent && !inference) return null;
  return { evidence, coarse, translations, inference, obstacles };
}

/** From when on the fact is known to that degree; null: never. */
export function reachedAt(track: Track | null, degree: Degree): Instant | null {
  if (!track) return null;
  switch (degree) {
    case 'yes':
      return track.evidence[0]?.at ?? null;
    case 'linkable':
      return track.translations[0]?.at ?? null;
    case 'partial':
      return track.coarse[0]?.at ?? null;
    case 'inferable':
      return track.inference?.at ?? null;
  }
}

/** Which degree a cell takes of several: what is read comes before what others could translate. */
const IN_TURN: readonly Degree[] = ['yes', 'partial', 'linkable', 'inferable'];

/** How well the fact is known at `t`. */
export function strengthAt(track: Track | null, t: Instant): Strength {
  for (const degree of IN_TURN) if ((reachedAt(track, degree) ?? Infinity) <= t) return degree;
  return 'no';
}
