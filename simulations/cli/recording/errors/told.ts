// What the client of the recordings prints of an answer: it reads whatever looks like a status line, and says when nothing more comes.
import type { ResponseGrammar } from '../../../http/failure-settings.ts';
import { valueOf } from '../../../http/fields.ts';
import type { Response } from '../../../http/message.ts';
import { headText } from '../../../http/message.ts';
import { createResponseReader } from '../../../http/response-octets.ts';
import { inMilliseconds } from '../../../kernel/time.ts';
import { STRICT_GRAMMAR } from '../../../scenario/profiles/index.ts';
import type { Answer, Ends } from '../ends.ts';
import type { Json, JsonObject } from '../json.ts';

/** It takes any number for a status, and the first of several lengths. */
const GRAMMAR: ResponseGrammar = {
  ...STRICT_GRAMMAR,
  statusLine: /^HTTP\/(?<version>\d\.\d) (?<status>\d+)(?: (?<reason>.*))?$/u,
  meansHttp: /^(?!)/u,
  noHttp: 'bare',
  statuses: [0, Infinity],
  refusedLine: /^[^:]*$/u,
  headBytes: Infinity,
  differingLengths: 'first',
  badLength: 'ignored',
  unknownCoding: 'ignored',
  switching: 'final',
};

const GAVE_UP = 'no response (client gave up waiting)';
const CLOSED = 'connection closed without a response';

/** Where the client found the end of the answer, or did not. */
export interface Reading {
  readonly response: Response | null;
  readonly isWhole: boolean;
  /** Whether the client waited in vain for more. */
  readonly isAwaited: boolean;
  /** All that came, as it came. */
  readonly octets: string;
}

const textOf = (response: Response): string => headText(response) + (response.content?.text ?? '');

/** Octets that were no message to a strict client may be one to this. */
function readOctets(octets: string): { readonly response: Response | null; readonly isWhole: boolean } {
  let response = null as Response | null;
  let isWhole = false;
  for (const heard of createResponseReader(GRAMMAR, 'GET').hear({ text: octets, bytes: octets.length })) {
    if (heard.heard === 'head') {
      response = { ...heard.response, content: { text: '', bytes: 0 } };
      isWhole = heard.isWhole;
    } else if (heard.heard === 'content' && response) {
      const text: string = (response.content?.text ?? '') + heard.content.text;
      response = { ...response, content: { text, bytes: text.length } };
      isWhole = heard.last;
    }
  }
  return { response, isWhole };
}

export function readingOf(answer: Answer): Reading {
  const { response, interim, raw, isWhole, failure } = answer;
  if (response) {
    const isAwaited = !isWhole && failure === 'gave-up';
    return { response, isWhole, isAwaited, octets: textOf(response) + raw };
  }
  // A status below 100 is no interim response to it, but an answer whose end does not come.
  const octets = interim.map(textOf).join('') + raw;
  const read = readOctets(octets.replace(/^(?:HTTP\/1\.1 1\d\d .*?\r\n\r\n)+/su, ''));
  if (read.isWhole) return { ...read, isAwaited: false, octets };
  const isAwaited = failure === 'gave-up' || failure === 'not-http';
  return { response: null, isWhole: false, isAwaited, octets };
}

/** Null: no answer of which it could tell a status. */
export function statusTold(answer: Answer): Json {
  const { response, isWhole, isAwaited } = readingOf(answer);
  if (response && (isWhole || !isAwaited)) return response.status;
  return isAwaited ? GAVE_UP : CLOSED;
}

/** One answer in the recording's words. */
export function answerTold(answer: Answer, ends: Ends): JsonObject {
  const { response, isWhole, isAwaited, octets } = readingOf(answer);
  if (isAwaited || !response) {
    return { error: isAwaited ? GAVE_UP : CLOSED, ...(octets === '' ? {} : { partial: octets }) };
  }
  const field = (name: string): string | null => valueOf(response.fields, name);
  const squidError = field('X-Squid-Error');
  const retryAfter = field('Retry-After');
  return {
    status: response.status,
    reason: response.reason,
    server: field('Server'),
    ...(squidError === null ? {} : { x_squid_error: squidError }),
    ...(retryAfter === null ? {} : { retry_after: retryAfter }),
    via: field('Via'),
    ...(isWhole ? {} : { truncated: true, body_bytes: response.content?.bytes ?? 0 }),
    body: answer.response ? ends.bodyOf(answer) : (response.content?.text ?? ''),
  };
}

/** Whole seconds until the client had its answer, or had waited long enough. */
export function secondsTold(answer: Answer, patienceS: number): number {
  const { isAwaited } = readingOf(answer);
  const { wantedAt, finishedAt } = answer;
  if (isAwaited || finishedAt === null) return patienceS;
  return Math.round((inMilliseconds(finishedAt) - inMilliseconds(wantedAt)) / 1000);
}
