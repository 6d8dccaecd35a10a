// One exchange as the server that answers it lives it: called, perhaps waiting in line, worked on, answered.
import { setup } from 'xstate';
import type { StateValueFrom } from 'xstate';
import type { LetterEvent } from '../letters.ts';

export const originServerMachine = setup({ types: { events: {} as LetterEvent } }).createMachine({
  id: 'origin-server',
  initial: 'has not been called',
  on: {
    // The caller may go at any time; what was begun for it is brought to its end.
    'receives hang-up': {},
    // The next request of the same connection: it is not looked at before this one is answered (RFC 9112 §9.3.2).
    'receives request': {},
    'receives piece': {},
    'receives no HTTP': {},
    // Whoever lost patience with it may ask once more over another connection, while it is still at the first.
    'receives call': {},
    'sends acceptance': {},
    'receives hello': {},
    'sends keys': {},
    'receives finished': {},
    'sends finished': {},
    // What is sent bit by bit goes on meanwhile.
    'sends piece': {},
    'sends no HTTP': {},
    // It counts requests by whom it takes for its client, and may turn one away.
    'request.admitted': {},
    'request.refused': '.turns it away',
    // Stopped: whatever it was doing, it breaks off with a reset (RFC 9293 §3.5.2).
    'sends end': '.has broken off',
  },
  states: {
    'has not been called': {
      on: {
        'receives call': 'is being called',
        'receives request': 'has the request',
        'receives tunnel request': 'has the request', // to an origin a method like any other
        'receives no HTTP': 'hears something that is not HTTP',
      },
    },
    'is being called': {
      on: { 'sends acceptance': 'is connected' },
    },
    'is connected': {
      on: {
        'receives client address': {},
        'receives hello': 'agrees on keys',
        'receives finished': 'agrees on keys', // up to TLS 1.2, which takes a second round trip
        'receives request': 'has the request',
        'receives tunnel request': 'has the request', // to an origin a method like any other
        'receives no HTTP': 'hears something that is not HTTP',
      },
    },
    'agrees on keys': {
      on: { 'sends keys': 'is connected', 'sends finished': 'is connected' },
    },
    'has the request': {
      // Its head at least: it is not worked on before its content is there.
      on: {
        // It came over a connection that was broken off meanwhile, and comes again over another.
        'receives call': 'is being called',
        'receives piece': {},
        'sends interim response': {},
        'queue.entered': 'lets it wait in line',
        'service.started': 'works on it',
      },
    },
    'hears something that is not HTTP': {
      // A head that comes in parts is none until its last part is there.
      on: {
        'receives no HTTP': {},
        'queue.entered': 'lets it wait in line',
        'service.started': 'works on it',
        'sends response': 'has answered',
      },
    },
    'turns it away': {
      on: { 'sends response': 'has answered', 'service.started': {}, 'service.finished': {} },
    },
    'lets it wait in line': {
      on: {
        'service.started': 'works on it',
        'queue.entered': {},
        'service.finished': {},
        'sends response': {},
      },
    },
    'works on it': {
      on: { 'service.finished': 'has the answer ready', 'service.started': {}, 'queue.entered': {} },
    },
    'has the answer ready': {
      on: {
        'queue.entered': {},
        'service.started': 'works on it',
        'service.finished': {},
        'sends interim response': {},
        'sends response': 'has answered',
        'sends no HTTP': 'has answered',
      },
    },
    'has answered': {
      on: {
        'sends interim response': {},
        'sends response': {},
        'queue.entered': 'lets it wait in line',
        'service.started': 'works on it',
        'service.finished': {},
        'sends end': {},
        'receives call': 'is being called',
        'receives request': 'has the request',
      },
    },
    'has broken off': {
      on: {
        // It is back, and asked again over a connection that another exchange had opened.
        'service.started': 'works on it',
        'queue.entered': 'lets it wait in line',
        // It works on for nobody, unless it has stopped.
        'service.finished': {},
        'sends end': {},
        'receives hello': {},
        'receives finished': {},
        'receives call': 'is being called',
      },
    },
  },
});

export type OriginServerState = StateValueFrom<typeof originServerMachine>;
