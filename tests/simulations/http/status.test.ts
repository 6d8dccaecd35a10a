// Reason phrases and classes of status codes (RFC 9110 §15).
import { STATUS_CODES } from 'node:http';
import { expect, it } from 'vitest';
import { isFinal, statusClass, statusReason } from '../../../simulations/http/status.ts';

it.each([
  [100, 'Continue', 'informational', false],
  [200, 'OK', 'successful', true],
  [203, 'Non-Authoritative Information', 'successful', true],
  [301, 'Moved Permanently', 'redirection', true],
  [304, 'Not Modified', 'redirection', true],
  [404, 'Not Found', 'client-error', true],
  [407, 'Proxy Authentication Required', 'client-error', true],
  [413, 'Content Too Large', 'client-error', true],
  [422, 'Unprocessable Content', 'client-error', true],
  [431, 'Request Header Fields Too Large', 'client-error', true],
  [502, 'Bad Gateway', 'server-error', true],
  [504, 'Gateway Timeout', 'server-error', true],
])('%d is %s: %s, final %s', (status, reason, kind, final) => {
  expect([statusReason(status), statusClass(status), isFinal(status)]).toEqual([reason, kind, final]);
});

it('has no phrase for what is unassigned, and takes a code out of range as a server error (RFC 9110 §15)', () => {
  expect([statusReason(299), statusClass(299)]).toEqual(['', 'successful']);
  expect([statusClass(42), statusClass(700)]).toEqual(['server-error', 'server-error']);
});

/** Where RFC 9110 changed the phrase that Node still has. */
const RENAMED: Record<number, string> = { 413: 'Content Too Large', 422: 'Unprocessable Content' };
/** What Node knows and the model has no use for: WebDAV and other extensions. */
const LEFT_OUT = [102, 103, 207, 208, 226, 418, 423, 424, 425, 451, 506, 507, 508, 509, 510];

it('has for every code of RFC 9110 and RFC 6585 the phrase that Node has, as far as it is still right', () => {
  for (let status = 100; status < 600; status += 1) {
    const known = LEFT_OUT.includes(status) ? undefined : (RENAMED[status] ?? STATUS_CODES[status]);
    expect(statusReason(status), String(status)).toBe(known ?? '');
  }
});
