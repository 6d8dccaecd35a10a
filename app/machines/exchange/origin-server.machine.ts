// One exchange as the server that answers it lives it: called, perhaps waiting in line, worked on, answered.
import { setup } from 'xstate';
import type { StateValueFrom } from 'xstate';
import type { LetterEvent } from '../letters.ts';

export const originServerMachine = setup({ types: { events: {} as LetterEvent } }).createMachine({
  id: 'origin-server',
  initial: 'has not been called',
  // Stopped: whatever it was doing, it breaks off with a reset (RFC 9293 §3.5.2).
  on: { 'sends end': '.has broken off' },
  states: {
    'has not been called': {
      on: {
        'receives call': 'is being called',
        'receives request': 'has the request',
        'receives end': 'has not been called',
      },
    },
    'is being called': {
      on: { 'sends acceptance': 'is connected' },
    },
    'is connected': {
      on: {
        'receives hello': 'agrees on keys',
        'receives request': 'has the request',
        'receives end': 'has not been called',
      },
    },
    'agrees on keys': {
      on: { 'sends keys': 'is connected' },
    },
    'has the request': {
      on: { 'queue.entered': 'lets it wait in line', 'service.started': 'works on it' },
    },
    'lets it wait in line': {
      on: { 'service.started': 'works on it' },
    },
    'works on it': {
      on: { 'service.finished': 'has the answer ready' },
    },
    'has the answer ready': {
      on: { 'sends response': 'has answered' },
    },
    'has answered': {
      on: {
        'sends end': 'has answered',
        'receives end': 'has answered',
        'receives call': 'is being called',
        'receives request': 'has the request',
      },
    },
    'has broken off': {
      on: {
        'sends end': 'has broken off',
        'receives end': 'has broken off',
        'receives hello': 'has broken off',
        'receives request': 'has broken off',
        'receives call': 'is being called',
      },
    },
  },
});

export type OriginServerState = StateValueFrom<typeof originServerMachine>;
