// The shape of a catalogue: whatever stands in the English one, a language must have, with the same arguments.
import type { messages } from './locales/en/index.ts';

export type Messages = typeof messages;
