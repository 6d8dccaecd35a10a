// Requests, responses and stored responses for the tests of the cache, from lines of text.
import type { StoredResponse } from '../../../simulations/caching/store.ts';
import type { Fields, Request, Response } from '../../../simulations/http/message.ts';
import type { Instant } from '../../../simulations/kernel/time.ts';

/** Seconds since 1970 at the start of the run: Sun, 06 Nov 1994 08:49:37 GMT. */
export const EPOCH = 784_111_777;
export const SHARED = { isShared: true, epochSeconds: EPOCH };
export const PRIVATE = { isShared: false, epochSeconds: EPOCH };

/** "Name: value" → field line. */
export const lines = (...texts: readonly string[]): Fields =>
  texts.map((text) => ({ name: text.slice(0, text.indexOf(':')), value: text.slice(text.indexOf(':') + 1).trim() }));

export const request = (method = 'GET', ...fields: readonly string[]): Request => ({
  kind: 'request',
  method,
  target: '/',
  version: '1.1',
  fields: lines('Host: shop.example', ...fields),
  content: null,
});

export const response = (status = 200, ...fields: readonly string[]): Response => ({
  kind: 'response',
  version: '1.1',
  status,
  reason: '',
  fields: lines(...fields),
  content: null,
});

export const seconds = (count: number): Instant => Math.round(count * 1_000_000) as Instant;

/** Kept at the start of the run unless `more` says otherwise. */
export const kept = (answer: Response, more: Partial<StoredResponse> = {}): StoredResponse => ({
  id: 1,
  key: 'GET http://shop.example/',
  request: request(),
  response: answer,
  storedAt: seconds(0),
  requestTime: seconds(0),
  responseTime: seconds(0),
  exchange: 1,
  from: 'shop',
  ...more,
});
