// Cache-Control as Squid 5.7 repacks it in requests: known directives in an order of its own, then the unknown ones as they came.
import { SQUID_DIRECTIVES } from '../../caching/policies/squid-control.ts';
import { listValues } from '../../http/fields.ts';
import type { Fields } from '../../http/message.ts';

/** With a `max-age` where the client gave neither that nor `no-cache`: how long Squid's own refresh rules could keep an answer. */
export function packedCacheControl(fields: Fields, maxAgeSeconds: number): string {
  const directives = listValues(fields, 'Cache-Control');
  const nameOf = (directive: string): string => (directive.split('=', 1)[0] ?? '').toLowerCase();
  const names = directives.map(nameOf);
  if (!names.includes('max-age') && !names.includes('no-cache')) directives.push(`max-age=${String(maxAgeSeconds)}`);
  const known = SQUID_DIRECTIVES.flatMap((name) => directives.find((directive) => nameOf(directive) === name) ?? []);
  return [...known, ...directives.filter((directive) => !SQUID_DIRECTIVES.includes(nameOf(directive)))].join(', ');
}
