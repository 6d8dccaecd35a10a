// Which responses Squid 5.7 keeps (HttpStateData::reusableReply), and which leave nothing behind of what was kept before.
import type { RefreshPattern, SquidCaching } from '../../http/caching-settings.ts';
import { has, valueOf } from '../../http/fields.ts';
import type { Request, Response } from '../../http/message.ts';
import { secondsIn, squidControl } from './squid-control.ts';
import type { SquidTimes } from './squid-refresh.ts';

/** Kept as it says; kept when it can be refreshed; kept when it says for how long; kept as an error for `negative_ttl`; never. */
const BY_STATUS: Readonly<Record<number, 'positive' | 'told' | 'negative'>> = {
  200: 'positive',
  203: 'positive',
  300: 'positive',
  301: 'positive',
  308: 'positive',
  410: 'positive',
  302: 'told',
  307: 'told',
  204: 'negative',
  305: 'negative',
  400: 'negative',
  403: 'negative',
  404: 'negative',
  405: 'negative',
  414: 'negative',
  421: 'negative',
  500: 'negative',
  501: 'negative',
  502: 'negative',
  503: 'negative',
  504: 'negative',
};

export const isNegative = (status: number): boolean => BY_STATUS[status] === 'negative';

/** After these what was kept before is not current any more, kept or not the new one (httpMaybeRemovePublic). */
const REPLACING: readonly number[] = [200, 203, 300, 301, 302, 303, 403, 404, 405, 410];

export const replacesKept = (status: number): boolean => REPLACING.includes(status);

/** RFC 9111 §3.5 as Squid has it; no-cache counts as leave too. */
function allowsSharing(response: Response): boolean {
  const control = squidControl(response.fields);
  const isNoCache = control.has('no-cache') && (control.get('no-cache') ?? null) === null;
  return isNoCache || ['public', 'must-revalidate', 's-maxage'].some((name) => control.has(name));
}

export interface Squidding {
  readonly request: Request;
  readonly response: Response;
  readonly times: SquidTimes;
  readonly pattern: RefreshPattern;
  readonly settings: SquidCaching;
  /** Whole seconds since 1970. */
  readonly now: number;
}

/** What in messages or settings forbids keeping it; null: nothing does. */
export function squidRefusal({ request, response, times, pattern, settings, now }: Squidding): string | null {
  const control = squidControl(response.fields);
  const ignores = (option: string): boolean => pattern.options.includes(option);
  if (squidControl(request.fields).has('no-store') && !ignores('ignore-no-store'))
    return 'request Cache-Control: no-store';
  if ((control.get('no-cache') ?? null) !== null) return 'Cache-Control: no-cache=';
  if (control.has('no-store') && !ignores('ignore-no-store')) return 'Cache-Control: no-store';
  if (control.has('private') && !ignores('ignore-private')) return 'Cache-Control: private';
  if (has(request.fields, 'Authorization') && !allowsSharing(response)) return 'Authorization';
  if (/^multipart\/x-mixed-replace/iu.test(valueOf(response.fields, 'Content-Type') ?? '')) return 'Content-Type';
  if ((response.content?.bytes ?? 0) > settings.maxObjectBytes) return 'maximum_object_size';
  switch (BY_STATUS[response.status]) {
    case 'positive': {
      // What is stale within a minute is kept only when it can be asked about, and is worth it.
      const isLasting = times.staleAt > now + settings.minimumExpirySeconds;
      const isEmpty = response.content === null || response.content.bytes === 0;
      return isLasting || !isEmpty || ignores('store-stale') ? null : 'minimum_expiry_time';
    }
    case 'told':
      return times.isTold && times.staleAt > times.madeAt ? null : `status ${String(response.status)}`;
    case 'negative':
      return settings.negativeTtlSeconds > 0 ? null : 'negative_ttl 0';
    default:
      return `status ${String(response.status)}`;
  }
}

/** The seconds a client still takes; null: it does not say. */
export const wishedSeconds = (request: Request, name: string): number | null =>
  secondsIn(squidControl(request.fields), name);
