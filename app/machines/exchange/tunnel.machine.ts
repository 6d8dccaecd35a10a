// One exchange at a node that passes bytes which it cannot open: a proxy after CONNECT, or a gateway in front of TLS that ends behind it
// (RFC 9110 §3.7, tunnel: not a party to the HTTP communication).
import { setup } from 'xstate';
import type { StateValueFrom } from 'xstate';
import type { LetterEvent } from '../letters.ts';
import { CONTENTS_PASS, STREAMS_PASS } from './at-any-time.ts';

export const tunnelMachine = setup({ types: { events: {} as LetterEvent } }).createMachine({
  id: 'tunnel',
  initial: 'has not been called',
  on: {
    // Whoever called may go before there is a tunnel; what was begun is brought to its end.
    'receives hang-up': {},
    ...CONTENTS_PASS,
    // Stopped: it breaks off on both sides.
    'sends end': '.has closed',
    'sends hang-up': '.has closed',
  },
  states: {
    'has not been called': {
      on: {
        'receives call': 'is being called',
        'receives bytes': 'passes bytes on',
        'receives request': 'passes bytes on',
      },
    },
    'is being called': {
      on: { 'sends acceptance': 'is connected' },
    },
    'is connected': {
      on: {
        'receives client address': {},
        'receives hello': {},
        'sends keys': {},
        'receives finished': {},
        'sends finished': {},
        'receives request': {}, // in the clear, and yet not its own to answer
        'receives tunnel request': 'is asked for a tunnel',
        'server.chosen': 'has chosen a server',
        'queue.entered': 'lets it wait for room',
      },
    },
    'lets it wait for room': {
      on: { 'server.chosen': 'has chosen a server' },
    },
    'is asked for a tunnel': {
      on: {
        'request.admitted': {},
        'request.delayed': {},
        'sends question': 'asks for the address',
        'sends call': 'calls the far end',
        'cache.fwd': {},
        'server.chosen': 'has chosen a server',
      },
    },
    'asks for the address': {
      // Where nobody answers, it asks once more.
      on: {
        'sends question': {},
        'sends hang-up': {},
        'receives address': 'knows the address',
        'sends response': 'has closed',
      },
    },
    'knows the address': {
      on: { 'sends call': 'calls the far end', 'sends response': 'has closed' },
    },
    'has chosen a server': {
      on: { 'sends call': 'calls the far end' },
    },
    'calls the far end': {
      on: {
        'receives acceptance': {},
        'receives bytes': {},
        'receives request': {},
        'connection.opened': 'has reached the far end',
        'receives end': 'is let down by the far end',
      },
    },
    'is let down by the far end': {
      on: {
        'server.failed': {},
        'server.chosen': 'has chosen a server',
        'sends call': 'calls the far end',
        'queue.entered': 'lets it wait for room',
        'sends response': 'has closed',
      },
    },
    'has reached the far end': {
      on: {
        'sends client address': {},
        // What it has reached may be a resolver that is asked over HTTPS.
        'sends hello': {},
        'receives keys': {},
        'sends finished': {},
        'receives finished': {},
        'sends question': 'asks for the address',
        // It may have to ask there for the tunnel in its turn.
        'message.rewritten': {},
        'sends tunnel request': {},
        'receives response': {},
        'sends response': 'has granted the tunnel',
        'tunnel.opened': 'passes bytes on',
      },
    },
    'has granted the tunnel': {
      on: { 'tunnel.opened': 'passes bytes on' },
    },
    'passes bytes on': {
      on: {
        // What it passed on was lost with a connection, and comes again over another.
        'receives call': 'is being called',
        ...STREAMS_PASS,
        'receives interim response': {},
        'sends interim response': {},
        'receives piece': {},
        'sends piece': {},
        'receives no HTTP': {},
        'sends no HTTP': {},
        'receives end': 'closes the tunnel',
        'receives hang-up': 'closes the tunnel',
      },
    },
    'closes the tunnel': {
      on: { 'receives end': {} },
    },
    'has closed': {
      on: {
        'sends end': {},
        'sends hang-up': {},
        'receives end': {},
        'receives tunnel request': {},
        'receives address': {},
        'receives acceptance': {},
        'receives hello': {},
        'receives keys': {},
        'receives finished': {},
        'receives bytes': {},
        'receives request': {},
        'receives response': {},
        'receives call': 'is being called',
      },
    },
  },
});

export type TunnelState = StateValueFrom<typeof tunnelMachine>;
