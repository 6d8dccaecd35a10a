// The six exchange machines by name, and a table of their moves that fills itself: XState is asked once for each state and letter.
import { initialTransition, transition } from 'xstate';
import type { AnyStateMachine } from 'xstate';
import { clientMachine } from './exchange/client.machine.ts';
import { forwardProxyMachine } from './exchange/forward-proxy.machine.ts';
import { gatewayMachine } from './exchange/gateway.machine.ts';
import { originServerMachine } from './exchange/origin-server.machine.ts';
import { tunnelServerMachine } from './exchange/tunnel-server.machine.ts';
import { tunnelMachine } from './exchange/tunnel.machine.ts';
import type { MachineName } from './lifeline.ts';

export const EXCHANGE_MACHINES = {
  client: clientMachine,
  'forward-proxy': forwardProxyMachine,
  gateway: gatewayMachine,
  'origin-server': originServerMachine,
  tunnel: tunnelMachine,
  'tunnel-server': tunnelServerMachine,
} as const satisfies Record<MachineName, AnyStateMachine>;

export interface Chart {
  readonly initial: string;
  /** The state after `letter` in `state`; null: the chart has no such move. */
  move(state: string, letter: string): string | null;
}

/** Since an exchange machine has no context, its next state depends on state and letter alone: what XState said once holds for the run. */
export function createChart(machine: AnyStateMachine): Chart {
  const [first] = initialTransition(machine);
  const moves = new Map<string, Map<string, string | null>>();
  const ask = (state: string, letter: string): string | null => {
    const snapshot = machine.resolveState({ value: state, context: {} });
    // A move that leads nowhere (`{}`) is lawful too: the letter is heard and changes nothing.
    if (machine.getTransitionData(snapshot, { type: letter }).length === 0) return null;
    const [next] = transition(machine, snapshot, { type: letter });
    return String(next.value);
  };
  return {
    initial: String(first.value),
    move(state, letter) {
      const from = moves.get(state) ?? new Map<string, string | null>();
      moves.set(state, from);
      const known = from.get(letter);
      if (known !== undefined) return known;
      const next = ask(state, letter);
      from.set(letter, next);
      return next;
    },
  };
}
