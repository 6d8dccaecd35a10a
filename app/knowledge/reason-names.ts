// The names that reasons speak of, on one stage.
import { useMemo } from 'react';
import { useNames } from '../a11y/use-names.ts';
import type { ReasonNames } from '../i18n/reason-names.ts';
import { useWords } from '../i18n/words.ts';
import type { Side } from '../state/side.ts';

export function useReasonNames(side: Side): ReasonNames {
  const words = useWords();
  const node = useNames(side);
  return useMemo(
    () => ({
      node,
      observer: (column) => words.facts.observers[column] ?? column,
      fact: (fact) => words.facts.facts[fact],
      edit: (reason) => words.inspector.reasons[reason],
    }),
    [node, words],
  );
}
