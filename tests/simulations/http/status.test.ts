// Reason phrases and classes of status codes (RFC 9110 §15).
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
