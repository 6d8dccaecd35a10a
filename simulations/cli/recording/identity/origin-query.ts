// The origins of the recordings obey their query: `status=`, `h=Name:%20value` (more than once), `body=`, `delay=` (ms).
import type { Resource } from '../../../scenario/scenario.ts';
import { Unsupported } from '../json.ts';

/** Octets of a text that holds nothing but ASCII. */
const octets = (text: string): number => text.length;

/** How long the origin of the recordings waits before it answers. */
export const delayMs = (query: string | null): number => Number(/(?:^|&)delay=(\d+)/u.exec(query ?? '')?.[1] ?? 0);

/** What the origin of that name answers to this path and query. */
export function resourceFor(path: string, query: string | null, origin: string): Resource {
  let status = 200;
  let text = `${origin}#1\n`;
  const fields: string[] = [];
  for (const pair of query === null ? [] : query.split('&')) {
    const [key = '', ...rest] = pair.split('=');
    const value = decodeURIComponent(rest.join('=').replaceAll('+', ' '));
    if (key === 'status') status = Number(value);
    else if (key === 'h') fields.push(value);
    else if (key === 'body') text = value;
    else if (key === 'drop') throw new Unsupported(`origin: query word ${key}`);
  }
  return { path: query === null ? path : `${path}?${query}`, status, fields, text, bytes: octets(text) };
}
