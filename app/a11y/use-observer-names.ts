// Names of the observers of one stage, of both, and of the choices of "see as".
import { useMemo } from 'react';
import type { TraceHeader } from '../../simulations/index.ts';
import { useSession } from '../binding/session.ts';
import { useStore } from '../binding/use-store.ts';
import { useWords } from '../i18n/words.ts';
import type { PerSide, Side } from '../state/side.ts';
import type { LensChoice } from '../state/view-store.ts';
import { lensName } from './lens-names.ts';
import { namesOfBoth, observerNames, type NamesOfBoth, type ObserverNames } from './observer-names.ts';

/** Null before there is a run. */
export function useHeader(side: Side): TraceHeader | null {
  return useStore(useSession().runs, (state) => state.runs[side]?.trace.header ?? null);
}

const useHeaders = (): PerSide<TraceHeader | null> => ({ a: useHeader('a'), b: useHeader('b') });

export function useObserverNames(side: Side): ObserverNames {
  const words = useWords();
  const header = useHeader(side);
  return useMemo(() => observerNames(words, header), [header, words]);
}

export function useNamesOfBoth(): NamesOfBoth {
  const words = useWords();
  const { a, b } = useHeaders();
  return useMemo(() => namesOfBoth(words, { a, b }), [a, b, words]);
}

export function useLensNames(): (lens: LensChoice) => string {
  const words = useWords();
  const { a, b } = useHeaders();
  return (lens) => lensName(words, [a, b], lens);
}
