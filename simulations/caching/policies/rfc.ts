// The cache of the standards: RFC 9111, the stale answers of RFC 5861, the targeted fields of RFC 9213.
import type { Request, Response } from '../../http/message.ts';
import { has, valueOf, withField } from '../../http/fields.ts';
import { parseRange } from '../../http/byte-ranges.ts';
import type { TargetUri } from '../../http/target-uri.ts';
import type { RfcCaching } from '../../http/caching-settings.ts';
import type { Duration, Instant } from '../../kernel/time.ts';
import { after } from '../../kernel/time.ts';
import { cacheKey, matchesVary } from '../cache-key.ts';
import type { CacheTraits } from '../cache-traits.ts';
import type { CacheDecision, CacheForward } from '../decide.ts';
import { OTHER_METHOD, judgeStored } from '../decide.ts';
import { STANDARD, deliver } from '../deliver.ts';
import { isUnqualified, rulingOf, staleForbidden, wholeNumber, wishesOf } from '../directives.ts';
import { currentAge, ofSeconds, staleFrom, wholeSeconds } from '../freshness.ts';
import { invalidatedUris } from '../invalidation.ts';
import { storedFields, withheldFields } from '../kept-fields.ts';
import { combined, heldRange, missingRange, partOfPart } from '../parts.ts';
import type { Arrival, Failed, Fetching, Held, Inquiry, Lifespan, Outcome, Plan, Policy, Verdict } from '../policy.ts';
import { storability } from '../storability.ts';
import { conditional, confirms, freshened, hasValidator, speaksOf, unconditional, withDate } from '../validation.ts';

/** RFC 5861 §4: the answers that count as errors. */
const ERRORS: readonly number[] = [500, 502, 503, 504];

type Times = Pick<Held, 'requestTime' | 'responseTime'>;

function lifespanOf(response: Response, times: Times, traits: CacheTraits): Lifespan {
  const { directives } = rulingOf(response, traits);
  const kept = { response, ...times };
  const freshUntil = staleFrom(kept, traits);
  const forbidden = staleForbidden(directives, traits.isShared) !== null;
  const until = (name: string): Instant =>
    forbidden ? freshUntil : after(freshUntil, ofSeconds(wholeNumber(directives, name) ?? 0));
  return {
    bornAt: (times.responseTime - currentAge(kept, times.responseTime, traits.epochSeconds)) as Instant,
    freshUntil,
    whileRevalidatingUntil: until('stale-while-revalidate'),
    ifErrorUntil: until('stale-if-error'),
    goneAt: null,
    mustAsk: isUnqualified(directives, 'no-cache') ? 'always' : forbidden ? 'when-stale' : 'no',
  };
}

/** A stored part answers only for what lies wholly in it (RFC 9111 §3.3), and the very request that it came by. */
function coversRange({ request: asked, response }: Held, request: Request): boolean {
  if (heldRange(response) === null) return true;
  const range = valueOf(request.fields, 'Range');
  if (range === null || request.method !== 'GET') return false;
  const specs = parseRange(range);
  const [spec] = specs ?? [];
  if (valueOf(asked.fields, 'Range') === range) return true;
  return specs?.length === 1 && spec !== undefined && partOfPart(response, spec) !== null;
}

/** Whoever asked past a fresh response (`no-cache`, `max-age`) is not served with what it did not want. */
const wantsStored = (fetching: Fetching | null): boolean => fetching?.decision.fwd !== 'request';

/** RFC 5861 §4: within the time that the response, or the request, allows. */
function servesOnError({ request, now }: Inquiry, base: Held, fetching: Fetching | null): boolean {
  if (!wantsStored(fetching) || heldRange(base.response) !== null) return false;
  const asked = base.life.mustAsk === 'no' ? wholeNumber(wishesOf(request), 'stale-if-error') : null;
  return now < base.life.ifErrorUntil || (asked !== null && now < after(base.life.freshUntil, ofSeconds(asked)));
}

