// Which responses may be taken as fresh for a while although they do not say for how long (RFC 9111 §4.2.2).
import type { Response } from '../http/message.ts';
import type { CacheTraits } from './cache-traits.ts';
import { rulingOf } from './directives.ts';

/** RFC 9110 §15.1: heuristically cacheable by their definition. */
const BY_STATUS: readonly number[] = [200, 203, 204, 206, 300, 301, 308, 404, 405, 410, 414, 501];

/** By the status, or because `public` says so (RFC 9111 §5.2.2.9). */
export const allowsGuess = (response: Response, traits: Pick<CacheTraits, 'targets'>): boolean =>
  BY_STATUS.includes(response.status) || rulingOf(response, traits).directives.has('public');
