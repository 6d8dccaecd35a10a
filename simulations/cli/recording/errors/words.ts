// Stimuli of topic `errors` that are told in words alone: requests for a name, and configurations that are only checked.
import { get } from '../asking.ts';
import type { Json } from '../json.ts';
import { Unsupported } from '../json.ts';
import type { Step } from '../steps.ts';
import { ORIGIN_PORT } from './set-up.ts';

/** "GET http://name/ and CONNECT name", at the port where the origin listens; "GET ?h=name". Errors: Unsupported. */
export function stepsInWords(stimulus: Json): readonly Step[] {
  const said = typeof stimulus === 'string' ? stimulus : '';
  const port = String(ORIGIN_PORT);
  const [, host, tunnelled] = /^GET http:\/\/([\w.-]+)\/ and CONNECT ([\w.-]+)$/u.exec(said) ?? [];
  if (host !== undefined && tunnelled !== undefined) {
    return [get(`http://${host}:${port}/`), get(`${tunnelled}:${port}`, { method: 'CONNECT' })];
  }
  const [, query] = /^GET (\?\S+)$/u.exec(said) ?? [];
  if (query !== undefined) return [get(`/${query}`)];
  throw new Unsupported(`stimulus: "${said}"`);
}

/** Which product is asked only whether its configuration holds; null: it is run. */
export function checkedOnly(stimulus: Json): 'nginx' | 'haproxy' | null {
  if (stimulus === 'nginx -t') return 'nginx';
  return stimulus === 'haproxy -c' ? 'haproxy' : null;
}
