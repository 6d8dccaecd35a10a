// A request as most steps make it: GET, on a fresh connection, waited for.
import type { RequestStep } from './steps.ts';

export const get = (target: string, more: Partial<RequestStep> = {}): RequestStep => ({
  kind: 'request',
  method: 'GET',
  target,
  fields: [],
  body: null,
  chunk: null,
  pieces: null,
  everyS: null,
  bodyAfterS: null,
  from: null,
  clients: [],
  connection: null,
  atS: null,
  times: 1,
  isAtOnce: false,
  doesNotWait: false,
  closesAfterS: null,
  stopsReading: false,
  ...more,
});
