// One exchange as its user agent lives it: from the wish to the answer, with every round trip that comes before the question can be asked.
import { setup } from 'xstate';
import type { StateValueFrom } from 'xstate';
import type { LetterEvent } from '../letters.ts';

/** What was under way when it turned away. */
const STILL_ARRIVES = {
  'sends hang-up': {},
  'receives end': {},
  'receives address': {},
  'receives acceptance': {},
  'receives keys': {},
  'receives interim response': {},
  'receives response': {},
  'receives piece': {},
  'receives no HTTP': {},
} as const;

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
      // Where nobody answers, it asks once more.
      on: {
        'sends question': {},
        'sends call': 'opens a connection',
        'connection.reused': 'is connected',
        'sends hang-up': {},
        'receives address': 'knows the address',
        'receives end': 'has lost the connection',
        'gives up': 'has given up',
      },
    },
    'knows the address': {
      on: {
        'sends call': 'opens a connection',
        'connection.reused': 'is connected',
        'gives up': 'has given up',
      },
    },
    'opens a connection': {
      // A resolver over HTTPS that does not take the call is called once more.
      on: {
        'sends call': {},
        'sends hang-up': {},
        'receives acceptance': {},
        'connection.opened': 'is connected',
        'receives end': 'has lost the connection',
        'gives up': 'has given up',
      },
    },
    'is connected': {
      on: {
        'sends hello': 'agrees on keys',
        'sends finished': 'agrees on keys', // up to TLS 1.2, which takes a second round trip
        'sends question': 'asks for the address',
        'sends call': 'opens a connection', // inside the one that it has
        'sends tunnel request': 'asks for a tunnel',
        'sends way question': 'asks for a tunnel',
        'sends request': 'waits for the answer',
        'sends no HTTP': 'waits for the answer',
        'receives end': 'has lost the connection',
        'gives up': 'has given up',
      },
    },
    'asks for a tunnel': {
      on: {
        'receives response': 'has the proxy’s word',
        'receives way answer': 'has the proxy’s word',
        'receives end': 'has lost the connection',
        'gives up': 'has given up',
      },
    },
    'has the proxy’s word': {
      on: {
        'sends tunnel request': 'asks for a tunnel', // from one relay to the next
        'sends way question': 'asks for a tunnel',
        'sends request': 'waits for the answer',
        'sends hello': 'agrees on keys',
        'gives up': 'has given up',
        'receives end': 'has lost the connection',
      },
    },
    'agrees on keys': {
      on: {
        'sends hang-up': {},
        'sends call': 'opens a connection',
        'receives keys': 'is connected',
        'receives finished': 'is connected',
        'receives end': 'has lost the connection',
        'gives up': 'has given up',
      },
    },
    'waits for the answer': {
      // A kept connection may be cut on account of the exchange before: then this one just learns that it is gone.
      on: {
        'sends request': {},
        'sends piece': {},
        'sends no HTTP': {},
        'receives interim response': {},
        'receives no HTTP': {},
        'receives response': 'has the answer',
        'receives end': 'has lost the connection',
        'gives up': 'has given up',
      },
    },
    'has the answer': {
      // Its head at least: the rest comes in pieces, or does not come.
      on: {
        'sends piece': {},
        'receives piece': {},
        'receives no HTTP': {},
        'receives end': {},
        'exchange.finished': 'is done',
        // It has not read it: only its connection has.
        'gives up': 'has given up',
      },
    },
    'has lost the connection': {
      // A question that was lost with it is asked once more.
      on: { 'gives up': 'has given up', 'sends call': 'opens a connection' },
    },
    'is done': {
      on: STILL_ARRIVES,
    },
    'has given up': {
      on: STILL_ARRIVES,
    },
  },
});

export type ClientState = StateValueFrom<typeof clientMachine>;
