// One exchange as a gateway lives it: it answers as the site, from its store or from a server that it chooses (RFC 9110 §3.7).
import { setup } from 'xstate';
import type { StateValueFrom } from 'xstate';
import type { LetterEvent } from '../letters.ts';
import { CONTENTS_PASS, OTHERS_ARRIVE } from './at-any-time.ts';

export const gatewayMachine = setup({ types: { events: {} as LetterEvent } }).createMachine({
  id: 'gateway',
  initial: 'has not been called',
  on: {
    // The caller may go at any time; what was begun for it is brought to its end.
    'receives hang-up': {},
    'request.abandoned': {},
    ...CONTENTS_PASS,
    ...OTHERS_ARRIVE,
    // Stopped: whatever it was doing, it breaks off with a reset (RFC 9293 §3.5.2).
    'sends end': '.has broken off',
    'sends hang-up': '.has broken off',
  },
  states: {
    'has not been called': {
      on: {
        'receives call': 'is being called',
        'receives request': 'has the request',
        'receives no HTTP': 'has the request',
        'receives tunnel request': 'has the request',
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
        'receives no HTTP': 'has the request',
        'receives tunnel request': 'has the request',
      },
    },
    'agrees on keys': {
      on: { 'sends keys': 'is connected', 'sends finished': 'is connected' },
    },
    'has the request': {
      on: {
        // It came over a connection that was broken off meanwhile, and comes again over another.
        'receives call': 'is being called',
        'server.failed': {}, // what was no HTTP came from behind, of an answer that was being given back
        'receives no HTTP': {}, // more of what may still become one
        'receives piece': {},
        'request.admitted': {},
        'request.delayed': 'lets the request wait',
        'request.refused': 'turns the request away',
        'cache.waits': 'waits for another’s answer',
        'cache.hit': 'has found it in the store',
        'cache.fwd': 'has not found it in the store',
        'server.chosen': 'has chosen a server',
        'queue.entered': 'lets it wait for room',
        'sends response': 'has answered',
      },
    },
    'waits for another’s answer': {
      on: {
        'cache.waits': {},
        'cache.hit': 'has found it in the store',
        'cache.fwd': 'has not found it in the store',
        'cache.refused': 'has not found it in the store',
      },
    },
    'lets it wait for room': {
      on: {
        'server.chosen': 'has chosen a server',
        'cache.reused': 'has a copy after all',
        'cache.refused': {},
        'sends response': 'has answered',
      },
    },
    'lets the request wait': {
      on: {
        'receives piece': {},
        'request.admitted': 'has the request',
        'request.refused': 'turns the request away', // by the next rule
      },
    },
    'turns the request away': {
      on: {
        'request.admitted': 'has the request', // it was only tried out
        'sends response': 'has answered',
        'receives piece': {},
      },
    },
    'has found it in the store': {
      // Whoever sent it may close meanwhile.
      on: {
        'message.rewritten': 'has made its answer',
        'cache.refused': {},
        'receives end': {},
        'sends hang-up': {},
        'sends response': 'has answered',
      },
    },
    'has not found it in the store': {
      on: {
        'server.chosen': 'has chosen a server',
        'queue.entered': 'lets it wait for room',
        // No server is fit to be asked: the stale copy serves.
        'cache.reused': 'has a copy after all',
        'cache.refused': {},
        'sends response': 'has answered',
      },
    },
    'has chosen a server': {
      on: { 'sends call': 'calls the server', 'connection.reused': 'has reached the server' },
    },
    'calls the server': {
      on: {
        'receives acceptance': {},
        'connection.opened': 'has reached the server',
        'receives end': 'is let down by the server',
        'server.failed': 'is let down by the server',
      },
    },
    'has reached the server': {
      on: {
        'sends client address': {},
        'sends hello': 'agrees on keys with the server',
        'sends finished': 'agrees on keys with the server',
        'message.rewritten': 'has made its request',
        'receives end': 'is let down by the server',
      },
    },
    'agrees on keys with the server': {
      on: {
        'receives keys': 'has reached the server',
        'receives finished': 'has reached the server',
        'receives end': 'is let down by the server',
        'server.failed': 'is let down by the server',
      },
    },
    'has made its request': {
      on: { 'sends request': 'waits for the server', 'sends tunnel request': 'waits for the server' },
    },
    'waits for the server': {
      // A kept connection may be cut on account of the exchange before: then this one just learns that it is gone.
      on: {
        'receives response': 'has the server’s answer',
        'receives end': 'is let down by the server',
        // It found an answer in bytes that others would not take for one.
        'cache.stored': 'has kept a copy',
        'cache.declined': 'must not keep a copy',
        'message.rewritten': 'has made its answer',
        // It does not want to wait any longer, or has no use for what came.
        'sends hang-up': 'is let down by the server',
        'server.failed': 'is let down by the server',
      },
    },
    'is let down by the server': {
      // What was under way when it turned away still arrives; and what came before the end may be an answer all the same.
      on: {
        'cache.stored': 'has kept a copy',
        'cache.declined': 'must not keep a copy',
        'message.rewritten': 'has made its answer',
        'connection.opened': 'has reached the server',
        'server.failed': {},
        'receives response': {},
        'receives end': {},
        'sends hang-up': {},
        'server.chosen': 'has chosen a server',
        'cache.reused': 'has a copy after all',
        'cache.refused': {},
        // The same server once more, as HAProxy does unless it is told otherwise.
        'sends call': 'calls the server',
        'connection.reused': 'has reached the server',
        'queue.entered': 'lets it wait for room',
        'sends response': 'has answered',
      },
    },
    'has the server’s answer': {
      // Its head at least: the rest comes in pieces, or does not come.
      on: {
        'receives end': {},
        'server.failed': 'is let down by the server',
        'sends hang-up': {},
        'cache.stored': 'has kept a copy',
        'cache.declined': 'must not keep a copy',
        'cache.freshened': 'has a copy after all',
        'cache.reused': 'has a copy after all',
        'cache.removed': {},
        'message.rewritten': 'has made its answer',
      },
    },
    'has kept a copy': {
      // Whoever sent it may close meanwhile.
      on: {
        'message.rewritten': 'has made its answer',
        'cache.refused': {},
        'receives end': {},
        'sends hang-up': {},
        'sends response': 'has answered',
      },
    },
    'must not keep a copy': {
      on: {
        'message.rewritten': 'has made its answer',
        'cache.removed': {},
        'receives end': {},
        'sends hang-up': {},
        'cache.reused': 'has a copy after all',
        'cache.refused': {},
        'sends response': 'has answered',
      },
    },
    'has a copy after all': {
      // Whoever sent it may close meanwhile.
      on: {
        'message.rewritten': 'has made its answer',
        'cache.refused': {},
        'receives end': {},
        'sends hang-up': {},
        'sends response': 'has answered',
      },
    },
    'has made its answer': {
      on: { 'sends response': 'has answered', 'receives end': {} },
    },
    'has answered': {
      on: {
        'server.failed': {},
        'receives response': {},
        // The next request of the same connection, which was there already.
        'request.admitted': {},
        'request.delayed': 'lets the request wait',
        'request.refused': 'turns the request away',
        'cache.waits': 'waits for another’s answer',
        'cache.hit': 'has found it in the store',
        'cache.fwd': 'has not found it in the store',
        'sends response': {},
        'sends end': {},
        'sends hang-up': {},
        'receives end': {},
        'receives call': 'is being called',
        'receives request': 'has the request',
        'receives no HTTP': 'has the request',
        'receives tunnel request': 'has the request',
        'queue.entered': 'lets it wait for room',
        // That one, or behind the client’s back: it asks whether what it gave is still current.
        'server.chosen': 'has chosen a server',
      },
    },
    'has broken off': {
      on: {
        // Stopped while it asked a server: it would have gone on to another.
        'server.chosen': {},
        'cache.reused': {},
        'cache.refused': {},
        'server.failed': {},
        'sends end': {},
        'sends hang-up': {},
        'receives end': {},
        'receives acceptance': {},
        'receives hello': {},
        'receives keys': {},
        'receives finished': {},
        'receives request': {},
        'receives response': {},
        'receives call': 'is being called',
      },
    },
  },
});

export type GatewayState = StateValueFrom<typeof gatewayMachine>;
