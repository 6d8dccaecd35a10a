// What a change at the origin makes of stored responses: they go (RFC 9111 §4.4).
import { valueOf } from '../http/fields.ts';
import type { Request, Response } from '../http/message.ts';
import { isSafe } from '../http/methods.ts';
import type { TargetUri } from '../http/target-uri.ts';
import { originOf, uriText } from '../http/target-uri.ts';
import { resolveReference } from '../http/uri-reference.ts';

/** The URIs whose stored responses are no longer to be trusted: the target's, and what Location and Content-Location name at the same origin. */
export function invalidatedUris(
  { method }: Request,
  target: TargetUri,
  { status, fields }: Response,
): readonly TargetUri[] {
  // RFC 9111 §4.4: a non-error response, 2xx or 3xx, to a method that is not known to be safe.
  if (isSafe(method) || status < 200 || status >= 400) return [];
  const uris = new Map([[uriText(target), target]]);
  for (const name of ['Location', 'Content-Location']) {
    const reference = valueOf(fields, name);
    const uri = reference === null ? null : resolveReference(target, reference);
    // A server speaks for its own origin alone: else one could empty the cache for another.
    if (uri !== null && originOf(uri) === originOf(target)) uris.set(uriText(uri), uri);
  }
  return [...uris.values()];
}
