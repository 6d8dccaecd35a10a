// Whether a cache may keep a response: the conditions of RFC 9111 §3, one by one, with the one that decided.
import type { Directives } from '../http/cache-control.ts';
import { parseCacheControl } from '../http/cache-control.ts';
import { has, valueOf } from '../http/fields.ts';
import type { Request, Response } from '../http/message.ts';
import { isFinal, statusReason } from '../http/status.ts';
import type { TargetUri } from '../http/target-uri.ts';
import { uriText } from '../http/target-uri.ts';
import { resolveReference } from '../http/uri-reference.ts';
import type { CacheTraits } from './cache-traits.ts';
import { isUnqualified, rulingOf } from './directives.ts';
import { allowsGuess } from './guess.ts';
import { heldRange, isShort } from './parts.ts';

/** Each key has a sentence in every language's catalogue. */
export type StorabilityReason =
  | 'method'
  | 'not-final'
  | 'partial'
  | 'incomplete'
  | 'not-understood'
  | 'request-no-store'
  | 'no-store'
  | 'private'
  | 'authorization'
  | 'no-freshness'
  | 's-maxage'
  | 'max-age'
  | 'expires'
  | 'heuristic'
  | 'validator';

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

/** RFC 9111 §3: a final status that this cache knows what to do with; one that it does not know counts as x00, but is not understood. */
const understands = ({ status }: Response): boolean => statusReason(status) !== '' && status !== 206 && status !== 304;

/** RFC 9110 §9.3.3: what POST made is what GET would get, when it says so: explicit freshness, and Content-Location names the target itself. */
function isOwnResult(
  { method }: Request,
  { fields, status }: Response,
  directives: Directives,
  target: TargetUri,
): boolean {
  if (method !== 'POST' || status === 206) return false;
  const isExplicit = ['s-maxage', 'max-age'].some((name) => directives.has(name)) || has(fields, 'Expires');
  const location = valueOf(fields, 'Content-Location');
  const named = location === null ? null : resolveReference(target, location);
  return isExplicit && named !== null && uriText(named) === uriText(target);
}

/** What a response and its request say about themselves that forbids keeping it; null: nothing. */
function objection(
  request: Request,
  response: Response,
  directives: Directives,
  isShared: boolean,
): Storability | null {
  if (!isFinal(response.status)) return no('not-final', 'RFC 9111 §3');
  // A part is kept as a part, when it says which (§3.3); 304 is no representation at all.
  if (response.status === 304 || (response.status === 206 && heldRange(response) === null)) {
    return no('partial', 'RFC 9111 §3.3');
  }
  if (isShort(response)) return no('incomplete', 'RFC 9111 §3.3');
  if (parseCacheControl(request.fields).has('no-store')) return no('request-no-store', 'RFC 9111 §5.2.1.5');
  if (directives.has('must-understand')) {
    // RFC 9111 §5.2.2.3: where the status is understood, no-store beside it is to be passed over.
    if (!understands(response)) return no('not-understood', 'RFC 9111 §5.2.2.3');
  } else if (directives.has('no-store')) return no('no-store', 'RFC 9111 §5.2.2.5');
  if (isShared && isUnqualified(directives, 'private')) return no('private', 'RFC 9111 §5.2.2.7');
  if (isShared && has(request.fields, 'Authorization') && !isFreedForSharing(directives)) {
    return no('authorization', 'RFC 9111 §3.5');
  }
  return null;
}

/** `request` and `response` as the cache got them; `target`: what the request is about, for methods other than GET. */
export function storability(
  request: Request,
  response: Response,
  traits: CacheTraits,
  target: TargetUri | null = null,
): Storability {
  const { directives, isTargeted } = rulingOf(response, traits);
  // This cache understands GET, and of POST what it says of its own target (RFC 9111 §3, first condition).
  const isUnderstood =
    request.method === 'GET' || (target !== null && isOwnResult(request, response, directives, target));
  if (!isUnderstood) return no('method', 'RFC 9111 §3');
  const against = objection(request, response, directives, traits.isShared);
  if (against) return against;
  if (traits.isShared && directives.has('s-maxage')) return yes('s-maxage', 'RFC 9111 §5.2.2.10');
  if (directives.has('max-age')) return yes('max-age', 'RFC 9111 §5.2.2.1');
  if (!isTargeted && has(response.fields, 'Expires')) return yes('expires', 'RFC 9111 §5.3');
  // By its status, or by `public` (§5.2.2.9), it may be kept; there is a use in that only with something to guess or to ask by.
  if (!allowsGuess(response, traits)) return no('no-freshness', 'RFC 9111 §3');
  if (has(response.fields, 'Last-Modified')) return yes('heuristic', 'RFC 9111 §4.2.2');
  return has(response.fields, 'ETag') ? yes('validator', 'RFC 9111 §4.3.1') : no('no-freshness', 'RFC 9111 §3');
}
