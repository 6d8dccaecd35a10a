// A link between two nodes: messages of one direction leave one after the other (bandwidth), then take the same time (latency).
import type { Duration, Instant } from '../kernel/time.ts';
import type { LinkId } from '../trace/record.ts';
import type { NodeId } from '../wire/payload.ts';

export interface LinkSettings {
  readonly id: LinkId;
  readonly between: readonly [NodeId, NodeId];
  /** One way. */
  readonly latency: Duration;
  /** Bits a microsecond; null: no transmission time. */
  readonly bandwidthMbps: number | null;
}

export interface Link {
  readonly id: LinkId;
  /** A cut link carries nothing; what becomes of what is sent over it is the world's business. */
  readonly isCut: boolean;
  cut(): void;
  mend(): void;
  /** When a message of so many octets, sent now by `from`, is received whole at the other side. */
  arrival(from: NodeId, bytes: number, now: Instant): Instant;
}

export function createLink({ id, between, latency, bandwidthMbps }: LinkSettings): Link {
  const freeAt: [Instant, Instant] = [0 as Instant, 0 as Instant];
  let isCut = false;
  return {
    id,
    get isCut() {
      return isCut;
    },
    cut() {
      isCut = true;
    },
    mend() {
      isCut = false;
    },
    arrival(from, bytes, now) {
      const direction = from === between[0] ? 0 : 1;
      const start = Math.max(now, freeAt[direction]);
      const transmission = bandwidthMbps === null ? 0 : Math.ceil((bytes * 8) / bandwidthMbps);
      freeAt[direction] = (start + transmission) as Instant;
      return (start + transmission + latency) as Instant;
    },
  };
}
