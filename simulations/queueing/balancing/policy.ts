// What a balancing policy is: a pure function from (state, servers as known now) to (choice, new state).
import type { Instant } from '../../kernel/time.ts';

/** One server of the list, as the configuration has it. */
export interface Server {
  /** Its text in the list, such as `10.2.0.11:8080`; nginx's ring and Squid's hashes go by it. */
  readonly name: string;
  readonly weight: number;
  /** Serves only while no other can. */
  readonly isBackup: boolean;
  /** Switched off by the configuration; keeps its place in hashes. */
  readonly isDown: boolean;
  /** Requests that it may have at a time; null and 0: no limit. */
  readonly maxConnections: number | null;
  /** After so many failures it is passed over for so long (nginx `max_fails`, `fail_timeout`); null: others watch it. */
  readonly passive: PassiveCheck | null;
}

export interface PassiveCheck {
  /** 0: never passed over. */
  readonly maxFails: number;
  /** Whole seconds. */
  readonly failTimeoutS: number;
}

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
