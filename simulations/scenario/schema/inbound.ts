// A gateway's servers as they are written in a scenario file. What stands there for profile rfc alone is left out where it is not said.
import * as v from 'valibot';
import { id, list, number, path, text, wholeNumber } from './leaves.ts';

const MOST = 200;
/** A minute: no check or queue that is worth watching is slower. */
const MOST_MS = 600_000;

/** By which a gateway without a product picks a server. */
export const balancing = v.picklist([
  ...(['round-robin', 'smooth-weighted', 'least-connections', 'random', 'random-two'] as const),
  ...(['address-hash', 'uri-hash', 'consistent-hash', 'source'] as const),
]);

/** As nginx has it: a weight of 0 would be a server that is down, and a ring of points has 160 for each unit. */
const weight = wholeNumber(1, 1000);

const options = v.strictObject({
  server: id,
  weight: v.exactOptional(weight),
  backup: v.exactOptional(v.boolean()),
  down: v.exactOptional(v.boolean()),
  maxConnections: v.exactOptional(wholeNumber(0, 1_000_000)),
});

const queue = v.strictObject({
  limit: v.optional(v.nullable(wholeNumber(0, 1_000_000)), null),
  timeoutMs: v.optional(v.nullable(number(1, MOST_MS)), null),
});

const passive = v.strictObject({
  maxFails: v.optional(wholeNumber(0, 1_000_000), 1),
  failTimeoutS: v.optional(number(0, 86_400), 10),
});

const checks = v.strictObject({
  path: v.optional(path, '/'),
  everyMs: v.optional(number(10, MOST_MS), 2000),
  timeoutMs: v.optional(number(1, MOST_MS), 1000),
  fall: v.optional(wholeNumber(1, 1000), 3),
  rise: v.optional(wholeNumber(1, 1000), 2),
});

const circuit = v.strictObject({
  failures: v.optional(wholeNumber(1, 1000), 3),
  openMs: v.optional(number(1, MOST_MS), 5000),
  successes: v.optional(wholeNumber(1, 1000), 1),
});

const retries = v.strictObject({
  tries: v.optional(wholeNumber(0, 1000), 0),
  nonIdempotent: v.optional(v.boolean(), false),
  statuses: v.optional(list(wholeNumber(400, 599), 100), []),
});

export const inbound = v.strictObject({
  servers: list(id, MOST, 1),
  tls: v.optional(v.boolean(), false),
  policy: v.optional(balancing, 'round-robin'),
  proxyLine: v.optional(v.boolean()),
  options: v.exactOptional(list(options, MOST)),
  stickyCookie: v.exactOptional(text(100)),
  queue: v.exactOptional(queue),
  passive: v.exactOptional(passive),
  checks: v.exactOptional(checks),
  circuit: v.exactOptional(circuit),
  retries: v.exactOptional(retries),
});
