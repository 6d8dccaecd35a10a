// Whether a cache may keep a response: the conditions of RFC 9111 §3, one by one, with the one that decided.
import type { Directives } from '../http/cache-control.ts';
import { parseCacheControl } from '../http/cache-control.ts';
import { has } from '../http/fields.ts';
import type { Request, Response } from '../http/message.ts';
import { isFinal } from '../http/status.ts';
import type { CacheTraits } from './cache-traits.ts';

/** Each key has a sentence in every language's catalogue. */
export type StorabilityReason =
  | 'method'
  | 'not-final'
  | 'partial'
  | 'request-no-store'
  | 'no-store'
  | 'private'
  | 'authorization'
  | 'no-freshness'
  | 's-maxage'
  | 'max-age'
  | 'expires';

export interface Storability {
  readonly storable: boolean;
  /** What forbids it, or what allows it. */
  readonly reason: StorabilityReason;
  readonly section: string;
}

const no = (reason: StorabilityReason, section: string): Storability => ({ storable: false, reason, section });
const yes = (reason: StorabilityReason, section: string): Storability => ({ storable: true, reason, section });

/** RFC 9111 §3.5: who asked with credentials gets an answer of their own, unless the response says otherwise. */
const isFreedForSharing = (directives: Directives): boolean =>
  ['public', 's-maxage', 'must-revalidate'].some((name) => directives.has(name));

/** `request` and `response` as the cache got them. */
export function storability(request: Request, response: Response, { isShared }: CacheTraits): Storability {
  const directives = parseCacheControl(response.fields);
  // This cache understands GET alone (RFC 9111 §3, first condition), final responses, and no parts (§3.3).
  if (request.method !== 'GET') return no('method', 'RFC 9111 §3');
  if (!isFinal(response.status)) return no('not-final', 'RFC 9111 §3');
  if (response.status === 206 || response.status === 304) return no('partial', 'RFC 9111 §3.3');
  if (parseCacheControl(request.fields).has('no-store')) return no('request-no-store', 'RFC 9111 §5.2.1.5');
  if (directives.has('no-store')) return no('no-store', 'RFC 9111 §5.2.2.5');
  // Also when it names fields: a cache may take that form as the plain one (RFC 9111 §5.2.2.7).
  if (isShared && directives.has('private')) return no('private', 'RFC 9111 §5.2.2.7');
  if (isShared && has(request.fields, 'Authorization') && !isFreedForSharing(directives)) {
    return no('authorization', 'RFC 9111 §3.5');
  }
  if (isShared && directives.has('s-maxage')) return yes('s-maxage', 'RFC 9111 §5.2.2.10');
  if (directives.has('max-age')) return yes('max-age', 'RFC 9111 §5.2.2.1');
  if (has(response.fields, 'Expires')) return yes('expires', 'RFC 9111 §5.3');
  // It might be kept if its status or `public` allows a guess at its freshness (§4.2.2); this cache does not guess.
  return no('no-freshness', 'RFC 9111 §3');
}
