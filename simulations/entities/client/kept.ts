// Connections that a client keeps for a purpose: tunnels by the site that they lead to, connections by the number that they were asked for
// under. Plain ones are kept by the pool.
import type { ExchangeId } from '../../trace/record.ts';
import type { World } from '../entity.ts';
import type { End } from '../transport/end.ts';

export interface Kept {
  /** An idle one, which is the taker's from now on; null: there is none. */
  take(key: string, exchange: ExchangeId): End | null;
  /** Keeps it while its peer does. */
  keep(key: string, end: End): void;
}

export function createKept(world: World): Kept {
  const kept = new Map<string, End[]>();
  return {
    take(key, exchange) {
      const end = kept.get(key)?.pop();
      if (!end) return null;
      const { node, connection, peer } = end;
      world.record({ kind: 'connection.reused', at: world.now, exchange, node, connection, peer });
      end.current = exchange;
      return end;
    },
    keep(key, end) {
      if (end.state !== 'open') return;
      const list = kept.get(key) ?? [];
      kept.set(key, list);
      list.push(end);
      end.listener = { payload: () => undefined, closed: () => void list.splice(list.indexOf(end), 1) };
    },
  };
}
