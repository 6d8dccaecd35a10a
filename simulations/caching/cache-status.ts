// How a cache says what it did: one member of the Cache-Status field (RFC 9211 §2).
import { tokenOrQuoted } from '../http/fields.ts';
import type { CacheDecision } from './decide.ts';

/** As "edge; hit; ttl=30" or "edge; fwd=uri-miss; stored"; `isStored`: the answer that was fetched is kept (§2.5). */
export function cacheStatus(cacheName: string, decision: CacheDecision, isStored = false): string {
  const name = tokenOrQuoted(cacheName);
  if (decision.hit) return `${name}; hit; ttl=${decision.ttl}`;
  return `${name}; fwd=${decision.fwd}${isStored ? '; stored' : ''}`;
}
