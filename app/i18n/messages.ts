// The shape of a catalogue: whatever stands in the English one, a language must have, with the same arguments.
import type { later } from './locales/en/later.ts';
import type { messages } from './locales/en/index.ts';

type First = typeof messages;

/** What the first view says, and where the rest is to be had. */
export type Messages = Omit<First, 'later'> & { readonly later: () => Promise<{ readonly later: LaterMessages }> };
/** What is said only where a reader has opened something. */
export type LaterMessages = typeof later;
export type AllMessages = Messages & LaterMessages;
