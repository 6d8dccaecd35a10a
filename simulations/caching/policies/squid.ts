// The cache of Squid 5.7 (client_side_reply.cc, http.cc, refresh.cc), with its words for what happened.
import type { RefreshPattern, SquidCaching } from '../../http/caching-settings.ts';
import { imfFixdate } from '../../http/date.ts';
import { append, has, valueOf, without } from '../../http/fields.ts';
import type { Fields, Request, Response } from '../../http/message.ts';
import type { TargetUri } from '../../http/target-uri.ts';
import { uriText } from '../../http/target-uri.ts';
import { cacheKey, joinedLines, selectingFields } from '../cache-key.ts';
import type { CacheTraits } from '../cache-traits.ts';
import type { CacheForward } from '../decide.ts';
import { STANDARD, deliver } from '../deliver.ts';
import { clockSeconds } from '../freshness.ts';
import { invalidatedUris } from '../invalidation.ts';
import { updatedFields } from '../kept-fields.ts';
import type { Arrival, Failed, Fetching, Held, Inquiry, Lifespan, Outcome, Plan, Policy } from '../policy.ts';
import { withDate } from '../validation.ts';
import { judgeSquid, squidSection } from './squid-judging.ts';
import { dateOf, patternFor, squidLifespan, squidTimes } from './squid-refresh.ts';
import { isNegative, replacesKept, squidRefusal } from './squid-storing.ts';
import { instantOf } from './seconds.ts';

/** Answers with these words come out of the store: they have an Age, and no Set-Cookie. */
const SQUID_HITS: readonly string[] = [
  'TCP_HIT',
  'TCP_MEM_HIT',
  'TCP_CF_HIT',
  'TCP_IMS_HIT',
  'TCP_INM_HIT',
  'TCP_NEGATIVE_HIT',
  'TCP_OFFLINE_HIT',
  'TCP_REFRESH_UNMODIFIED',
  'TCP_REFRESH_FAIL_OLD',
];

/** Methods that it knows; with any other, what was kept of the URL goes whatever the answer. */
const KNOWN_METHODS =
  /^(?:GET|POST|PUT|HEAD|CONNECT|TRACE|OPTIONS|DELETE|PATCH|PROPFIND|PROPPATCH|MKCOL|COPY|MOVE|LOCK|UNLOCK|SEARCH|PURGE)$/u;

function isSameSquidVariant(
  { request: answered, response }: Pick<Held, 'request' | 'response'>,
  request: Request,
): boolean {
  const names = selectingFields(response);
  // A Vary that names nothing is met by nobody.
  if (names.length === 0 && has(response.fields, 'Vary')) return false;
  return names.every((name) => name === '*' || joinedLines(answered, name) === joinedLines(request, name));
}

/** By Date alone; a Date that is none is older than any. */
function isOlder(newer: Response, kept: Response): boolean {
  if (!has(newer.fields, 'Date')) return false;
  const [said, stored] = [dateOf(newer.fields, 'Date'), dateOf(kept.fields, 'Date')];
  return (said ?? -1) < (stored ?? -1);
}

/** What a 304 out of the store has of the stored lines; no ETag among them. */
const FIELDS_OF_304 = /^(?:date|expires|cache-control|content-location|vary|warning)$/iu;

