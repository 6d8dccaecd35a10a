// One exchange at a node that passes bytes which it cannot open: a proxy after CONNECT, or a gateway in front of TLS that ends behind it
// (RFC 9110 §3.7, tunnel: not a party to the HTTP communication).
import { setup } from 'xstate';
import type { StateValueFrom } from 'xstate';
import type { LetterEvent } from '../letters.ts';

export const tunnelMachine = setup({ types: { events: {} as LetterEvent } }).createMachine({
  id: 'tunnel',
  initial: 'has not been called',
  states: {
    'has not been called': {
      on: {
        'receives call': 'is being called',
        'receives bytes': 'passes bytes on',
        'receives end': 'has not been called',
      },
    },
    'is being called': {
      on: { 'sends acceptance': 'is connected', 'sends end': 'has closed' },
    },
    'is connected': {
      on: {
        'receives hello': 'is connected',
        'sends keys': 'is connected',
        'receives tunnel request': 'is asked for a tunnel',
        'server.chosen': 'has chosen a server',
        'receives end': 'has not been called',
        'sends end': 'has closed',
      },
    },
    'is asked for a tunnel': {
      on: { 'sends question': 'asks for the address', 'sends call': 'calls the far end' },
    },
    'asks for the address': {
      on: { 'receives address': 'knows the address' },
    },
    'knows the address': {
      on: { 'sends call': 'calls the far end', 'sends response': 'has closed' },
    },
    'has chosen a server': {
      on: { 'sends call': 'calls the far end' },
    },
    'calls the far end': {
      on: {
        'receives acceptance': 'calls the far end',
        'receives bytes': 'calls the far end',
        'connection.opened': 'has reached the far end',
        'receives end': 'is let down by the far end',
      },
    },
    'is let down by the far end': {
      on: {
        'server.failed': 'is let down by the far end',
        'server.chosen': 'has chosen a server',
        'sends response': 'has closed',
        'sends end': 'has closed',
      },
    },
    'has reached the far end': {
      on: { 'sends response': 'has granted the tunnel', 'tunnel.opened': 'passes bytes on' },
    },
    'has granted the tunnel': {
      on: { 'tunnel.opened': 'passes bytes on' },
    },
    'passes bytes on': {
      on: {
        'receives hello': 'passes bytes on',
        'sends hello': 'passes bytes on',
        'receives keys': 'passes bytes on',
        'sends keys': 'passes bytes on',
        'receives bytes': 'passes bytes on',
        'sends bytes': 'passes bytes on',
        'receives end': 'closes the tunnel',
        'sends end': 'has closed',
      },
    },
    'closes the tunnel': {
      on: { 'sends end': 'has closed', 'receives end': 'closes the tunnel' },
    },
    'has closed': {
      on: {
        'sends end': 'has closed',
        'receives end': 'has closed',
        'receives bytes': 'has closed',
        'receives call': 'is being called',
      },
    },
  },
});

export type TunnelState = StateValueFrom<typeof tunnelMachine>;
