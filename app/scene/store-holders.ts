// Who holds an answer that came out of a store: the box that had it, then each to whom it is passed on. What is fetched behind a client's back
// in the meantime is nothing of the kind.
import type { MessageSent, TraceRecord } from '../../simulations/index.ts';

export class StoreHolders {
  private readonly holders = new Map<number, Set<string>>();

  see(record: TraceRecord): void {
    const { kind } = record;
    if (kind !== 'cache.hit' && kind !== 'cache.reused' && kind !== 'cache.freshened') return;
    const nodes = this.holders.get(record.exchange);
    if (nodes) nodes.add(record.node);
    else this.holders.set(record.exchange, new Set([record.node]));
  }

  /** Whether the response that is being sent is such an answer; whoever gets it holds it then. */
  passOn({ exchange, from, to }: Pick<MessageSent, 'exchange' | 'from' | 'to'>): boolean {
    const nodes = this.holders.get(exchange);
    if (nodes?.has(from) !== true) return false;
    nodes.add(to);
    return true;
  }
}
