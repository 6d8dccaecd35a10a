// Situations at a cache, told in lines: what is asked, what the origin would answer, how long is waited. Told back: who answered, and how.
import { createCache } from '../../../simulations/cli/cache/create-cache.ts';
import type { CacheOptions } from '../../../simulations/cli/cache/create-cache.ts';
import type { PlainRequest, PlainResponse } from '../../../simulations/cli/cache/plain-messages.ts';

/** One request, and what the origin answers if it is asked. `"Name: value"` lines. */
export interface Step {
  readonly method?: string;
  readonly path?: string;
  readonly asks?: readonly string[];
  readonly body?: string;
  readonly status?: number;
  readonly says?: readonly string[];
  readonly text?: string;
  /** The origin is lost instead. */
  readonly isLost?: boolean;
  /** Seconds before it is asked. */
  readonly after?: number;
}

export interface Told {
  /** How often the origin was asked on account of this step. */
  readonly asked: number;
  /** What the origin was asked with, the last time. */
  readonly sent: PlainRequest | null;
  readonly response: PlainResponse;
}

const pairs = (lines: readonly string[]): [string, string][] =>
  lines.map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 1).trim()]);

export const fieldOf = (message: { readonly headers: PlainRequest['headers'] } | null, name: string): string | null =>
  message?.headers.find(([key]) => key.toLowerCase() === name.toLowerCase())?.[1] ?? null;

/** Sun, 06 Nov 1994 08:49:37 GMT, in milliseconds. */
export const BEGINS = 784_111_777_000;
export const ORIGIN = 'http://shop.example';

/** A date so many seconds from the beginning. */
export const date = (seconds: number): string => new Date(BEGINS + seconds * 1000).toUTCString();

/**
 * The k-th answer of the origin has the content "k" unless the step says otherwise, a Date unless it has one, and 304 where what it is asked
 * with holds its tag or date.
 */
export async function happens(steps: readonly Step[], profile: CacheOptions['profile'] = 'rfc'): Promise<Told[]> {
  let clock = BEGINS;
  let count = 0;
  let step: Step = {};
  let sent: PlainRequest[] = [];
  const answer = (request: PlainRequest): PlainResponse => {
    const { status = 200, says = [], text } = step;
    count += 1;
    const headers = pairs(says);
    if (!says.some((line) => /^date:/iu.test(line))) headers.unshift(['Date', new Date(clock).toUTCString()]);
    const own = { headers };
    const isSame = (asks: string, has: string): boolean => {
      const wanted = fieldOf(request, asks);
      return wanted !== null && wanted === fieldOf(own, has);
    };
    const isUnchanged = isSame('If-None-Match', 'ETag') || isSame('If-Modified-Since', 'Last-Modified');
    const isBare = isUnchanged && status === 200;
    const body = isBare || request.method === 'HEAD' ? '' : (text ?? String(count));
    if (!isBare) headers.push(['Content-Length', String((text ?? String(count)).length)]);
    return { status: isBare ? 304 : status, reason: '', headers, body };
  };
  const cache = createCache({
    profile,
    now: () => clock,
    origin(request) {
      sent.push(request);
      return step.isLost === true ? Promise.reject(new Error('lost')) : Promise.resolve(answer(request));
    },
  });
  const told: Told[] = [];
  for (const next of steps) {
    step = next;
    clock += (next.after ?? 0) * 1000;
    sent = [];
    const { method = 'GET', path = '/', asks = [], body } = next;
    const headers: [string, string][] = [['Host', 'shop.example'], ...pairs(asks)];
    const response = await cache.handle({
      method,
      url: ORIGIN + path,
      headers,
      ...(body === undefined ? {} : { body }),
    });
    await new Promise((resolve) => setImmediate(resolve)); // what goes on behind the client's back
    told.push({ asked: sent.length, sent: sent.at(-1) ?? null, response });
  }
  return told;
}

/** For each step: "origin" when what the client has was made for it, "store" when it was kept, "confirmed" when it was, after asking; else the status. */
export async function sources(steps: readonly Step[], profile: CacheOptions['profile'] = 'rfc'): Promise<string[]> {
  const told = await happens(steps, profile);
  return told.map(({ asked, sent, response }) => {
    const isConditional = fieldOf(sent, 'If-None-Match') !== null || fieldOf(sent, 'If-Modified-Since') !== null;
    const isOld = fieldOf(response, 'Age') !== null;
    if (asked === 0) return isOld ? 'store' : String(response.status);
    if (isOld) return isConditional ? 'confirmed' : 'store';
    return fieldOf(response, 'Date') === null || response.status >= 502 ? String(response.status) : 'origin';
  });
}
