// Names of the participants of one stage.
import { useMemo } from 'react';
import { nodeNames } from './node-names.ts';
import { useSession } from '../binding/session.ts';
import { useStore } from '../binding/use-store.ts';
import { useWords } from '../i18n/words.ts';
import type { Side } from '../state/side.ts';

export function useNames(side: Side): (node: string) => string {
  const words = useWords();
  const { runs } = useSession();
  const header = useStore(runs, (state) => state.runs[side]?.trace.header ?? null);
  return useMemo(() => (header === null ? (node: string) => node : nodeNames(header, words)), [header, words]);
}