export function rfcPolicy(settings: RfcCaching, traits: CacheTraits): Policy {
  const fetch = (decision: CacheForward, base: Held | null, mayWait: boolean): Fetching => ({
    act: 'fetch',
    decision,
    word: decision.fwd,
    base,
    validates: base !== null && hasValidator(base.response) && heldRange(base.response) === null,
    mayWait,
    mayKeep: true,
  });

  const decisionFor = ({ request, now }: Inquiry, chosen: Held | null, others: number): CacheDecision => {
    if (chosen === null) {
      const fwd = others > 0 ? 'vary-miss' : 'uri-miss';
      return { hit: false, fwd, storedResponse: null, section: others > 0 ? 'RFC 9111 §4.1' : 'RFC 9111 §4' };
    }
    const decision = judgeStored(request, chosen, now, traits);
    if (!decision.hit || coversRange(chosen, request)) return decision;
    return { hit: false, fwd: 'partial', storedResponse: chosen.id, section: 'RFC 9111 §3.3' };
  };

  const judge = (inquiry: Inquiry, chosen: Held | null, others: number): Verdict => {
    const decision = decisionFor(inquiry, chosen, others);
    if (decision.hit) {
      const isBehindBack = decision.section === 'RFC 5861 §3' && !inquiry.isBeingFetched;
      const why: CacheForward = {
        hit: false,
        fwd: 'stale',
        storedResponse: decision.storedResponse,
        section: 'RFC 5861 §3',
      };
      const refresh = isBehindBack ? fetch(why, chosen, false) : null;
      const held = chosen === null ? [] : withheldFields(chosen.response, traits);
      return { act: 'answer', decision, word: 'hit', refresh, without: held };
    }
    // RFC 9111 §5.2.1.7: who wants a stored response or none is told so.
    if (wishesOf(inquiry.request).has('only-if-cached')) {
      return { act: 'refuse', decision, word: decision.fwd, status: 504 };
    }
    return fetch(decision, chosen, decision.fwd !== 'request' && inquiry.waited === 'no');
  };

  const outgoing = ({ request }: Inquiry, _plan: Plan, fetching: Fetching | null): Request => {
    const base = fetching?.base ?? null;
    if (fetching === null || base === null || request.method !== 'GET') return request;
    if (fetching.validates) return conditional(request, base.response);
    const missing = has(request.fields, 'Range') ? null : missingRange(base.response);
    if (missing === null) return request;
    // RFC 9111 §3.3: the rest of what is there already, or all of it when it has changed (RFC 9110 §13.1.5).
    const asked = withField(unconditional(request).fields, 'Range', missing);
    return { ...request, fields: withField(asked, 'If-Range', valueOf(base.response.fields, 'ETag') ?? '') };
  };

  const kept = (response: Response, arrival: Arrival): Response => ({
    ...response,
    fields: withDate(storedFields(response, traits), arrival.now, traits.epochSeconds),
  });

  const freshen = (base: Held, newer: Response, arrival: Arrival, word: string): Outcome => {
    const response = freshened(base.response, newer, arrival.now, traits);
    const times = { requestTime: arrival.sentAt, responseTime: arrival.now };
    const life = lifespanOf(response, times, traits);
    // RFC 9111 §3: what it may not keep any longer, now that it says so, it does not keep.
    const { reason, section } = storability({ ...base.request, method: 'GET' }, response, traits);
    const isForbidden = ['no-store', 'private', 'not-understood'].includes(reason);
    return { act: 'freshen', response, life, word, ...(isForbidden ? { goesBy: section } : {}) };
  };

  const keep = (response: Response, arrival: Arrival): Outcome => {
    const times = { requestTime: arrival.sentAt, responseTime: arrival.now };
    return { act: 'keep', response, life: lifespanOf(response, times, traits), mark: 'none', word: 'stored' };
  };

  const receive = (arrival: Arrival): Outcome => {
    const { inquiry, fetching, response, sent } = arrival;
    const base = fetching?.base ?? null;
    const pass = (reason: string, section: string): Outcome => ({
      act: 'pass',
      word: 'passed on',
      reason,
      section,
      forgets: false,
    });
    if (base !== null && response.status === 304 && sent !== inquiry.request) {
      return speaksOf(response, base.response) ? freshen(base, response, arrival, 'validated') : { act: 'repeat' };
    }
    if (base !== null && ERRORS.includes(response.status) && servesOnError(inquiry, base, fetching)) {
      return { act: 'reuse', word: 'stale', reason: 'stale-if-error', section: 'RFC 5861 §4' };
    }
    if (base !== null && inquiry.request.method === 'HEAD' && response.status === 200) {
      if (confirms(response, base.response)) return freshen(base, response, arrival, 'validated');
      return { act: 'pass', word: 'passed on', reason: 'changed', section: 'RFC 9111 §4.3.5', forgets: true };
    }
    const whole = base === null ? null : combined(base.response, response);
    if (whole !== null) return keep(kept(whole, arrival), arrival);
    // A part that was asked for to complete another, and does not fit it, answers nobody.
    if (response.status === 206 && sent !== inquiry.request && !has(inquiry.request.fields, 'Range')) {
      return { act: 'repeat' };
    }
    if (fetching === null && inquiry.request.method !== 'POST') return pass('method', 'RFC 9111 §3');
    const { storable, reason, section } = storability(inquiry.request, response, traits, inquiry.target);
    return storable ? keep(kept(response, arrival), arrival) : pass(reason, section);
  };

  const fail = (inquiry: Inquiry, fetching: Fetching | null): Failed => {
    const base = fetching?.base ?? null;
    const mustAsk = base?.life.mustAsk ?? 'no';
    if (base !== null && mustAsk === 'no' && wantsStored(fetching) && heldRange(base.response) === null) {
      // RFC 9111 §4.2.4: cut off from the origin, a cache may serve what is stale where nothing forbids it.
      const isTold = servesOnError(inquiry, base, fetching);
      return { act: 'reuse', word: 'stale', section: isTold ? 'RFC 5861 §4' : 'RFC 9111 §4.2.4' };
    }
    // RFC 9111 §5.2.2.2: who must ask, and cannot, says so.
    return { act: 'refuse', status: mustAsk === 'no' ? null : 504, word: 'failed', isShared: false, kept: null };
  };

  return {
    plan(request: Request, target: TargetUri): Plan {
      const key = cacheKey(request.method === 'POST' ? 'GET' : request.method, target);
      if (request.method === 'GET' || request.method === 'HEAD') return { act: 'look-up', key };
      return { act: 'pass', key: request.method === 'POST' ? key : null, decision: OTHER_METHOD, word: 'method' };
    },
    choose: (held, request) =>
      held.find(({ response, request: answered }) => matchesVary(response, answered, request)) ?? null,
    judge,
    outgoing,
    receive,
    fail,
    deliver: (delivery) => deliver(delivery, STANDARD),
    invalidated: (request, target, response) =>
      invalidatedUris(request, target, response).map((uri) => cacheKey('GET', uri)),
    finalWord: (word) => word,
    fieldWord: (word) => word,
    age: ({ bornAt, isFromStore, now }) =>
      isFromStore && bornAt !== null ? wholeSeconds((now - bornAt) as Duration) : null,
    countsUses: false,
    waiting: settings.collapses ? { looksEvery: null, atMost: null, oneMoreAfter: null } : null,
  };
}
