// What is wanted, what is answered, and what is changed on the way, as written in a scenario file.
import * as v from 'valibot';
import { askingManner, originBehaviour } from './behaviour.ts';
import { formOf } from './forms.ts';
import { fieldLine, host, id, instantMs, list, method, number, path, spanMs, text, wholeNumber } from './leaves.ts';

export const scheme = v.picklist(['http', 'https']);

export const resource = v.strictObject({
  path,
  /** Length of the content; that of the text unless given. */
  bytes: v.optional(wholeNumber(0, 1_000_000_000)),
  text: v.optional(text(100_000), ''),
  status: v.optional(wholeNumber(200, 599), 200),
  fields: v.optional(list(fieldLine, 200), []),
});

const service = formOf({
  fixedMs: v.strictObject({ fixedMs: spanMs }),
  exponentialMs: v.strictObject({ exponentialMs: spanMs }),
  lognormalMs: v.strictObject({ lognormalMs: spanMs, cv: v.optional(number(0, 100), 1) }),
});

const when = formOf({
  atMs: v.strictObject({ atMs: list(instantMs, 100_000) }),
  requestsPerSecond: v.strictObject({
    requestsPerSecond: number(0, 1_000_000),
    fromMs: v.optional(instantMs, 0),
    untilMs: instantMs,
  }),
});

/** A demand without the site: where a situation leaves that open. */
export const wish = {
  clients: list(id, 200, 1),
  method: v.optional(method, 'GET'),
  content: v.optional(v.nullable(text(100_000)), null),
  fields: v.optional(list(fieldLine, 200), []),
  when,
  paths: v.optional(list(path, 10_000, 1), ['/']),
  zipf: v.optional(number(0, 10), 0),
  service: v.optional(service, { fixedMs: 0 }),
  manner: v.exactOptional(askingManner),
};

export const demand = v.strictObject({
  ...wish,
  scheme: v.optional(scheme, 'http'),
  host,
  isAttack: v.exactOptional(v.boolean()),
});

const atMs = instantMs;

export const intervention = v.variant('patch', [
  v.strictObject({
    atMs,
    patch: v.literal('send-request'),
    client: id,
    scheme: v.optional(scheme, 'http'),
    host,
    path,
  }),
  v.strictObject({ atMs, patch: v.picklist(['stop-server', 'start-server']), node: id }),
  v.strictObject({ atMs, patch: v.literal('behave'), node: id, behaviour: v.nullable(originBehaviour) }),
  v.strictObject({ atMs, patch: v.picklist(['cut-link', 'mend-link']), link: id }),
  v.strictObject({ atMs, patch: v.picklist(['cache-on', 'cache-off']), node: id }),
  v.strictObject({ atMs, patch: v.picklist(['tell-client-on', 'tell-client-off']), node: id }),
]);
