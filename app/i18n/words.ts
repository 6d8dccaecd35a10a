// How components come by their words: a context, filled once the chosen language has arrived.
import { createContext, useContext } from 'react';
import type { Messages } from './messages.ts';

export const WordsContext = createContext<Messages | null>(null);

/** The words of the language in force. Throws outside the provider, where nothing could be said. */
export function useWords(): Messages {
  const words = useContext(WordsContext);
  if (words === null) throw new Error('useWords() outside <WordsContext value={…}>');
  return words;
}
