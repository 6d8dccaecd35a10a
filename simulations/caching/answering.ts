// The last step before the client: the response cut to what it asked for, with its age and the word for what happened.
import { parseHttpDate } from '../http/date.ts';
import { valueOf } from '../http/fields.ts';
import type { Request, Response } from '../http/message.ts';
import type { Instant } from '../kernel/time.ts';
import type { CacheDecision } from './decide.ts';
import type { Answer, FetchId, Refusal, RequestId } from './effects.ts';
import { clockSeconds } from './freshness.ts';
import type { Held, Policy } from './policy.ts';

export interface Answering {
  readonly id: RequestId;
  readonly request: Request;
  /** By which the response came; null: it was there. */
  readonly fetch: FetchId | null;
  readonly response: Response;
  /** As what it is kept, from now or from before. */
  readonly held: Held | null;
  readonly decision: CacheDecision;
  readonly word: string;
  readonly isFromStore: boolean;
  /** The origin got the client's own conditions and range, and has answered them itself. */
  readonly isAsAsked: boolean;
  /** The client's conditions and range are looked at though it is not kept. */
  readonly isCut?: boolean;
  readonly now: Instant;
}

export const refusal = (
  { id, fetch, decision, word }: Pick<Answering, 'id' | 'fetch' | 'decision' | 'word'>,
  status: number | null,
  why: Refusal['why'],
  length: number | null = null,
): Refusal => ({ effect: 'refuse', id, fetch, status, why, length, decision, word });

export function answerFor(answering: Answering, policy: Policy, epochSeconds: number): Answer | Refusal {
  const { id, request, fetch, response, held, decision, now, isFromStore } = answering;
  const received = clockSeconds(held === null ? now : held.responseTime, epochSeconds);
  const madeAt = parseHttpDate(valueOf(response.fields, 'Date') ?? '', received) ?? received;
  const { word } = answering;
  const isKept = held !== null || answering.isCut === true;
  const isStale = held !== null && now >= held.life.freshUntil;
  const delivered = answering.isAsAsked
    ? { response }
    : policy.deliver({ request, response, madeAt, word, isKept, isStale, isFromStore });
  if ('status' in delivered) {
    const why = delivered.status === 416 ? 'range' : 'precondition';
    return refusal(answering, delivered.status, why, delivered.length);
  }
  // RFC 9110 §9.3.2: HEAD is answered without content, whatever was fetched for it.
  const whole = request.method === 'HEAD' ? { ...delivered.response, content: null } : delivered.response;
  const finalWord = isFromStore ? policy.finalWord(word, whole, request) : word;
  const bornAt = held?.life.bornAt ?? null;
  return {
    effect: 'answer',
    id,
    fetch,
    response: whole,
    decision,
    word: finalWord,
    ageSeconds: policy.age({ word: finalWord, bornAt, isFromStore, response, now }),
    isStored: fetch !== null && held !== null && held.mark === 'none' && held.key !== '',
    isFromStore,
  };
}
