// How one fact came to be known in one column: the instants at which each degree of knowing was reached, with what reached it.
import type { Instant } from '../kernel/time.ts';
import type { TraceHeader } from '../trace/header.ts';
import type { Case } from './case.ts';
import type { Column } from './columns.ts';
import type { Evidence } from './evidence.ts';
import type { BaseFact, Degree, Strength } from './fact.ts';
import { DEGREES } from './fact.ts';
import type { Inference } from './inferable.ts';
import { earliest, inferenceOf } from './inferable.ts';
import type { Translation } from './linkable.ts';
import { translationsOf } from './linkable.ts';
import type { Obstacle } from './notebook.ts';
import { factNumber } from './notebook.ts';

/** Plain data; each list in order of time. */
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

/** null: nothing is to be said, so the fact is never known there. `shared`: an inference that another's answer allows. */
export function trackOf(
  header: TraceHeader,
  known: Case,
  column: Column,
  name: string,
  fact: BaseFact,
  shared: Inference | null,
): Track | null {
  const page = known.notebook[column];
  const number = factNumber(fact);
  const evidence = page?.evidence[number] ?? [];
  const obstacles = page?.obstacles[number] ?? [];
  const translations = translationsOf(known, column, name, fact);
  const inference = earliest([inferenceOf(header, known, column, name, fact), shared]);
  if (evidence.length + obstacles.length + translations.length === 0 && !inference) return null;
  return { evidence, coarse: [], translations, inference, obstacles };
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

/** How well the fact is known at `t`. */
export function strengthAt(track: Track | null, t: Instant): Strength {
  return DEGREES.find((degree) => (reachedAt(track, degree) ?? Infinity) <= t) ?? 'no';
}

/** The instants at which the strength changes, in no order. */
export const turningPoints = (track: Track | null): readonly Instant[] =>
  DEGREES.map((degree) => reachedAt(track, degree)).filter((at) => at !== null);
