// How busy a node with servers and a line was, read off the records of its services.
import type { Instant } from '../kernel/time.ts';
import type { ExchangeId, TraceRecord } from '../trace/record.ts';
import type { NodeId } from '../wire/payload.ts';
import type { GrowingStepFunction, StepFunction } from './step-function.ts';
import { levelAt, newStepFunction, step } from './step-function.ts';

/** How many requests it works on at a time at most, how many it did and how many stood in line, over time. */
export interface Station {
  readonly node: NodeId;
  readonly servers: number;
  readonly busy: StepFunction;
  readonly waiting: StepFunction;
}

export interface WatchedStation {
  readonly station: Station;
  see(record: TraceRecord): void;
}

export function watchStation(node: NodeId, servers: number): WatchedStation {
  const busy = newStepFunction();
  const waiting = newStepFunction();
  const inLine = new Set<ExchangeId>();
  const empty = (steps: GrowingStepFunction, at: Instant): void => {
    step(steps, at, -levelAt(steps, at));
  };
  return {
    station: { node, servers, busy, waiting },
    see(record) {
      const { kind, at } = record;
      if (kind === 'queue.entered') {
        inLine.add(record.exchange);
        step(waiting, at, 1);
      } else if (kind === 'service.started') {
        if (inLine.delete(record.exchange)) step(waiting, at, -1);
        step(busy, at, 1);
      } else if (kind === 'service.finished') {
        step(busy, at, -1);
      } else if (kind === 'intervention.applied' && record.patch === 'stop-server') {
        // A stopped server loses what it worked on and what waited, without a word about each.
        empty(busy, at);
        empty(waiting, at);
        inLine.clear();
      }
    },
  };
}
