// The smallest values of a scenario file: numbers with bounds, names, addresses, lines. Each carries how it is written and what to advise.
import * as v from 'valibot';
import { isTeachingAddress } from '../../wire/address.ts';
import type { Advice } from '../problem.ts';

/** How a leaf is written, and what to say to somebody who wrote it otherwise. */
export type LeafNotes = {
  readonly notation: string;
  readonly advice: Advice;
};

const notes = (notation: string, advice: Advice): LeafNotes => ({ notation, advice });

export const number = (least: number, most: number) =>
  v.pipe(
    v.number(),
    v.minValue(least),
    v.maxValue(most),
    v.metadata(notes(`number ${least}…${most}`, { key: 'write-number', params: { least, most } })),
  );

export const wholeNumber = (least: number, most: number) =>
  v.pipe(
    v.number(),
    v.integer(),
    v.minValue(least),
    v.maxValue(most),
    v.metadata(notes(`integer ${least}…${most}`, { key: 'write-whole-number', params: { least, most } })),
  );

export const text = (most: number) =>
  v.pipe(
    v.string(),
    v.maxLength(most),
    v.metadata(notes(`string, length ≤ ${most}`, { key: 'write-shorter', params: { most } })),
  );

const pattern = (regex: RegExp, notation: string, advice: Advice) =>
  v.pipe(v.string(), v.maxLength(2000), v.regex(regex), v.metadata(notes(notation, advice)));

/** Id of a node, link or observer. */
export const id = pattern(/^[A-Za-z0-9][\w.-]{0,59}$/u, 'string, /^[A-Za-z0-9][A-Za-z0-9_.-]{0,59}$/', {
  key: 'write-expected',
  params: { expected: '"origin-1"' },
});

export const address = v.pipe(
  v.string(),
  v.maxLength(15),
  v.check(isTeachingAddress),
  v.metadata(
    notes(
      '192.0.2.0/24 | 198.51.100.0/24 | 203.0.113.0/24 | 10.0.0.0/8 | 172.16.0.0/12 | 192.168.0.0/16 | 127.0.0.0/8',
      {
        key: 'use-teaching-address',
        params: { example: '203.0.113.7' },
      },
    ),
  ),
);

/** A host name in lower case (RFC 1123 §2.1). */
export const host = pattern(
  /^(?=.{1,253}$)[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?)*$/u,
  'string, host name in lower case',
  { key: 'write-expected', params: { expected: '"shop.example"' } },
);

/** A method is a token (RFC 9110 §9.1). */
export const method = pattern(/^[!#$%&'*+.^_`|~0-9A-Za-z-]{1,40}$/u, 'string, HTTP method', {
  key: 'write-expected',
  params: { expected: '"GET"' },
});

/** Path and query in origin-form (RFC 9112 §3.2.1), with the characters of RFC 3986 §3.3 and §3.4. */
export const path = pattern(/^\/[\w.~%!$&'()*+,;=:@/?-]*$/u, 'string, "/path?query"', {
  key: 'write-path',
  params: { example: '/cart?id=42' },
});

/** A field line (RFC 9110 §5.1, §5.5): a token, a colon, visible characters. */
export const fieldLine = pattern(/^[!#$%&'*+.^_`|~0-9A-Za-z-]+:[\t -~\u{80}-\u{10ffff}]*$/u, 'string, "Name: value"', {
  key: 'write-field-line',
  params: { example: 'Cache-Control: max-age=60' },
});

/** A list of at least `least` and at most `most` items. */
export const list = <const S extends v.GenericSchema>(item: S, most: number, least = 0) =>
  v.pipe(
    v.array(item),
    v.minLength(least),
    v.maxLength(most),
    v.metadata({ advice: { key: 'list-fewer', params: { most } } satisfies Advice }),
  );

export const latencyMs = number(0, 60_000);
export const bandwidthMbps = v.nullable(number(0.001, 1_000_000));
/** A day at most: longer runs have nothing to show that a shorter one has not. */
export const instantMs = number(0, 86_400_000);
export const spanMs = number(0, 3_600_000);
export const port = wholeNumber(1, 65_535);
