// How a cache says what it did: one member of the Cache-Status field (RFC 9211 §2).
import type { CacheDecision } from './decide.ts';

/** A name as a token of structured fields, which begins with a letter, else as a string (RFC 9651 §3.3.4, §3.3.3). */
const nameText = (name: string): string =>
  /^[A-Za-z*][!#$%&'*+\-.^_`|~0-9A-Za-z:/]*$/u.test(name) ? name : `"${name.replace(/["\\]/gu, '\\$&')}"`;

/** As "edge; hit; ttl=30" or "edge; fwd=uri-miss; stored"; `isStored`: the answer that was fetched is kept (§2.5). */
export function cacheStatus(cacheName: string, decision: CacheDecision, isStored = false): string {
  const name = nameText(cacheName);
  if (decision.hit) return `${name}; hit; ttl=${decision.ttl}`;
  return `${name}; fwd=${decision.fwd}${isStored ? '; stored' : ''}`;
}
