// What a box thinks of one server behind it, by its requests or by its checks: trusted, doubted, given up, tried again.
import { setup } from 'xstate';
import type { StateValueFrom } from 'xstate';
import type { ServerLetterEvent } from './server-letters.ts';

export const originHealthMachine = setup({ types: { events: {} as ServerLetterEvent } }).createMachine({
  id: 'origin-health',
  initial: 'is trusted',
  on: {
    // One failure is no verdict: what is made of it follows, or nothing does.
    fails: {},
  },
  states: {
    'is trusted': {
      on: {
        'is chosen': {},
        'is found suspect': 'is doubted',
        'is found down': 'is given up',
      },
    },
    'is doubted': {
      on: {
        'is chosen': {},
        'is found up': 'is trusted',
        'is found down': 'is given up',
      },
    },
    'is given up': {
      // Nobody is sent there: a choice is unlawful here.
      on: {
        'is found probing': 'is put to the test',
        'is found up': 'is trusted',
      },
    },
    'is put to the test': {
      on: {
        'is chosen': {},
        'is found up': 'is trusted',
        'is found down': 'is given up',
      },
    },
  },
});

export type OriginHealthState = StateValueFrom<typeof originHealthMachine>;
