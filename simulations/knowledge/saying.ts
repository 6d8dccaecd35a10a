// One thing that a legible message part says, before anybody has asked whether it is true or of what use it is.
import type { Part } from './evidence.ts';

export interface Saying {
  readonly about:
    | 'address' // of whoever sends or receives the packet, or answers to the name
    | 'peers' // two addresses that talk to each other
    | 'client-address' // of the one for whom the sender asks, by the sender's account
    | 'host'
    | 'path'
    | 'identity'
    | 'request-content'
    | 'response-content'
    | 'software'
    | 'intermediary' // an intermediary's own name
    | 'proxy-asked' // the form of the request: only a proxy is asked so
    | 'cached'; // the answer lay in a cache
  readonly value: string;
  readonly part: Part;
  /** Name of the field line as it was sent; null when the part is none. */
  readonly field: string | null;
  /** Whether it is said of the whole connection, and so of every exchange that the connection carries. */
  readonly isOfConnection: boolean;
}

export const saying = (
  about: Saying['about'],
  value: string,
  part: Part,
  field: string | null = null,
  isOfConnection = false,
): Saying => ({ about, value, part, field, isOfConnection });

/** The form in which two addresses that talk to each other are written. */
export const peersText = (source: string, destination: string): string => `${source} > ${destination}`;
