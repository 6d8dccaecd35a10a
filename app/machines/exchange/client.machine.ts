// One exchange as its user agent lives it: from the wish to the answer, with every round trip that comes before the question can be asked.
import { setup } from 'xstate';
import type { StateValueFrom } from 'xstate';
import type { LetterEvent } from '../letters.ts';

export const clientMachine = setup({ types: { events: {} as LetterEvent } }).createMachine({
  id: 'client',
  initial: 'wants nothing yet',
  states: {
    'wants nothing yet': {
      on: { 'exchange.wanted': 'knows what it wants' },
    },
    'knows what it wants': {
      on: {
        'sends question': 'asks for the address',
        'sends call': 'opens a connection',
        'connection.reused': 'is connected',
        'gives up': 'has given up',
      },
    },
    'asks for the address': {
      on: { 'receives address': 'knows the address', 'receives end': 'has lost the connection' },
    },
    'knows the address': {
      on: {
        'sends call': 'opens a connection',
        'connection.reused': 'is connected',
        'gives up': 'has given up',
      },
    },
    'opens a connection': {
      on: {
        'receives acceptance': {},
        'connection.opened': 'is connected',
        'receives end': 'has lost the connection',
      },
    },
    'is connected': {
      on: {
        'sends hello': 'agrees on keys',
        'sends finished': 'agrees on keys', // up to TLS 1.2, which takes a second round trip
        'sends question': 'asks for the address',
        'sends tunnel request': 'asks for a tunnel',
        'sends request': 'waits for the answer',
        'receives end': 'has lost the connection',
      },
    },
    'asks for a tunnel': {
      on: { 'receives response': 'has the proxy’s word', 'receives end': 'has lost the connection' },
    },
    'has the proxy’s word': {
      on: {
        'sends hello': 'agrees on keys',
        'gives up': 'has given up',
        'receives end': 'has lost the connection',
      },
    },
    'agrees on keys': {
      on: {
        'receives keys': 'is connected',
        'receives finished': 'is connected',
        'receives end': 'has lost the connection',
      },
    },
    'waits for the answer': {
      // A kept connection may be cut on account of the exchange before: then this one just learns that it is gone.
      on: {
        'receives response': 'has the answer',
        'receives end': 'has lost the connection',
        'gives up': 'has given up',
      },
    },
    'has the answer': {
      on: { 'exchange.finished': 'is done' },
    },
    'has lost the connection': {
      on: { 'gives up': 'has given up' },
    },
    'is done': {
      on: { 'sends hang-up': {}, 'receives end': {} },
    },
    'has given up': {
      on: { 'sends hang-up': {}, 'receives end': {} },
    },
  },
});

export type ClientState = StateValueFrom<typeof clientMachine>;
