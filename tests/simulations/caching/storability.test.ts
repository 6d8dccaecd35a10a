// What may be stored, condition by condition (RFC 9111 §3 and what it refers to).
import { describe, expect, it } from 'vitest';
import { storability } from '../../../simulations/caching/storability.ts';
import { PRIVATE, SHARED, request, response } from './messages.ts';

const FRESH = 'Cache-Control: max-age=60';
const CREDENTIALS = 'Authorization: Basic YTpi';

describe('a shared cache', () => {
  it.each<[string, string[], number, string[], boolean, string, string]>([
    ['GET', [], 200, [FRESH], true, 'max-age', 'RFC 9111 §5.2.2.1'],
    ['GET', [], 200, ['Cache-Control: s-maxage=60, max-age=0'], true, 's-maxage', 'RFC 9111 §5.2.2.10'],
    ['GET', [], 200, ['Expires: Sun, 06 Nov 1994 08:50:37 GMT'], true, 'expires', 'RFC 9111 §5.3'],
    ['GET', [], 200, ['Expires: 0'], true, 'expires', 'RFC 9111 §5.3'],
    ['GET', [], 404, [FRESH], true, 'max-age', 'RFC 9111 §5.2.2.1'],
    ['GET', [], 200, [], false, 'no-freshness', 'RFC 9111 §3'],
    ['GET', [], 200, ['Cache-Control: public'], false, 'no-freshness', 'RFC 9111 §3'],
    ['HEAD', [], 200, [FRESH], false, 'method', 'RFC 9111 §3'],
    ['POST', [], 200, [FRESH], false, 'method', 'RFC 9111 §3'],
    ['GET', [], 103, [FRESH], false, 'not-final', 'RFC 9111 §3'],
    ['GET', [], 206, [FRESH], false, 'partial', 'RFC 9111 §3.3'],
    ['GET', [], 304, [FRESH], false, 'partial', 'RFC 9111 §3.3'],
    ['GET', ['Cache-Control: no-store'], 200, [FRESH], false, 'request-no-store', 'RFC 9111 §5.2.1.5'],
    ['GET', [], 200, [FRESH, 'Cache-Control: No-Store'], false, 'no-store', 'RFC 9111 §5.2.2.5'],
    ['GET', [], 200, [FRESH, 'Cache-Control: private'], false, 'private', 'RFC 9111 §5.2.2.7'],
    ['GET', [], 200, [FRESH, 'Cache-Control: private="x"'], true, 'max-age', 'RFC 9111 §5.2.2.1'], // all but the field x
    ['GET', [], 200, [FRESH, 'Cache-Control: no-cache'], true, 'max-age', 'RFC 9111 §5.2.2.1'],
    ['GET', [CREDENTIALS], 200, [FRESH], false, 'authorization', 'RFC 9111 §3.5'],
    ['GET', [CREDENTIALS], 200, [FRESH, 'Cache-Control: public'], true, 'max-age', 'RFC 9111 §5.2.2.1'],
    ['GET', [CREDENTIALS], 200, [FRESH, 'Cache-Control: must-revalidate'], true, 'max-age', 'RFC 9111 §5.2.2.1'],
    ['GET', [CREDENTIALS], 200, ['Cache-Control: s-maxage=1'], true, 's-maxage', 'RFC 9111 §5.2.2.10'],
    ['GET', [CREDENTIALS], 200, [FRESH, 'Cache-Control: no-store, public'], false, 'no-store', 'RFC 9111 §5.2.2.5'],
  ])('%s %j, %d %j → %s: %s (%s)', (method, asked, status, answered, storable, reason, section) => {
    const verdict = storability(request(method, ...asked), response(status, ...answered), SHARED);
    expect(verdict).toEqual({ storable, reason, section });
  });
});

describe('a private cache', () => {
  it.each<[string[], string[], boolean, string]>([
    [[], [FRESH, 'Cache-Control: private'], true, 'max-age'],
    [[CREDENTIALS], [FRESH], true, 'max-age'],
    [[], ['Cache-Control: s-maxage=60'], false, 'no-freshness'], // RFC 9111 §5.2.2.10: for shared caches only
    [[], [FRESH, 'Cache-Control: no-store'], false, 'no-store'],
  ])('%j, %j → %s: %s', (asked, answered, storable, reason) => {
    const verdict = storability(request('GET', ...asked), response(200, ...answered), PRIVATE);
    expect(verdict).toMatchObject({ storable, reason });
  });
});
