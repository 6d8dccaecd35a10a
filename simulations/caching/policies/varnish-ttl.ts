// How long Varnish 7.1 keeps a response (RFC2616_Ttl) and what its built-in VCL then makes of it: a copy, or a mark that says that nobody
// need wait for it.
import type { VarnishCaching } from '../../http/caching-settings.ts';
import { allValues, has, valueOf } from '../../http/fields.ts';
import type { Fields, Response } from '../../http/message.ts';
import { parseStrictDate } from './product-dates.ts';

/** In seconds; `ttl` negative: not to be kept. */
export interface VarnishLife {
  readonly age: number;
  readonly ttl: number;
  readonly grace: number;
  readonly keep: number;
  /** Why it is not worth keeping, in VCL's words; null: it is. */
  readonly hitMiss: string | null;
}

/** The greatest number of 32 bits. */
const MOST = 4_294_967_295;

/** As C reads a number: digits, then nothing, a comma or a point; anything else counts as 0. */
function seconds(text: string): number {
  if (/^\s+-\d/u.test(text)) return MOST; // wrapped round: only a sign at the very beginning is looked at
  const [, digits, end] = /^\s*\+?(\d+)\s*(.?)/su.exec(text) ?? [];
  if (digits === undefined || !['', ',', '.'].includes(end ?? '')) return 0;
  return Math.min(Number(digits), MOST);
}

/** All its lines as one. */
const controlOf = (fields: Fields): string => allValues(fields, 'Cache-Control').join(', ');

/** The value of a directive, blanks round the equals sign or not; null: not there. */
function directive(fields: Fields, name: string): string | null {
  const text = controlOf(fields);
  for (const part of text.split(',')) {
    const equals = part.indexOf('=');
    const key = (equals === -1 ? part : part.slice(0, equals)).trim().toLowerCase();
    if (key === name && equals !== -1) return part.slice(equals + 1);
  }
  return null;
}

const WITH_DEFAULT: readonly number[] = [200, 203, 204, 300, 301, 304, 404, 410, 414];
const WHEN_TOLD: readonly number[] = [302, 307];
/** How far the clocks of server and cache may be apart (clock_skew). */
const SKEW_SECONDS = 10;

function ttlOf({ status, fields }: Response, now: number, defaultTtl: number): number {
  if (!WITH_DEFAULT.includes(status) && !WHEN_TOLD.includes(status)) return -1;
  const maxAge = directive(fields, 's-maxage') ?? directive(fields, 'max-age');
  if (maxAge !== null) return seconds(maxAge);
  const [expiresText, dateText] = [valueOf(fields, 'Expires'), valueOf(fields, 'Date')];
  // 1970 and what is no date are as if nothing had been said.
  const expires = expiresText === null ? 0 : (parseStrictDate(expiresText) ?? 0);
  if (expires === 0) return WHEN_TOLD.includes(status) ? -1 : defaultTtl;
  const date = dateText === null ? 0 : (parseStrictDate(dateText) ?? 0);
  if (expires < date) return 0;
  if (date === 0 || Math.abs(date - now) < SKEW_SECONDS) return expires < now ? 0 : expires - now;
  return expires - date;
}

/** The built-in vcl_backend_response. */
function hitMissOf({ fields }: Response, ttl: number): string | null {
  if (ttl <= 0) return 'vcl_beresp_stale';
  if (has(fields, 'Set-Cookie')) return 'vcl_beresp_cookie';
  const surrogate = valueOf(fields, 'Surrogate-Control');
  const ruling = surrogate === null ? controlOf(fields) : '';
  if (/no-store/iu.test(surrogate ?? '') || /no-cache|no-store|private/iu.test(ruling)) return 'vcl_beresp_control';
  return valueOf(fields, 'Vary') === '*' ? 'vcl_beresp_vary' : null;
}

/** `now`: seconds since 1970, with their fraction. */
export function varnishLife(response: Response, now: number, settings: VarnishCaching): VarnishLife {
  const ttl = ttlOf(response, now, settings.defaultTtlSeconds);
  const age = seconds(valueOf(response.fields, 'Age') ?? '');
  const window = ttl >= 0 ? directive(response.fields, 'stale-while-revalidate') : null;
  return {
    age,
    ttl,
    grace: window === null ? settings.defaultGraceSeconds : seconds(window),
    keep: settings.defaultKeepSeconds,
    // Counted from when it was made: what arrives older than its time is kept all the same, and is in grace.
    hitMiss: hitMissOf(response, ttl),
  };
}
