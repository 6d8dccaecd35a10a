// The life of one exchange at one participant: the states it went through, with their instants. Plain data, so that a worker can post it.

/** Which chart tells the life. */
export type MachineName = 'client' | 'forward-proxy' | 'gateway' | 'origin-server' | 'tunnel' | 'tunnel-server';

export interface Lifeline {
  readonly exchange: number;
  readonly node: string;
  readonly machine: MachineName;
  /** Names of states in order; lives that took the same path share this array. */
  readonly states: readonly string[];
  /** When each state was entered, in microseconds; as long as `states`. */
  readonly at: readonly number[];
  /** The record that led into each state, by its number in the trace; as long as `states`. */
  readonly records: readonly number[];
}
