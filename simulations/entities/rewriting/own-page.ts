// What a box says itself, in its product's manner: that no server answers, that the request makes no sense, that the tunnel is open.
import type { Fields, Request, Response } from '../../http/message.ts';
import type { OwnPage, RewritingSettings } from '../../http/rewriting-settings.ts';
import { statusReason } from '../../http/status.ts';
import type { RewritingContext } from './context.ts';
import type { Reading } from './values.ts';
import { applies, filled, variable } from './values.ts';

/** The page that fits best: one for status and cause, for the status, for the cause, for anything. */
function pageFor(status: number, why: string, { pages }: RewritingSettings): OwnPage {
  const fit = (page: OwnPage): number => {
    if (page.status !== null && page.status !== status) return -1;
    if (page.why !== null && page.why !== why) return -1;
    return (page.status === null ? 0 : 2) + (page.why === null ? 0 : 1);
  };
  const [best] = pages.filter((page) => fit(page) >= 0).sort((a, b) => fit(b) - fit(a));
  if (!best) throw new RangeError(`no page for status ${String(status)}`);
  return best;
}

/** Causes for which it answers before its cache is asked: no site was named, or the request was turned away at the door. */
const BEFORE_THE_CACHE: readonly string[] = [
  ...['no-site', 'rate', 'connections', 'access', 'credentials', 'size', 'syntax', 'patience'],
];

/** The request that is answered, where the caller has none to show: one that asks for nothing and keeps the connection. */
const UNKNOWN: Request = { kind: 'request', method: 'GET', target: '/', version: '1.1', fields: [], content: null };

/**
 * A response that the box makes itself; 2xx is the answer to CONNECT, which has no content (RFC 9110 §9.3.6). `why`: the cause, as
 * `refused`, `reset`, `name-unknown`, `no-site`, `no-server`, `loop`, `tunnel`.
 */
export function ownResponse(
  status: number,
  settings: RewritingSettings,
  context: RewritingContext,
  why: string,
  request: Request | null = null,
): Response {
  const page = pageFor(status, why, settings);
  const phrase = page.phrase ?? statusReason(status);
  const title = `${String(status)} ${phrase}`;
  const asked = request ?? { ...UNKNOWN, method: why === 'tunnel' ? 'CONNECT' : 'GET' };
  const answered: Request = page.closes ? { ...asked, fields: [{ name: 'Connection', value: 'close' }] } : asked;
  const empty: Response = { kind: 'response', version: '1.1', status, reason: phrase, fields: [], content: null };
  const cacheWord = BEFORE_THE_CACHE.includes(why) ? 'NONE' : 'MISS';
  const readingWith = (length: string): Reading => ({
    settings,
    surroundings: { context, request: answered, page: { title, error: page.error, length, cacheWord } },
    message: empty,
    current: () => empty.fields,
  });

  const bytesOf = ({ fixed, parts }: NonNullable<OwnPage['length']>): number => {
    const reading = readingWith('');
    return parts.reduce((sum, { of, times }) => sum + times * variable(of, reading).length, fixed);
  };
  const bytes = page.length === null ? null : bytesOf(page.length);
  const reading = readingWith(bytes === null ? '' : String(bytes));
  const fields: Fields = page.lines
    .filter((line) => applies(line.when, reading))
    .map((line) => ({ name: line.name, value: filled(line.value, reading) }))
    .filter(({ value }) => value !== '');
  // RFC 9110 §9.3.2: the answer to HEAD says how long the content would be and has none.
  const content = bytes === null || asked.method === 'HEAD' ? null : { text: filled(page.text, reading), bytes };
  return { ...empty, fields, content };
}
