// What a participant is at work on: requests in service, requests in line, requests done.
import type { Instant, Trace } from '../../../simulations/index.ts';

export interface Work {
  readonly working: number;
  readonly waiting: number;
  readonly done: number;
  /** How many it works on at once; null: not a queueing station. */
  readonly servers: number | null;
  readonly isStopped: boolean;
}

/** Null for a participant at which nothing is ever worked on or waits. */
export function workOf({ header, records }: Trace, node: string, t: Instant): Work | null {
  const working = new Set<number>();
  const waiting = new Set<number>();
  let done = 0;
  let isStopped = false;
  for (const record of records) {
    if (record.at > t) break;
    if (!('node' in record) || record.node !== node) continue;
    switch (record.kind) {
      case 'queue.entered':
        waiting.add(record.exchange);
        break;
      case 'service.started':
        waiting.delete(record.exchange);
        working.add(record.exchange);
        break;
      case 'service.finished':
        working.delete(record.exchange);
        done += 1;
        break;
      case 'intervention.applied':
        if (record.patch !== 'stop-server' && record.patch !== 'start-server') break;
        isStopped = record.patch === 'stop-server';
        working.clear();
        waiting.clear();
        break;
      default:
    }
  }
  const servers = header.nodes.find(({ id }) => id === node)?.servers ?? null;
  if (servers === null && waiting.size === 0 && done === 0 && !isStopped) return null;
  return { working: working.size, waiting: waiting.size, done, servers, isStopped };
}