export function squidPolicy(settings: SquidCaching, { epochSeconds }: CacheTraits): Policy {
  const patternOf = (target: TargetUri): RefreshPattern => patternFor(settings, uriText(target));

  const lifespanOf = (response: Response, arrival: Arrival): Lifespan => {
    const pattern = patternOf(arrival.inquiry.target);
    const times = squidTimes(
      response,
      { requestTime: arrival.sentAt, responseTime: arrival.now },
      pattern,
      epochSeconds,
    );
    const life = squidLifespan(response, times, pattern, settings, epochSeconds);
    if (!isNegative(response.status)) return life;
    // An error is kept as long as it says, or else for negative_ttl; then it is gone, and nobody asks about it.
    const kept = instantOf(clockSeconds(arrival.now, epochSeconds) + settings.negativeTtlSeconds, epochSeconds);
    const freshUntil = times.isTold ? life.freshUntil : kept;
    return { ...life, freshUntil, goneAt: freshUntil };
  };

  const store = (arrival: Arrival, word: string): Outcome => {
    const { response, now, inquiry } = arrival;
    const pattern = patternOf(inquiry.target);
    const kept = { ...response, fields: withDate(response.fields, now, epochSeconds) };
    const times = squidTimes(kept, { requestTime: arrival.sentAt, responseTime: now }, pattern, epochSeconds);
    const seconds = clockSeconds(now, epochSeconds);
    const refusal = squidRefusal({ request: inquiry.request, response, times, pattern, settings, now: seconds });
    if (refusal !== null) {
      const forgets = replacesKept(response.status);
      return { act: 'pass', word, reason: 'refused', section: squidSection(refusal), forgets };
    }
    return { act: 'keep', response: kept, life: lifespanOf(kept, arrival), mark: 'none', word };
  };

  const receive = (arrival: Arrival): Outcome => {
    const { inquiry, plan, fetching, response } = arrival;
    const pass = (word: string, why: string, forgets = false): Outcome => {
      return { act: 'pass', word, reason: 'method', section: squidSection(why), forgets };
    };
    if (plan.key === null || fetching === null) return pass('TCP_MISS', 'method');
    const base = fetching.validates ? fetching.base : null;
    if (base === null)
      return inquiry.request.method === 'GET' ? store(arrival, fetching.word) : pass(fetching.word, 'method');
    if (response.status === 304) {
      const fields = updatedFields(
        without(base.response.fields, 'Age'),
        withDate(response.fields, arrival.now, epochSeconds),
      );
      const updated = { ...base.response, fields };
      return { act: 'freshen', response: updated, life: lifespanOf(updated, arrival), word: 'TCP_REFRESH_UNMODIFIED' };
    }
    if (response.status >= 500) {
      const isOld = inquiry.now < base.life.ifErrorUntil;
      if (!isOld) return pass('TCP_REFRESH_FAIL_ERR', 'must-revalidate');
      const section = squidSection('refresh failed');
      return { act: 'reuse', word: 'TCP_REFRESH_FAIL_OLD', reason: 'stale-if-error', section };
    }
    if (isOlder(response, base.response)) {
      const section = squidSection('older than what is kept');
      return { act: 'reuse', word: 'TCP_REFRESH_IGNORED', reason: 'older', section };
    }
    // HEAD is not kept, but what it shows to have changed goes.
    return inquiry.request.method === 'GET'
      ? store(arrival, 'TCP_REFRESH_MODIFIED')
      : pass('TCP_REFRESH_MODIFIED', 'method', replacesKept(response.status));
  };

  const fail = (inquiry: Inquiry, fetching: Fetching | null): Failed => {
    const base = fetching?.validates === true ? fetching.base : null;
    if (base !== null && inquiry.now < base.life.ifErrorUntil) {
      return { act: 'reuse', word: 'TCP_REFRESH_FAIL_OLD', section: squidSection('refresh failed') };
    }
    const word = base === null ? (fetching?.word ?? 'TCP_MISS') : 'TCP_REFRESH_FAIL_ERR';
    return { act: 'refuse', status: null, word, isShared: false, kept: null };
  };

  /** The client's conditions go on where there is nothing to ask about; else Squid asks with what it has, and by a strong tag alone. */
  const outgoing = ({ request, target }: Inquiry, _plan: Plan, fetching: Fetching | null): Request => {
    const base = fetching?.validates === true ? fetching.base : null;
    if (base === null) return request;
    const { modifiedAt } = squidTimes(base.response, base, patternOf(target), epochSeconds);
    const tag = valueOf(base.response.fields, 'ETag');
    const asked = [{ name: 'If-Modified-Since', value: imfFixdate(modifiedAt) }];
    // Whatever stands between quotes is a tag to it.
    if (tag !== null && /^".*"$/u.test(tag) && !has(request.fields, 'If-None-Match')) {
      asked.push({ name: 'If-None-Match', value: tag });
    }
    return { ...request, fields: [...asked, ...without(request.fields, 'If-Modified-Since')] };
  };

  return {
    plan(request, target): Plan {
      const word = 'TCP_MISS';
      const decision = (fwd: CacheForward['fwd'], why: string): CacheForward => {
        return { hit: false, fwd, storedResponse: null, section: squidSection(why), word };
      };
      if (settings.isOff) return { act: 'pass', key: null, decision: decision('bypass', 'cache deny'), word };
      if (request.method === 'GET' || request.method === 'HEAD')
        return { act: 'look-up', key: cacheKey('GET', target) };
      return { act: 'pass', key: null, decision: decision('method', 'method'), word };
    },
    choose: (held, request) => held.find((stored) => isSameSquidVariant(stored, request)) ?? null,
    judge: (inquiry, chosen, others) => judgeSquid(settings, patternOf(inquiry.target), inquiry, chosen, others),
    outgoing,
    receive,
    fail,
    deliver: (delivery) => {
      if (!delivery.isFromStore) return { response: delivery.response };
      if (delivery.word === 'TCP_REFRESH_FAIL_OLD') {
        // It could not have the copy confirmed, and says so in a field that RFC 9111 §5.5 has given up.
        const warning = `111 ${settings.software} "Revalidation failed"`;
        const fields = append(delivery.response.fields, 'Warning', warning);
        return { response: { ...delivery.response, fields } };
      }
      const isStaleHit = delivery.isStale && ['TCP_HIT', 'TCP_MEM_HIT'].includes(delivery.word);
      const warning = `110 ${settings.software} "Response is stale"`;
      const { response } = delivery;
      const told = isStaleHit ? { ...response, fields: append(response.fields, 'Warning', warning) } : response;
      return deliver(
        { ...delivery, response: told },
        {
          ...STANDARD,
          fieldsOf304: (fields: Fields) => fields.filter(({ name }) => FIELDS_OF_304.test(name)),
          unsatisfiable: 'whole',
        },
      );
    },
    invalidated(request, target, response) {
      if (!KNOWN_METHODS.test(request.method)) return [cacheKey('GET', target)];
      return invalidatedUris(request, target, response).map((uri) => cacheKey('GET', uri));
    },
    finalWord(word, delivered, request) {
      if (delivered.status !== 304 || !['TCP_HIT', 'TCP_MEM_HIT'].includes(word)) return word;
      return has(request.fields, 'If-None-Match') ? 'TCP_INM_HIT' : 'TCP_IMS_HIT';
    },
    fieldWord: (word) => (SQUID_HITS.includes(word) ? 'HIT' : 'MISS'),
    age: ({ word, bornAt, now }) =>
      bornAt !== null && SQUID_HITS.includes(word) ? Math.max(0, Math.floor((now - bornAt) / 1_000_000)) : null,
    countsUses: false,
    waiting: settings.collapses ? { looksEvery: null, atMost: null, oneMoreAfter: null } : null,
  };
}
