// The connections of a participant at an instant, by the neighbour at the other end.
import type { Instant, Trace } from '../../../simulations/index.ts';

export interface ConnectionsTo {
  readonly peer: string;
  /** Open at the instant. */
  readonly open: number;
  /** Opened since the start of the run, those that are closed again included. */
  readonly everOpened: number;
}

/**
 * The neighbours that `node` has spoken with over each connection. None: it runs inside another one, as in a private network, and has no
 * end here; several: it only passes here, as through a filter in the line.
 */
function neighboursBy({ records }: Trace, node: string): ReadonlyMap<number, ReadonlySet<string>> {
  const neighbours = new Map<number, Set<string>>();
  for (const record of records) {
    if (record.kind !== 'message.sent' || (record.from !== node && record.to !== node)) continue;
    const known = neighbours.get(record.connection) ?? new Set();
    neighbours.set(record.connection, known.add(record.from === node ? record.to : record.from));
  }
  return neighbours;
}

/** One line a neighbour, in the order of the first connection. */
export function connectionsOf(trace: Trace, node: string, t: Instant): readonly ConnectionsTo[] {
  const { records } = trace;
  const neighbours = neighboursBy(trace, node);
  const peers = new Map<number, string>();
  const open = new Set<number>();
  const counts = new Map<string, number>();
  for (const record of records) {
    if (record.at > t) break;
    if (record.kind === 'connection.opened' && (record.node === node || record.peer === node)) {
      if (neighbours.get(record.connection)?.size !== 1) continue;
      const peer = record.node === node ? record.peer : record.node;
      peers.set(record.connection, peer);
      open.add(record.connection);
      counts.set(peer, (counts.get(peer) ?? 0) + 1);
    } else if (record.kind === 'connection.closed' && record.node === node) {
      open.delete(record.connection);
    }
  }
  return [...counts].map(([peer, everOpened]) => ({
    peer,
    open: [...open].filter((connection) => peers.get(connection) === peer).length,
    everOpened,
  }));
}
