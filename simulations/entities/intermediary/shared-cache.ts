// The cache inside an intermediary: asks the rules of RFC 9111 (`caching/`), keeps what they allow, and records each decision.
import { cacheKey } from '../../caching/cache-key.ts';
import { cacheStatus } from '../../caching/cache-status.ts';
import type { CacheTraits } from '../../caching/cache-traits.ts';
import type { CacheDecision } from '../../caching/decide.ts';
import { decide } from '../../caching/decide.ts';
import { currentAge, freshnessLeft, wholeSeconds } from '../../caching/freshness.ts';
import { storability } from '../../caching/storability.ts';
import { createStore } from '../../caching/store.ts';
import type { Request, Response } from '../../http/message.ts';
import type { TargetUri } from '../../http/target-uri.ts';
import type { Instant } from '../../kernel/time.ts';
import type { ExchangeId } from '../../trace/record.ts';
import type { NodeId } from '../../wire/payload.ts';
import type { World } from '../entity.ts';

export interface SharedCacheSettings {
  /** How many responses it has room for. */
  readonly capacity: number;
  /** Whether answers say how they were found (RFC 9211). */
  readonly tellsStatus: boolean;
}

export interface Fetched {
  readonly request: Request;
  readonly target: TargetUri;
  readonly response: Response;
  readonly exchange: ExchangeId;
  readonly requestTime: Instant;
  readonly from: NodeId;
}

export interface Found {
  readonly response: Response;
  readonly ageSeconds: number;
  readonly cacheStatus: string | null;
}

export interface SharedCache {
  readonly isOn: boolean;
  turn(on: boolean): void;
  /** A stored response that may be used now; null: ask on (or the cache is off). */
  consult(request: Request, target: TargetUri, exchange: ExchangeId): Found | null;
  /** Keeps a fetched response if it may, and returns the Cache-Status member to send with it, if any is sent. */
  keep(fetched: Fetched): string | null;
}

const USUAL: SharedCacheSettings = { capacity: 100, tellsStatus: false };

/** `settings` null: there is one, but it is off until it is turned on. */
export function createSharedCache(
  node: NodeId,
  name: string,
  settings: SharedCacheSettings | null,
  world: World,
): SharedCache {
  const { capacity, tellsStatus } = settings ?? USUAL;
  const traits: CacheTraits = { isShared: true, epochSeconds: world.epochSeconds };
  const store = createStore({ capacity });
  /** What was decided for the exchanges that were passed on. */
  const decisions = new Map<ExchangeId, CacheDecision>();
  let isOn = settings !== null;
  let kept = 0;

  return {
    get isOn() {
      return isOn;
    },
    turn(on) {
      isOn = on;
    },
    consult(request, target, exchange) {
      if (!isOn) return null;
      const variants = store.variants(cacheKey(request.method, target));
      const decision = decide(request, variants, world.now, traits);
      const entry = variants.find(({ id }) => id === decision.storedResponse);
      if (!decision.hit || !entry) {
        decisions.set(exchange, decision);
        world.record({ kind: 'cache.fwd', at: world.now, exchange, node, decision });
        return null;
      }
      world.record({ kind: 'cache.hit', at: world.now, exchange, node, decision });
      store.touch(entry.id);
      const isHead = request.method === 'HEAD';
      return {
        response: isHead ? { ...entry.response, content: null } : entry.response,
        ageSeconds: wholeSeconds(currentAge(entry, world.now, traits.epochSeconds)),
        cacheStatus: tellsStatus ? cacheStatus(name, decision) : null,
      };
    },
    keep({ request, target, response, exchange, requestTime, from }) {
      const decision = decisions.get(exchange);
      decisions.delete(exchange);
      if (!isOn || !decision) return null;
      const { storable, reason, section } = storability(request, response, traits);
      if (storable) {
        kept += 1;
        const key = cacheKey(request.method, target);
        const at = world.now;
        const entry = { id: kept, key, request, response, storedAt: at, requestTime, responseTime: at, exchange, from };
        const evicted = store.put(entry).map(({ id }) => id);
        const freshSeconds = wholeSeconds(freshnessLeft(entry, at, traits));
        const kind = 'cache.stored';
        world.record({ kind, at, exchange, node, storedResponse: kept, key, request, response, freshSeconds, evicted });
      } else {
        world.record({ kind: 'cache.declined', at: world.now, exchange, node, reason, section });
      }
      return tellsStatus ? cacheStatus(name, decision, storable) : null;
    },
  };
}
