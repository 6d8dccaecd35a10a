// One exchange as a forward proxy lives it that reads what it forwards: plain http, or TLS that it was trusted to end (RFC 9110 §3.7, §9.3.6).
import { setup } from 'xstate';
import type { StateValueFrom } from 'xstate';
import type { LetterEvent } from '../letters.ts';
import { CONTENTS_PASS, OTHERS_ARRIVE } from './at-any-time.ts';

/** With something to give. Whoever sent it may close meanwhile. */
const HAS_A_COPY = {
  'message.rewritten': 'has made its answer',
  'cache.refused': {},
  'sends hang-up': {},
  'sends response': 'has answered',
} as const;

export const forwardProxyMachine = setup({ types: { events: {} as LetterEvent } }).createMachine({
  id: 'forward-proxy',
  initial: 'has not been called',
  on: {
    'receives hang-up': {}, // the caller may go at any time; what was begun for it is brought to its end
    'request.abandoned': {},
    ...CONTENTS_PASS,
    ...OTHERS_ARRIVE,
    'receives address': {},
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
        'receives tunnel request': 'is asked for a tunnel',
      },
    },
    'is being called': {
      on: { 'sends acceptance': 'is connected' },
    },
    'is connected': {
      on: {
        'receives hello': 'agrees on keys',
        'receives finished': 'agrees on keys', // up to TLS 1.2, which takes a second round trip
        'receives request': 'has the request',
        'receives no HTTP': 'has the request',
        'receives tunnel request': 'is asked for a tunnel',
      },
    },
    'agrees on keys': {
      on: { 'sends keys': 'is connected', 'sends finished': 'is connected' },
    },
    'is asked for a tunnel': {
      on: {
        'request.admitted': {},
        'request.delayed': {},
        'request.refused': 'refuses the tunnel',
        'sends response': 'has given its word on the tunnel',
        'sends question': 'asks for the address',
        'sends call': 'calls the site',
      },
    },
    'refuses the tunnel': {
      on: { 'request.admitted': 'is asked for a tunnel', 'sends response': 'has answered' },
    },
    'has given its word on the tunnel': {
      on: { 'receives hello': 'stands in for the site', 'sends end': 'has answered' },
    },
    'stands in for the site': {
      on: { 'sends keys': 'is connected' },
    },
    'has the request': {
      on: {
        'server.failed': {}, // what was no HTTP came from behind, of an answer that was being given back
        'receives no HTTP': {}, // more of what may still become one
        'request.admitted': {},
        'request.delayed': 'lets the request wait',
        'request.refused': 'turns the request away',
        'cache.waits': 'waits for another’s answer',
        'cache.hit': 'has found it in the store',
        'cache.fwd': 'has not found it in the store',
        'sends question': 'asks for the address',
        'sends call': 'calls the site',
        'connection.reused': 'has reached the site',
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
    'lets the request wait': {
      on: {
        'request.admitted': 'has the request',
        'request.refused': 'turns the request away', // by the next rule
      },
    },
    'turns the request away': {
      on: {
        'request.admitted': 'has the request', // it was only tried out
        'sends response': 'has answered',
      },
    },
    'has found it in the store': {
      on: HAS_A_COPY,
    },
    'has not found it in the store': {
      on: {
        'cache.refused': {},
        'sends question': 'asks for the address',
        'sends call': 'calls the site',
        'connection.reused': 'has reached the site',
        'sends response': 'has answered',
      },
    },
    'asks for the address': {
      // Where nobody answers, it asks once more.
      on: {
        'sends question': {},
        'sends hang-up': {},
        'receives address': 'knows the address',
        'sends response': 'has answered',
      },
    },
    'knows the address': {
      on: {
        'request.admitted': {}, // a rule had asked for the address
        'request.refused': 'turns the request away',
        'cache.hit': 'has found it in the store',
        'cache.fwd': 'has not found it in the store',
        'cache.reused': 'has a copy after all',
        'cache.refused': {},
        'message.rewritten': 'has made its answer',
        'sends call': 'calls the site',
        'connection.reused': 'has reached the site',
        'sends response': 'has answered',
      },
    },
    'calls the site': {
      // A resolver over HTTPS that does not take the call is called once more; when it stays silent there is no site to call.
      on: {
        'sends call': {},
        'sends hang-up': {},
        'sends response': 'has answered',
        'connection.opened': 'has reached the site',
        'receives end': 'is let down by the site',
        'server.failed': 'is let down by the site',
      },
    },
    'has reached the site': {
      on: {
        'sends hello': 'agrees on keys with the site',
        'sends finished': 'agrees on keys with the site',
        'sends question': {}, // for the name of whoever calls
        'sends call': 'calls the site', // what it had reached was a resolver
        'message.rewritten': 'has made its request',
        'receives end': 'is let down by the site',
      },
    },
    'agrees on keys with the site': {
      on: {
        'sends hang-up': {},
        'sends call': 'calls the site',
        'sends response': 'has answered',
        'receives keys': 'has reached the site',
        'receives finished': 'has reached the site',
        'receives end': 'is let down by the site',
        'server.failed': 'is let down by the site',
      },
    },
    'has made its request': {
      on: { 'sends request': 'waits for the site' },
    },
    'waits for the site': {
      // A kept connection may be cut on account of the exchange before: then this one just learns that it is gone.
      on: {
        'receives response': 'has the site’s answer',
        'receives end': 'is let down by the site',
        // It found an answer in bytes that others would not take for one.
        'cache.stored': 'has kept a copy',
        'cache.declined': 'must not keep a copy',
        'message.rewritten': 'has made its answer',
        // It does not want to wait any longer, or has no use for what came.
        'sends hang-up': 'is let down by the site',
        'server.failed': 'is let down by the site',
      },
    },
    'is let down by the site': {
      // What was under way when it turned away still arrives; and what came before the end may be an answer all the same.
      on: {
        'cache.stored': 'has kept a copy',
        'cache.declined': 'must not keep a copy',
        'message.rewritten': 'has made its answer',
        'connection.opened': 'has reached the site',
        'server.failed': {},
        'cache.reused': 'has a copy after all',
        'cache.refused': {},
        'sends hang-up': {},
        // A kept connection that broke is replaced by a new one (RFC 9112 §9.3.1).
        'sends call': 'calls the site',
        'connection.reused': 'has reached the site',
        'sends response': 'has answered',
      },
    },
    'has the site’s answer': {
      // Its head at least: the rest comes in pieces, or does not come.
      on: {
        'server.failed': 'is let down by the site',
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
      on: HAS_A_COPY,
    },
    'must not keep a copy': {
      on: {
        'message.rewritten': 'has made its answer',
        'cache.removed': {},
        'sends hang-up': {},
        'cache.reused': 'has a copy after all',
        'cache.refused': {},
        'sends response': 'has answered',
      },
    },
    'has a copy after all': {
      on: HAS_A_COPY,
    },
    'has made its answer': {
      on: { 'sends response': 'has answered' },
    },
    'has answered': {
      on: {
        'server.failed': {},
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
        'receives call': 'is being called',
        'receives request': 'has the request',
        'receives no HTTP': 'has the request',
        // That one, or behind the client’s back: it asks whether what it gave is still current.
        'sends question': 'asks for the address',
        'sends call': 'calls the site',
        'connection.reused': 'has reached the site',
      },
    },
    'has broken off': {
      on: {
        'cache.reused': {},
        'cache.refused': {},
        'server.failed': {},
        'sends end': {},
        'sends hang-up': {},
        'receives address': {},
        'receives hello': {},
        'receives tunnel request': {},
        'receives call': 'is being called',
      },
    },
  },
});

export type ForwardProxyState = StateValueFrom<typeof forwardProxyMachine>;
