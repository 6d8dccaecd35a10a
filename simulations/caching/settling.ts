// What a fetch leaves behind when it is over: a response kept, freshened or gone, and the answer to who had asked.
import type { Response } from '../http/message.ts';
import type { TargetUri } from '../http/target-uri.ts';
import type { Request } from '../http/message.ts';
import type { Instant } from '../kernel/time.ts';
import { answerFor, refusal } from './answering.ts';
import type { CacheDecision } from './decide.ts';
import type { Effect, FetchId, RequestId } from './effects.ts';
import type { Arrival, Failed, Failure, Fetching, Held, Inquiry, Lifespan, Outcome, Plan, Policy } from './policy.ts';
import type { Store } from './store.ts';

export interface Asking {
  readonly id: RequestId;
  readonly request: Request;
  readonly target: TargetUri;
}

/** A request that is out, for a client or behind everybody's back. */
export interface Fetch extends Asking {
  readonly number: FetchId;
  readonly plan: Plan;
  readonly fetching: Fetching | null;
  readonly decision: CacheDecision;
  readonly inquiry: Inquiry;
  readonly sent: Request;
  readonly sentAt: Instant;
  readonly isBackground: boolean;
}

/** Whose answer it was, for the inspector. */
export interface Source {
  readonly exchange: number;
  readonly from: string;
}

export interface Desk {
  readonly policy: Policy;
  readonly store: Store<Held>;
  readonly epochSeconds: number;
  nextNumber(): number;
  /** Under that key, what is not gone by now. */
  live(key: string, now: Instant): readonly Held[];
}

const NOBODY: Source = { exchange: 0, from: '' };

function hold(
  desk: Desk,
  fetch: Fetch,
  response: Response,
  life: Lifespan,
  mark: Held['mark'],
  now: Instant,
  source: Source,
): Held {
  const times = { storedAt: now, requestTime: fetch.sentAt, responseTime: now };
  const key = fetch.plan.key ?? '';
  return { id: desk.nextNumber(), key, request: fetch.request, response, ...times, ...source, life, mark };
}

function put({ store }: Desk, { number, plan }: Fetch, held: Held): Effect[] {
  if (plan.key === null) return [];
  const evicted = store.put(held);
  if (held.mark === 'none') return [{ effect: 'stored', fetch: number, held, evicted }];
  return [{ effect: 'declined', fetch: number, reason: held.mark, section: held.mark }];
}

/** RFC 9111 §4.4. */
export function invalidate(desk: Desk, { number, request, target }: Fetch, response: Response, now: Instant): Effect[] {
  const gone = desk.policy.invalidated(request, target, response).flatMap((key) => desk.live(key, now));
  for (const { id } of gone) desk.store.remove(id);
  return gone.length === 0 ? [] : [{ effect: 'removed', fetch: number, held: gone, section: 'RFC 9111 §4.4' }];
}

type Settled = Exclude<Outcome, { act: 'repeat' }>;

/** What becomes of the response in the store, and who gets what. */
export function settle(desk: Desk, fetch: Fetch, outcome: Settled, arrival: Arrival, source: Source): Effect[] {
  const { number, id, request, plan, fetching, decision, isBackground } = fetch;
  const { response, now } = arrival;
  const base = fetching?.base ?? null;
  const to = (got: Response, held: Held | null, isFromStore: boolean, isAsAsked: boolean): Effect[] => {
    if (isBackground) return [];
    const answering = { id, request, fetch: number, response: got, held, decision, word: outcome.word, now };
    return [answerFor({ ...answering, isFromStore, isAsAsked }, desk.policy, desk.epochSeconds)];
  };
  const isAsAsked = fetch.sent === fetch.inquiry.request;
  if (outcome.act === 'freshen') {
    if (base !== null) desk.store.remove(base.id);
    const held = hold(desk, fetch, outcome.response, outcome.life, 'none', now, source);
    return [...put(desk, fetch, held), ...to(held.response, held, true, false)];
  }
  if (outcome.act === 'keep') {
    const held = hold(desk, fetch, outcome.response, outcome.life, outcome.mark, now, source);
    return [...put(desk, fetch, held), ...to(isAsAsked ? response : outcome.response, held, false, isAsAsked)];
  }
  const declined: Effect = { effect: 'declined', fetch: number, reason: outcome.reason, section: outcome.section };
  if (outcome.act === 'reuse') {
    return [declined, ...(base === null ? to(response, null, false, true) : to(base.response, base, true, false))];
  }
  const { key } = plan;
  const old = outcome.forgets && key !== null ? desk.policy.choose(desk.live(key, now), request, now) : null;
  if (old === null) return [declined, ...to(response, null, false, isAsAsked)];
  desk.store.remove(old.id);
  const removed: Effect = { effect: 'removed', fetch: number, held: [old], section: outcome.section };
  return [declined, removed, ...to(response, null, false, isAsAsked)];
}

/** No answer came: the stale copy, or a page of the box's own. */
export function settleFailure(desk: Desk, fetch: Fetch, outcome: Failed, why: Failure, now: Instant): Effect[] {
  const { number, id, request, fetching, decision, isBackground } = fetch;
  const base = fetching?.base ?? null;
  const told = { id, fetch: number, decision, word: outcome.word };
  if (outcome.act === 'reuse' && base !== null) {
    if (isBackground) return [];
    const answering = {
      ...told,
      request,
      response: base.response,
      held: base,
      isFromStore: true,
      isAsAsked: false,
      now,
    };
    return [answerFor(answering, desk.policy, desk.epochSeconds)];
  }
  const { status, kept } = outcome.act === 'refuse' ? outcome : { status: null, kept: null };
  if (kept !== null) {
    const shown = status ?? (why === 'timeout' ? 504 : 502);
    const page: Response = { kind: 'response', version: '1.1', status: shown, reason: '', fields: [], content: null };
    desk.store.put(hold(desk, fetch, page, kept, 'failed', now, NOBODY));
  }
  return isBackground ? [] : [refusal(told, status, why)];
}
