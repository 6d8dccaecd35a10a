// What a topic of recordings is to the conformance command: it is given what was set up and done, and says what then was seen.
import type { Json, JsonObject } from './json.ts';

/** One recorded case as a topic may see it: neither its id and title nor what was recorded of it. */
export interface RecordedCase {
  /** `product` or `products` (client side first), `directives`, and what the topic adds. Read the words with `directivesOf`. */
  readonly setup: JsonObject;
  /** Topic identity: `forward`, `chain`, …; elsewhere null. */
  readonly mode: string | null;
  /** What was done, in words or steps. Topic caching keeps it among its results: there, the steps without these. */
  readonly stimulus: Json;
  /** What the words leave open. Read it with `stepsOf`, `originsOf`. Empty when there is none. */
  readonly replay: JsonObject;
  /** What was looked at: the keys of `observed` in order, each with the kind of its value. The k-th label belongs to the k-th step. */
  readonly asked: readonly Asked[];
}

export interface Asked {
  readonly name: string;
  readonly kind: 'nothing' | 'yes or no' | 'number' | 'text' | 'list' | 'object';
}

export interface Topic {
  /** As the file says it. */
  readonly name: string;
  /**
   * Runs the case in the simulator and tells what was seen under the recording's own keys and in its own form. Keys that the recording does
   * not have are not compared at the top level; below it, keys must be the same. Pages that a box made are told with `ownPage`.
   * Throws `Unsupported` for what the simulator cannot express.
   */
  replay(recorded: RecordedCase): JsonObject;
  /** What of a recording is compared; all of it unless the topic leaves something out. */
  compared?(observed: JsonObject): JsonObject;
  /** What of the simulation stands beside it; all of it unless there is something that the recording could not show. */
  beside?(observed: JsonObject, simulated: JsonObject): JsonObject;
}
