// The alphabet of the charts about servers: what a box does with a server, and what it then says of it.
import type { ServerHealth, TraceRecord } from '../../simulations/index.ts';

export type ServerLetter = 'is chosen' | 'fails' | `is found ${ServerHealth['state']}`;

export interface ServerLetterEvent {
  readonly type: ServerLetter;
}

/** A record that is about a server behind a box, and by which account; null: by both. */
export interface AboutServer {
  readonly box: string;
  readonly server: string;
  readonly by: ServerHealth['by'] | null;
  readonly letter: ServerLetter;
}

/** Null: the record is about no server. */
export function aboutServer(record: TraceRecord): AboutServer | null {
  switch (record.kind) {
    case 'server.chosen':
      return { box: record.node, server: record.chosen, by: null, letter: 'is chosen' };
    case 'server.failed':
      return { box: record.node, server: record.server, by: null, letter: 'fails' };
    case 'server.health':
      return { box: record.node, server: record.server, by: record.by, letter: `is found ${record.state}` };
    default:
      return null;
  }
}
