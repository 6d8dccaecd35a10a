// What a box without a product refuses, delays and holds, as written in a scenario file.
import * as v from 'valibot';
import { prefixIn } from '../profiles/limit-words.ts';
import { list, method, number, path, text, wholeNumber } from './leaves.ts';

const MOST = 200;

const per = v.pipe(
  v.string(),
  v.maxLength(100),
  v.regex(/^(?:client|everybody|field [A-Za-z0-9-]+)$/u),
  v.metadata({
    notation: '"client" | "everybody" | "field NAME"',
    advice: { key: 'write-expected', params: { expected: '"client"' } } as const,
  }),
);

/** Clients may be anywhere, so any IPv4 prefix may be written. */
const prefix = v.pipe(
  v.string(),
  v.maxLength(31),
  v.check((written) => prefixIn(written) !== null),
  v.metadata({
    notation: 'string, IPv4 address or prefix',
    advice: { key: 'write-expected', params: { expected: '"10.0.0.0/8"' } } as const,
  }),
);

const domain = v.pipe(
  v.string(),
  v.maxLength(254),
  v.regex(/^\.?[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?$/u),
  v.metadata({
    notation: 'string, host name; with a leading dot and all below it',
    advice: { key: 'write-expected', params: { expected: '".shop.example"' } } as const,
  }),
);

const status = wholeNumber(400, 599);
const bytes = v.optional(v.nullable(wholeNumber(0, 1_000_000_000_000)), null);
const span = v.optional(v.nullable(number(0, 3_600_000)), null);

const rule = v.strictObject({
  verdict: v.picklist(['allow', 'deny']),
  addresses: v.optional(list(prefix, MOST), []),
  hosts: v.optional(list(domain, MOST), []),
  paths: v.optional(list(path, MOST), []),
  methods: v.optional(list(method, MOST), []),
});

export const protection = v.strictObject({
  rateLimit: v.optional(
    v.nullable(
      v.strictObject({
        per: v.optional(per, 'client'),
        requestsPerSecond: number(0.001, 1_000_000),
        burst: v.optional(wholeNumber(0, 1_000_000), 0),
        undelayed: v.optional(v.nullable(wholeNumber(0, 1_000_000)), 0),
        status: v.optional(status, 429),
      }),
    ),
    null,
  ),
  connectionLimit: v.optional(
    v.nullable(
      v.strictObject({
        per: v.optional(per, 'client'),
        most: wholeNumber(1, 65_535),
        status: v.optional(status, 429),
      }),
    ),
    null,
  ),
  rules: v.optional(list(rule, MOST), []),
  otherwise: v.optional(v.picklist(['allow', 'deny']), 'allow'),
  authentication: v.optional(v.nullable(v.strictObject({ realm: v.optional(text(100), 'proxy') })), null),
  maxContentBytes: bytes,
  maxLineBytes: bytes,
  maxHeadBytes: bytes,
  headTimeoutMs: span,
  contentTimeoutMs: span,
  holdsRequests: v.optional(v.boolean(), false),
  holdsReplies: v.optional(v.boolean(), false),
  trusts: v.optional(list(prefix, MOST), []),
});

/** A line of a password file; the name has no colon (RFC 7617 §2). */
export const account = v.pipe(
  v.string(),
  v.maxLength(200),
  v.regex(/^[^:]+:.*$/u),
  v.metadata({
    notation: 'string, "name:password"',
    advice: { key: 'write-expected', params: { expected: '"alice:wonder"' } } as const,
  }),
);
