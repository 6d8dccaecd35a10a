// How a cache says what it did: one member of the Cache-Status field (RFC 9211 §2).
import type { CacheDecision } from './decide.ts';

/** A name as a token of structured fields, which begins with a letter, else as a string (RFC 9651 §3.3.4, §3.3.3). */
const nameText = (name: string): string =>
  /^[A-Za-z*][!#$%&'*+\-.^_`|~0-9A-Za-z:/]*$/u.test(name) ? name : `"${name.replace(/["\\]/gu, '\\$&')}"`;

export interface Forwarded {
  /** Whether the answer that was fetched is kept (§2.5). */
  readonly isStored?: boolean;
  /** The status that came, where the client gets another (§2.3). */
  readonly status?: number | null;
}

/** As "edge; hit; ttl=30", "edge; fwd=uri-miss; stored" or "edge; fwd=stale; fwd-status=304". */
export function cacheStatus(cacheName: string, decision: CacheDecision, forwarded: Forwarded = {}): string {
  const name = nameText(cacheName);
  // Whoever waited for what another had asked for was passed on with it, so to say (§2.6).
  if (decision.hit && decision.collapsed === true) return `${name}; fwd=miss; collapsed`;
  if (decision.hit) return `${name}; hit; ttl=${decision.ttl}`;
  const { isStored = false, status = null } = forwarded;
  return `${name}; fwd=${decision.fwd}${status === null ? '' : `; fwd-status=${status}`}${isStored ? '; stored' : ''}`;
}
