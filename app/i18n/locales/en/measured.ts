// What is said of the measured numbers besides their names, in English.
import { format } from './format.ts';

export const measured = {
  /** Of all facts that there are, shown or not. */
  learned: (facts: number) => `Facts the origin learns, of ${format.number(facts)}`,
  latencyOfOne: 'Latency, 1 answer',
  /** Of which requests the latencies are, and what the small figures are, if there are any. */
  pairs: (pairs: number, hasInterval: boolean) =>
    pairs === 0
      ? 'No request has been answered on both stages yet.'
      : `Latency: of the ${pairs === 1 ? 'one request' : `${format.number(pairs)} requests`} answered on both stages${
          hasInterval ? '; small figures: 95 % interval.' : ', too few for an interval.'
        }`,
};
