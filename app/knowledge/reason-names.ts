// The names that reasons speak of, on one stage.
import { useMemo } from 'react';
import { useNames } from '../a11y/use-names.ts';
import { useObserverNames } from '../a11y/use-observer-names.ts';
import type { ReasonNames } from '../i18n/reason-names.ts';
import { useWords } from '../i18n/words.ts';
import type { Side } from '../state/side.ts';

export function useReasonNames(side: Side): ReasonNames {
  const words = useWords();
  const node = useNames(side);
  const observer = useObserverNames(side);
  return useMemo(
    () => ({
      node,
      observer,
      fact: (fact) => words.facts.facts[fact],
      edit: (reason) => words.inspector.reasons[reason],
    }),
    [node, observer, words],
  );
}
