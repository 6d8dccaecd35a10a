// One exchange at a server whose trade is to carry bytes for others: it is asked to (SOCKS, RFC 1928; a relay's cells, tor-spec §5; a closed
// request, RFC 9458 §2) or is handed packets, calls on, and passes on what it cannot open. It is a party to nothing of what is said.
import { setup } from 'xstate';
import type { StateValueFrom } from 'xstate';
import type { LetterEvent } from '../letters.ts';
import { CONTENTS_PASS, STREAMS_PASS } from './at-any-time.ts';

export const tunnelServerMachine = setup({ types: { events: {} as LetterEvent } }).createMachine({
  id: 'tunnel-server',
  initial: 'has not been called',
  on: {
    // Whoever called may go at any time; what was begun is brought to its end.
    'receives hang-up': {},
    'receives end': {},
    ...CONTENTS_PASS,
    // Stopped, or done with one side: it breaks off on the other.
    'sends end': '.has closed',
    'sends hang-up': '.has closed',
  },
  states: {
    'has not been called': {
      on: {
        'receives call': 'is being called',
        // Over a way that stands since an earlier exchange.
        'receives way question': 'is asked to carry',
        'receives request': 'is handed something to pass on',
        'receives question': 'is handed something to pass on',
        'receives bytes': 'passes bytes on',
      },
    },
    'is being called': {
      on: {
        'sends acceptance': 'is connected',
        // The call is for somebody else: it came out of a tunnel, or has to come past here.
        'tunnel.opened': 'passes packets on',
        'sends call': 'calls the far end',
      },
    },
    'is connected': {
      on: {
        'receives hello': 'agrees on keys for the way',
        'receives way question': 'is greeted',
        'receives request': 'is handed something to pass on',
      },
    },
    'agrees on keys for the way': {
      on: {
        'sends keys': {},
        'receives way question': 'is greeted',
        'receives request': 'is handed something to pass on',
        'receives question': 'is handed something to pass on',
        'receives call': 'is handed something to pass on',
        'receives bytes': 'is handed something to pass on',
      },
    },
    'is greeted': {
      on: { 'sends way answer': 'has agreed to listen' },
    },
    'has agreed to listen': {
      on: { 'receives way question': 'is asked to carry' },
    },
    'is asked to carry': {
      on: {
        'sends question': 'asks for the address',
        'sends call': 'calls the far end',
        'sends way answer': 'has refused',
      },
    },
    'is handed something to pass on': {
      on: {
        'sends question': 'asks for the address',
        'sends call': 'calls the far end',
        'connection.reused': 'has reached the far end',
        'sends response': 'has refused',
        'tunnel.opened': 'passes packets on',
        // In a tunnel that stands since an earlier exchange.
        'sends request': 'passes bytes on',
      },
    },
    'asks for the address': {
      // Where nobody answers, it asks once more.
      on: {
        'sends question': {},
        'sends hang-up': {},
        'receives address': 'knows the address',
        'sends way answer': 'has refused',
        'sends response': 'has refused',
      },
    },
    'knows the address': {
      on: { 'sends call': 'calls the far end', 'sends way answer': 'has refused', 'sends response': 'has refused' },
    },
    'calls the far end': {
      on: {
        'receives acceptance': {},
        'connection.opened': 'has reached the far end',
        'receives end': 'is let down by the far end',
        // Whoever takes calls in another's place is told meanwhile what it is to pass on.
        'sends acceptance': {},
        'receives hello': {},
        'receives request': {},
        // Or it has passed the call on as it was, and now passes what follows.
        'sends hello': 'passes packets on',
        'sends request': 'passes packets on',
      },
    },
    'is let down by the far end': {
      on: { 'sends way answer': 'has refused', 'sends response': 'has refused' },
    },
    'has reached the far end': {
      on: {
        // Keys for the next stretch of the way, and with the next relay that it was told of.
        'sends hello': {},
        'receives keys': {},
        'sends way question': {},
        'receives way answer': {},
        'sends way answer': 'has granted the way',
        'tunnel.opened': 'passes bytes on',
        'sends request': 'waits for the far end',
        'receives end': 'is let down by the far end',
      },
    },
    'waits for the far end': {
      on: {
        'receives response': 'has the closed answer',
        'receives end': 'is let down by the far end',
        // The kept connection that it asked over was gone already.
        'sends response': 'has refused',
      },
    },
    'has the closed answer': {
      on: { 'sends response': 'has passed the answer back' },
    },
    'has passed the answer back': {},
    'has granted the way': {
      on: { 'tunnel.opened': 'passes bytes on' },
    },
    'passes bytes on': {
      on: {
        // A packet that it cannot open, for somebody who was not spoken to before.
        'tunnel.opened': 'passes packets on',
        ...STREAMS_PASS,
      },
    },
    'passes packets on': {
      on: {
        'tunnel.opened': {},
        'receives call': {},
        'sends call': {},
        'receives acceptance': {},
        'sends acceptance': {},
        'receives question': {},
        'sends question': {},
        'receives address': {},
        'sends address': {},
        ...STREAMS_PASS,
      },
    },
    'has refused': {},
    'has closed': {
      on: {
        // What was under way still arrives; and somebody may call anew.
        'receives call': 'is being called',
        // That was the end of one conversation; others go on inside the same tunnel.
        'tunnel.opened': 'passes packets on',
        'sends hello': 'passes packets on',
        'sends keys': 'passes packets on',
        'sends request': 'passes packets on',
        'sends response': 'passes packets on',
        'sends bytes': 'passes packets on',
        'receives acceptance': {},
        'receives hello': {},
        'receives keys': {},
        'receives finished': {},
        'receives way question': {},
        'receives way answer': {},
        'receives question': {},
        'receives address': {},
        'receives bytes': {},
        'receives request': {},
        'receives response': {},
      },
    },
  },
});

export type TunnelServerState = StateValueFrom<typeof tunnelServerMachine>;
