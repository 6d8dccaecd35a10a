// The cache of Varnish 7.1 with the VCL that is built in: it minds the response, hardly the request, and would rather serve stale than wait.
import type { VarnishCaching } from '../../http/caching-settings.ts';
import { append, has, valueOf, without } from '../../http/fields.ts';
import type { Request, Response } from '../../http/message.ts';
import { uriText } from '../../http/target-uri.ts';
import type { TargetUri } from '../../http/target-uri.ts';
import { CONDITIONS } from '../../http/validators.ts';
import type { Duration, Instant } from '../../kernel/time.ts';
import { after, duration } from '../../kernel/time.ts';
import { joinedLines, selectingFields } from '../cache-key.ts';
import type { CacheTraits } from '../cache-traits.ts';
import type { CacheForward, CacheHit } from '../decide.ts';
import { deliver } from '../deliver.ts';
import { updatedFields } from '../kept-fields.ts';
import type { Arrival, Fetching, Held, Inquiry, Lifespan, Outcome, Plan, Policy, Verdict } from '../policy.ts';
import { secondsLeft } from './seconds.ts';
import { varnishDelivery } from './varnish-delivery.ts';
import type { VarnishLife } from './varnish-ttl.ts';
import { varnishLife } from './varnish-ttl.ts';

const section = (word: string): string => `Varnish 7.1 ${word}`;

const PASSED: readonly string[] = ['PUT', 'POST', 'TRACE', 'OPTIONS', 'DELETE', 'PATCH'];
/** So long a mark stands (vcl_beresp_hitmiss). */
const MARK_SECONDS = 120;

const span = (seconds: number): Duration => duration(seconds * 1_000_000);

/** Accept-Encoding does not part variants: every request is made to ask for gzip, or for nothing. */
function isSameVarnishVariant(
  { request: answered, response }: Pick<Held, 'request' | 'response'>,
  request: Request,
): boolean {
  return selectingFields(response)
    .filter((name) => name !== 'accept-encoding' && name !== '*')
    .every((name) => joinedLines(answered, name) === joinedLines(request, name));
}

function lifespan(life: VarnishLife, now: Instant): Lifespan {
  const isMark = life.hitMiss !== null;
  const bornAt = (now - span(life.age)) as Instant;
  const freshUntil = isMark ? after(now, span(MARK_SECONDS)) : after(bornAt, span(life.ttl));
  const graceUntil = isMark ? freshUntil : after(freshUntil, span(life.grace));
  return {
    bornAt,
    freshUntil,
    whileRevalidatingUntil: graceUntil,
    ifErrorUntil: freshUntil,
    goneAt: isMark ? freshUntil : after(graceUntil, span(life.keep)),
    mustAsk: 'no',
  };
}

/** Whether a later request may ask whether it still holds (OF_IMSCAND). */
const isAskable = ({ status, fields }: Response): boolean =>
  status === 200 && (has(fields, 'ETag') || has(fields, 'Last-Modified'));

function judgeVarnish(inquiry: Inquiry, chosen: Held | null): Verdict {
  const fetch = (why: string, base: Held | null, mayWait: boolean): Fetching => ({
    act: 'fetch',
    decision: {
      hit: false,
      fwd: base === null ? 'uri-miss' : 'stale',
      storedResponse: base?.id ?? null,
      section: section(why),
      word: 'miss',
    },
    word: 'miss',
    base,
    validates: base !== null && isAskable(base.response),
    mayWait,
    mayKeep: true,
  });
  if (chosen === null) return fetch('vcl_miss', null, true);
  if (chosen.mark === 'not-worth-waiting') return fetch('hit-for-miss', null, false);
  const { life } = chosen;
  const isFresh = inquiry.now < life.freshUntil;
  if (!isFresh && inquiry.now >= life.whileRevalidatingUntil) return fetch('vcl_miss', chosen, true);
  const decision: CacheHit = {
    hit: true,
    ttl: secondsLeft(life.freshUntil, inquiry.now),
    storedResponse: chosen.id,
    section: section(isFresh ? 'vcl_hit' : 'grace'),
    word: 'hit',
  };
  // One asks anew, behind the back of the client; the others are served meanwhile.
  const refresh = isFresh || inquiry.isBeingFetched ? null : fetch('grace', chosen, false);
  return { act: 'answer', decision, word: 'hit', refresh };
}

