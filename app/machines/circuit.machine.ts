// The switch in the line from a box to one server, as its requests have it: closed, open, or half-open for one request at a time.
import { setup } from 'xstate';
import type { StateValueFrom } from 'xstate';
import type { ServerLetterEvent } from './server-letters.ts';

export const circuitMachine = setup({ types: { events: {} as ServerLetterEvent } }).createMachine({
  id: 'circuit',
  initial: 'closed',
  on: {
    fails: {},
  },
  states: {
    closed: {
      on: {
        'is chosen': {},
        'is found suspect': {},
        'is found up': {},
        'is found down': 'open',
      },
    },
    open: {
      // Nothing passes: a choice is unlawful here.
      on: {
        'is found probing': 'half-open',
        'is found up': 'closed',
      },
    },
    'half-open': {
      on: {
        'is chosen': {},
        'is found up': 'closed',
        'is found down': 'open',
      },
    },
  },
});

export type CircuitState = StateValueFrom<typeof circuitMachine>;
