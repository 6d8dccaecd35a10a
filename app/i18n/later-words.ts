// The words of what a reader opens: fetched with it, so that the first view need not wait for them.
import { use } from 'react';
import type { AllMessages, Messages } from './messages.ts';
import { useWords } from './words.ts';

/** By catalogue: a component that waits is asked again, and must find the same promise. */
const ALL = new WeakMap<Messages, Promise<AllMessages>>();

/** All words of the language in force. Suspends until they are there: only for what stands inside a <Suspense>. */
export function useAllWords(): AllMessages {
  const words = useWords();
  const known = ALL.get(words) ?? words.later().then(({ later }) => ({ ...words, ...later }));
  ALL.set(words, known);
  return use(known);
}
