// How long nginx 1.22 keeps a response, and which it does not keep at all: it reads the field lines one by one, in the order in which they
// came, as text (ngx_http_upstream.c). Age does not count.
import type { NginxCaching } from '../../http/caching-settings.ts';
import type { Fields, Response } from '../../http/message.ts';
import { MOST_SECONDS } from '../../http/cache-control.ts';
import { parseLenientDate } from './product-dates.ts';

/** Seconds since 1970; `validUntil` 0: the response does not say. */
export interface NginxLife {
  readonly validUntil: number;
  /** stale-while-revalidate and stale-if-error, in seconds after that. */
  readonly updatingSeconds: number;
  readonly errorSeconds: number;
  /** What forbids keeping it, as it stands in the response; null: nothing. */
  readonly refusedFor: string | null;
}

interface Draft {
  validUntil: number;
  updatingSeconds: number;
  errorSeconds: number;
  refusedFor: string | null;
  hasAccelExpires: boolean;
}

/** Digits after `name=` to the next comma, semicolon or space; null: not there; `bad`: something else among them. */
function numberAfter(text: string, name: string): number | 'bad' | null {
  const at = text.toLowerCase().indexOf(`${name}=`);
  if (at === -1) return null;
  const [word = ''] = text.slice(at + name.length + 1).split(/[,; ]/u, 1);
  return /^\d*$/u.test(word) ? Math.min(Number(word), MOST_SECONDS) : 'bad';
}

function readCacheControl(draft: Draft, value: string, now: number): void {
  if (draft.validUntil !== 0 && draft.hasAccelExpires) return;
  const text = value.toLowerCase();
  const word = ['no-cache', 'no-store', 'private'].find((candidate) => text.includes(candidate));
  if (word !== undefined) {
    draft.refusedFor ??= `Cache-Control: ${word}`;
    return;
  }
  const seconds = numberAfter(text, 's-maxage') ?? numberAfter(text, 'max-age');
  if (seconds === 'bad' || seconds === 0) {
    draft.refusedFor ??= 'Cache-Control: max-age';
    return;
  }
  if (seconds !== null) draft.validUntil = now + seconds;
  for (const name of ['stale-while-revalidate', 'stale-if-error']) {
    const window = numberAfter(text, name);
    if (window === 'bad') {
      draft.refusedFor ??= `Cache-Control: ${name}`;
      return;
    }
    if (window === null) continue;
    if (name === 'stale-while-revalidate') draft.updatingSeconds = window;
    draft.errorSeconds = window;
  }
}

function readAccelExpires(draft: Draft, value: string, now: number): void {
  draft.hasAccelExpires = true;
  const [, at, digits] = /^(@?)(\d+)$/u.exec(value) ?? [];
  if (digits === undefined) return;
  if (at === '@') draft.validUntil = Number(digits);
  else if (Number(digits) === 0) draft.refusedFor ??= 'X-Accel-Expires: 0';
  else draft.validUntil = now + Math.min(Number(digits), MOST_SECONDS);
}

function readExpires(draft: Draft, value: string, now: number): void {
  if (draft.validUntil !== 0) return;
  const date = parseLenientDate(value);
  if (date === null || date < now) draft.refusedFor ??= 'Expires';
  else draft.validUntil = date;
}

/** The longest Vary that it stores. */
const LONGEST_VARY = 128;

function readLine(draft: Draft, name: string, value: string, now: number): void {
  if (name === 'set-cookie') draft.refusedFor ??= 'Set-Cookie';
  else if (name === 'x-accel-expires') readAccelExpires(draft, value, now);
  else if (name === 'cache-control') readCacheControl(draft, value, now);
  else if (name === 'expires') readExpires(draft, value, now);
  else if (name === 'vary' && (value === '*' || value.length > LONGEST_VARY)) draft.refusedFor ??= `Vary: ${value}`;
}

/** `now`: whole seconds since 1970. */
export function nginxLife(fields: Fields, now: number, ignores: readonly string[]): NginxLife {
  const draft: Draft = { validUntil: 0, updatingSeconds: 0, errorSeconds: 0, refusedFor: null, hasAccelExpires: false };
  for (const { name, value } of fields) {
    const key = name.toLowerCase();
    if (!ignores.includes(key)) readLine(draft, key, value, now);
  }
  return draft;
}

/** proxy_cache_valid: what the configuration says where the response does not; null: not to be kept. */
export function configuredSeconds({ valid }: NginxCaching, { status }: Pick<Response, 'status'>): number | null {
  const rule = valid.find(({ statuses }) => statuses === 'any' || statuses.includes(status));
  return rule && rule.seconds > 0 ? rule.seconds : null;
}
