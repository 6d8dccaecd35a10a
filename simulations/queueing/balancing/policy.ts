// What a balancing policy is: a pure function from (state, servers as known now) to (choice, new state).
import type { FarmServer, Standing } from '../../http/farm-settings.ts';
import type { Instant } from '../../kernel/time.ts';

/** What a policy looks at of a server. */
export type Server = Pick<FarmServer, 'name' | 'weight' | 'isBackup' | 'isDown' | 'maxConnections' | 'passive'>;

/** A server of weight 1 without options, but for those given. */
export const server = (name: string, options: Partial<Omit<Server, 'name'>> = {}): Server => ({
  weight: 1,
  isBackup: false,
  isDown: false,
  maxConnections: null,
  passive: null,
  ...options,
  name,
});

/** What the balancer knows when a request comes; all lists are in the servers' order. */
export interface Servers {
  /** Which servers are thought to work; the configuration's `down` need not be repeated here. */
  readonly isUp: readonly boolean[];
  /** Requests that each is at work on, this one not counted; none when not given. */
  readonly inFlight?: readonly number[];
  /** Servers that this very request has already been sent to, in vain; none when not given. */
  readonly tried?: readonly boolean[];
  /** What hashing goes by (`hashKey`); null or empty: the request has none. */
  readonly key?: string | null;
  /** The request's number: what is drawn for it depends on this, not on how much was drawn before. */
  readonly request?: number;
  readonly now?: Instant;
}

export interface Choice<State> {
  /**
   * The chosen server's place in the list. Null: none is up, or, at HAProxy, all that are up have their fill and the
   * request waits for the first that has room. A hash may choose a server that is full: then the request waits for it.
   */
  readonly index: number | null;
  readonly state: State;
}

/** A try that is over. */
export interface Ended {
  readonly index: number;
  readonly isFailure: boolean;
  readonly now?: Instant;
}

export interface BalancingPolicy<State> {
  /** The product's own word for it. */
  readonly name: string;
  readonly start: State;
  readonly choose: (state: State, servers: Servers) => Choice<State>;
  /** What the policy learns when a try is over; policies that learn nothing do without. */
  readonly ended?: (state: State, ended: Ended) => State;
  /** What it thinks of the servers, in their order; policies that watch none do without. */
  readonly standings?: (state: State) => readonly Standing[];
}

declare const within: unique symbol;
/** The state of a policy that is known by its name only: kept by the caller, read by the policy. */
export interface PolicyState {
  readonly [within]: never;
}
export type AnyPolicy = BalancingPolicy<PolicyState>;

/** The policy with its state hidden; sound as long as each state goes back to the policy that it came from. */
export const hidden = <State>(policy: BalancingPolicy<State>): AnyPolicy => policy as unknown as AnyPolicy;

/** Whether the server has as many requests as it may have. */
export function isFull({ maxConnections }: Server, known: Servers, index: number): boolean {
  return maxConnections !== null && maxConnections > 0 && (known.inFlight?.[index] ?? 0) >= maxConnections;
}
