// One exchange as its user agent lives it: from the wish to the answer, with every round trip that comes before the question can be asked.
import { setup } from 'xstate';
import type { StateValueFrom } from 'xstate';
import type { LetterEvent } from '../letters.ts';

export const clientMachine = setup({ types: { events: {} as LetterEvent } }).createMachine({
  id: 'client',
  initial: 'wants nothing yet',
  states: {
    'wants nothing yet': {
      on: { 'exchange.wanted': 'knows what it wants', 'receives end': 'wants nothing yet' },
    },
    'knows what it wants': {
      on: {
        'sends question': 'asks for the address',
        'sends call': 'opens a connection',
        'connection.reused': 'is connected',
        'exchange.finished': 'is done',
      },
    },
    'asks for the address': {
      on: { 'receives address': 'knows the address', 'receives end': 'has lost the connection' },
    },
    'knows the address': {
      on: {
        'sends call': 'opens a connection',
        'connection.reused': 'is connected',
        'exchange.finished': 'is done',
      },
    },
    'opens a connection': {
      on: {
        'receives acceptance': 'opens a connection',
        'connection.opened': 'is connected',
        'receives end': 'has lost the connection',
      },
    },
    'is connected': {
      on: {
        'sends hello': 'agrees on keys',
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
        'exchange.finished': 'is done',
        'receives end': 'has lost the connection',
      },
    },
    'agrees on keys': {
      on: { 'receives keys': 'is connected', 'receives end': 'has lost the connection' },
    },
    'waits for the answer': {
      on: { 'receives response': 'has the answer', 'receives end': 'has lost the connection' },
    },
    'has the answer': {
      on: { 'exchange.finished': 'is done' },
    },
    'has lost the connection': {
      on: { 'exchange.finished': 'is done' },
    },
    'is done': {
      on: { 'sends end': 'is done', 'receives end': 'is done' },
    },
  },
});

export type ClientState = StateValueFrom<typeof clientMachine>;
