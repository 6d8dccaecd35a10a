// The servers behind a box as the box sees them: whom it chose how often, whom it waits for, whom it thinks well of.
import { innermost, type Instant, type ServerHealth, type Trace } from '../../../simulations/index.ts';

export interface ServerLine {
  readonly server: string;
  readonly chosen: number;
  readonly failed: number;
  /** Requests that it was sent and has not answered. */
  readonly inFlight: number;
  /** What the box thinks of it; null: it has not said. */
  readonly state: ServerHealth['state'] | null;
}

interface Tally {
  chosen: number;
  failed: number;
  state: ServerHealth['state'] | null;
  readonly waiting: Set<number>;
}

/** One line for each server that the box's configuration names; none for a box that has no servers of its own. */
export function serversOf({ header, records }: Trace, node: string, t: Instant): readonly ServerLine[] {
  const inbound = header.nodes.find(({ id }) => id === node)?.configuration.inbound ?? [];
  const tallies = new Map<string, Tally>();
  for (const { id, addresses } of header.nodes) {
    if (id !== node && addresses.some((address) => inbound.includes(address))) {
      tallies.set(id, { chosen: 0, failed: 0, state: null, waiting: new Set() });
    }
  }
  for (const record of records) {
    if (record.at > t) break;
    switch (record.kind) {
      case 'message.sent': {
        const tally = record.from === node ? tallies.get(record.to) : undefined;
        if (tally && innermost(record.payload).kind === 'http-request') tally.waiting.add(record.exchange);
        break;
      }
      case 'message.received': {
        const tally = record.to === node ? tallies.get(record.from) : undefined;
        const sent = records[record.sent];
        if (tally && sent?.kind === 'message.sent' && isAnswer(sent.payload)) tally.waiting.delete(record.exchange);
        break;
      }
      case 'server.chosen': {
        const tally = record.node === node ? tallies.get(record.chosen) : undefined;
        if (tally) tally.chosen += 1;
        break;
      }
      case 'server.failed': {
        const tally = record.node === node ? tallies.get(record.server) : undefined;
        if (!tally) break;
        tally.failed += 1;
        tally.waiting.delete(record.exchange);
        break;
      }
      case 'server.health': {
        const tally = record.node === node ? tallies.get(record.server) : undefined;
        if (tally) tally.state = record.state;
        break;
      }
      default:
    }
  }
  return [...tallies].map(([server, { waiting, ...counted }]) => ({ server, inFlight: waiting.size, ...counted }));
}

/** A final answer; interim ones (RFC 9110 §15.2) leave the request open. */
function isAnswer(payload: Parameters<typeof innermost>[0]): boolean {
  const layer = innermost(payload);
  return layer.kind === 'http-response' && layer.message.status >= 200;
}
