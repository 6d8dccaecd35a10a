// What a fetch leaves behind when it is over: a response kept, freshened or gone, and the answer to who had asked.
import type { Request, Response } from '../http/message.ts';
import type { TargetUri } from '../http/target-uri.ts';
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

interface Kept {
  readonly response: Response;
  readonly life: Lifespan;
  readonly mark: Held['mark'];
}

function hold(desk: Desk, fetch: Fetch, kept: Kept, now: Instant, source: Source): Held {
  const times = { storedAt: now, requestTime: fetch.sentAt, responseTime: now };
  return { id: desk.nextNumber(), key: fetch.plan.key ?? '', request: fetch.request, ...kept, ...times, ...source };
}

function put(desk: Desk, { number, plan, request }: Fetch, held: Held, word: string, why: string): Effect[] {
  if (plan.key === null) return [];
  const replaces = desk.policy.choose(desk.live(plan.key, held.storedAt), request, held.storedAt);
  const evicted = desk.store.put(held);
  if (held.mark !== 'none') return [{ effect: 'declined', fetch: number, reason: held.mark, section: why, word }];
  return [
    { effect: 'stored', fetch: number, held, replaces: replaces?.mark === 'none' ? replaces : null, evicted, word },
  ];
}

/** The stored response with its new fields and its new life, if it is still there. */
function renew(desk: Desk, { number, sentAt }: Fetch, held: Held, now: Instant, word: string): Effect[] {
  if (!desk.live(held.key, now).some(({ id }) => id === held.id)) return [];
  desk.store.remove(held.id);
  const evicted = desk.store.put({ ...held, requestTime: sentAt, responseTime: now });
  return [{ effect: 'freshened', fetch: number, held, evicted, word }];
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
  const { word } = outcome;
  const to = (got: Response, held: Held | null, isFromStore: boolean, isAsAsked: boolean): Effect[] => {
    if (isBackground) return [];
    const isCut = outcome.act === 'pass' && outcome.isCut === true;
    const answering = { id, request, fetch: number, response: got, held, decision, word, isCut, now };
    return [answerFor({ ...answering, isFromStore, isAsAsked }, desk.policy, desk.epochSeconds)];
  };
  const isAsAsked = fetch.sent === fetch.inquiry.request;
  if (outcome.act === 'freshen' && base !== null) {
    const held = { ...base, response: outcome.response, life: outcome.life };
    if (outcome.goesBy !== undefined) {
      desk.store.remove(base.id);
      const freshened: Effect = { effect: 'freshened', fetch: number, held, evicted: [], word };
      const removed: Effect = { effect: 'removed', fetch: number, held: [base], section: outcome.goesBy };
      return [freshened, removed, ...to(held.response, held, true, false)];
    }
    return [...renew(desk, fetch, held, now, word), ...to(held.response, held, true, false)];
  }
  if (outcome.act === 'keep' || outcome.act === 'freshen') {
    const { response: kept, life } = outcome;
    const mark = outcome.act === 'keep' ? outcome.mark : 'none';
    const held = hold(desk, fetch, { response: kept, life, mark }, now, source);
    const why = outcome.act === 'keep' ? (outcome.section ?? '') : '';
    return [...put(desk, fetch, held, word, why), ...to(isAsAsked ? response : kept, held, false, isAsAsked)];
  }
  const { reason, section } = outcome;
  const declined: Effect = { effect: 'declined', fetch: number, reason, section, word };
  if (outcome.act === 'reuse') {
    if (base === null) return [declined, ...to(response, null, false, true)];
    const reused: Effect = { effect: 'reused', fetch: number, held: base, section, word };
    return isBackground ? [declined] : [declined, reused, ...to(base.response, base, true, false)];
  }
  const { key } = plan;
  const old = outcome.forgets && key !== null ? desk.policy.choose(desk.live(key, now), request, now) : null;
  if (old === null) return [declined, ...to(response, null, false, isAsAsked)];
  desk.store.remove(old.id);
  const removed: Effect = { effect: 'removed', fetch: number, held: [old], section };
  return [declined, removed, ...to(response, null, false, isAsAsked)];
}

/** No answer came: the stale copy, or a page of the box's own. */
export function settleFailure(desk: Desk, fetch: Fetch, outcome: Failed, why: Failure, now: Instant): Effect[] {
  const { number, id, request, fetching, decision, isBackground } = fetch;
  const base = fetching?.base ?? null;
  const { word } = outcome;
  const told = { id, fetch: number, decision, word };
  if (outcome.act === 'reuse' && base !== null) {
    if (isBackground) return [];
    const { section } = outcome;
    const answering = {
      ...told,
      request,
      response: base.response,
      held: base,
      isFromStore: true,
      isAsAsked: false,
      now,
    };
    const reused: Effect = { effect: 'reused', fetch: number, held: base, section, word };
    return [reused, answerFor(answering, desk.policy, desk.epochSeconds)];
  }
  const { status, kept } = outcome.act === 'refuse' ? outcome : { status: null, kept: null };
  if (kept !== null) {
    const shown = status ?? (why === 'timeout' ? 504 : 502);
    const page: Response = { kind: 'response', version: '1.1', status: shown, reason: '', fields: [], content: null };
    desk.store.put(hold(desk, fetch, { response: page, life: kept, mark: 'failed' }, now, NOBODY));
  }
  return isBackground ? [] : [refusal(told, status, why)];
}
