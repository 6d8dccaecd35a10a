// Reads every message once: the same one passes several observers, lies in a store, and stands in an intermediary's account.
import type { Message } from '../http/message.ts';
import type { Layer, Payload } from '../wire/payload.ts';
import { innermost } from '../wire/payload.ts';
import type { LegiblePart } from '../wire/visibility.ts';
import { learnFromPart } from './learn.ts';
import type { Saying } from './saying.ts';

export interface Readings {
  of(part: LegiblePart['payload']): readonly Saying[];
  ofMessage(message: Message): readonly Saying[];
}

export function createReadings(): Readings {
  const read = new WeakMap<object, readonly Saying[]>();
  const of = (part: LegiblePart['payload']): readonly Saying[] => {
    const isHttp = part.kind === 'http-request' || part.kind === 'http-response';
    const key = isHttp && !part.encapsulated ? part.message : part;
    const found = read.get(key);
    if (found) return found;
    const sayings = learnFromPart(part);
    read.set(key, sayings);
    return sayings;
  };
  return {
    of,
    ofMessage: (message) =>
      message.kind === 'request' ? of({ kind: 'http-request', message }) : of({ kind: 'http-response', message }),
  };
}

/**
 * The layer as those read it who have the keys. It says what was in a message that somebody could not read, so that a cell can
 * give that as its reason; nobody is credited with knowing it.
 */
export const asKeyHoldersRead = (payload: Payload): Layer => innermost(payload);
