// Cache-Control as Squid 5.7 repacks it in requests: known directives in an order of its own, then the unknown ones as they came.
import { listValues } from '../../http/fields.ts';
import type { Fields } from '../../http/message.ts';

/** The order in which they were seen to come out, whatever the order in which they went in. */
const ORDER: readonly string[] = [
  'public',
  'private',
  'no-cache',
  'no-store',
  'no-transform',
  'must-revalidate',
  'proxy-revalidate',
  'max-age',
  's-maxage',
  'max-stale',
  'min-fresh',
  'only-if-cached',
  'stale-if-error',
];

/** With a `max-age` where the client gave neither that nor `no-cache`: how long Squid's own refresh rules could keep an answer. */
export function packedCacheControl(fields: Fields, maxAgeSeconds: number): string {
  const directives = listValues(fields, 'Cache-Control');
  const nameOf = (directive: string): string => (directive.split('=', 1)[0] ?? '').toLowerCase();
  const names = directives.map(nameOf);
  if (!names.includes('max-age') && !names.includes('no-cache')) directives.push(`max-age=${String(maxAgeSeconds)}`);
  const known = ORDER.flatMap((name) => directives.find((directive) => nameOf(directive) === name) ?? []);
  return [...known, ...directives.filter((directive) => !ORDER.includes(nameOf(directive)))].join(', ');
}