function planVarnish(request: Request, target: TargetUri): Plan {
  const pass = (fwd: CacheForward['fwd'], why: string, word: string): Plan => {
    const decision: CacheForward = { hit: false, fwd, storedResponse: null, section: section(why), word };
    return { act: 'pass', key: null, decision, word };
  };
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    return PASSED.includes(request.method)
      ? pass('method', 'vcl_req_method', 'pass')
      : pass('method', 'vcl_pipe', 'pipe');
  }
  if (has(request.fields, 'Authorization')) return pass('bypass', 'vcl_req_authorization', 'pass');
  if (has(request.fields, 'Cookie')) return pass('bypass', 'vcl_req_cookie', 'pass');
  return { act: 'look-up', key: uriText(target) };
}

/** What a fetch for the store does not carry on of the request. */
function outgoing({ request }: Inquiry, plan: Plan, fetching: Fetching | null): Request {
  if (plan.act === 'pass') return request;
  const plain = without(request.fields, 'Range', 'Cache-Control', ...CONDITIONS);
  const base = fetching?.validates === true ? (fetching.base?.response.fields ?? []) : [];
  const fields = ['Last-Modified', 'ETag'].reduce((lines, name) => {
    const value = valueOf(base, name);
    return value === null ? lines : append(lines, name === 'ETag' ? 'If-None-Match' : 'If-Modified-Since', value);
  }, plain);
  return { ...request, method: 'GET', fields };
}

export function varnishPolicy(settings: VarnishCaching, { epochSeconds }: CacheTraits): Policy {
  const lifeOf = (response: Response, now: Instant): VarnishLife =>
    varnishLife(response, epochSeconds + now / 1_000_000, settings);

  const receive = ({ plan, fetching, response, now }: Arrival): Outcome => {
    const refused = (word: string, why: string): Outcome => {
      return { act: 'pass', word, reason: 'refused', section: section(why), forgets: false };
    };
    if (plan.act === 'pass') return refused(plan.word, plan.decision.section.replace('Varnish 7.1 ', ''));
    const base = fetching?.validates === true ? fetching.base : null;
    const isConfirmed = response.status === 304 && base !== null;
    const whole: Response = isConfirmed
      ? { ...base.response, fields: updatedFields(without(base.response.fields, 'Age'), response.fields) }
      : response;
    const life = lifeOf(whole, now);
    const word = fetching?.word ?? 'miss';
    if (isConfirmed && life.hitMiss === null) {
      return { act: 'freshen', response: whole, life: lifespan(life, now), word };
    }
    const mark = life.hitMiss === null ? 'none' : 'not-worth-waiting';
    return {
      act: 'keep',
      response: whole,
      life: lifespan(life, now),
      mark,
      word,
      section: section(life.hitMiss ?? ''),
    };
  };

  return {
    plan: planVarnish,
    choose: (held, request) => held.find((stored) => isSameVarnishVariant(stored, request)) ?? null,
    judge: (inquiry, chosen) => judgeVarnish(inquiry, chosen),
    outgoing,
    receive,
    // Those who waited share the error rather than walk into it one after the other.
    fail: (_inquiry, fetching) => {
      return { act: 'refuse', status: 503, word: fetching?.word ?? 'pass', isShared: true, kept: null };
    },
    deliver: (delivery) =>
      delivery.isKept || delivery.isFromStore ? deliver(delivery, varnishDelivery) : { response: delivery.response },
    invalidated: () => [],
    finalWord: (word) => word,
    fieldWord: (word) => word,
    age: ({ bornAt, now, response }) => {
      const seconds = bornAt === null ? lifeOf(response, now).age : (now - bornAt) / 1_000_000;
      return Math.max(0, Math.floor(seconds));
    },
    countsUses: false,
    waiting: { looksEvery: null, atMost: null, oneMoreAfter: null },
  };
}
