// Which of several servers is to answer: policies as pure functions from (state, what is known now) to (choice, new state).

/** What the balancer knows of its servers when a request comes; all lists are in the servers' order. */
export interface Servers {
  readonly isUp: readonly boolean[];
  /** Requests on their way to each; for policies that look at load. */
  readonly inFlight?: readonly number[];
  /** Shares; all 1 when not given. */
  readonly weights?: readonly number[];
  /** A number in [0, 1) or a hash of what the policy goes by (client address, URI), already reduced to a number. */
  readonly key?: number;
}

export interface Choice<State> {
  /** The chosen server's place in the list; null when none is up. */
  readonly index: number | null;
  readonly state: State;
}

export interface BalancingPolicy<State> {
  readonly name: string;
  readonly start: State;
  readonly choose: (state: State, servers: Servers) => Choice<State>;
}

/** In turn: the next server that is up after the one chosen last. The state is the place at which to look first. */
export const roundRobin: BalancingPolicy<number> = {
  name: 'round-robin',
  start: 0,
  choose(state, { isUp }) {
    for (let step = 0; step < isUp.length; step += 1) {
      const index = (state + step) % isUp.length;
      if (isUp[index] === true) return { index, state: (index + 1) % isUp.length };
    }
    return { index: null, state };
  },
};
