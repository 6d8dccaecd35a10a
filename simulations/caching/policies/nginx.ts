// The cache of nginx 1.22 (ngx_http_upstream.c, ngx_http_file_cache.c): it minds what the response says and what the configuration says, and
// nothing of what the request says of caching.
import type { NginxCaching } from '../../http/caching-settings.ts';
import { append, has, valueOf, without } from '../../http/fields.ts';
import type { Request, Response } from '../../http/message.ts';
import type { TargetUri } from '../../http/target-uri.ts';
import { CONDITIONS } from '../../http/validators.ts';
import { duration } from '../../kernel/time.ts';
import type { CacheTraits } from '../cache-traits.ts';
import type { CacheForward, CacheHit } from '../decide.ts';
import { deliver } from '../deliver.ts';
import { clockSeconds } from '../freshness.ts';
import type {
  Arrival,
  Failed,
  Failure,
  Fetching,
  Held,
  Inquiry,
  Lifespan,
  Outcome,
  Plan,
  Policy,
  Verdict,
} from '../policy.ts';
import { nginxDelivery } from './nginx-delivery.ts';
import { configuredSeconds, nginxLife } from './nginx-lifespan.ts';
import type { NginxLife } from './nginx-lifespan.ts';
import { filledText, saysSo } from './nginx-text.ts';
import { instantOf, secondsLeft } from './seconds.ts';

const SOURCE = 'nginx 1.22.1';
const section = (word: string): string => `${SOURCE} ${word}`;

/** The words of proxy_cache_use_stale for statuses. */
const statusWord = (status: number): string => `http_${String(status)}`;
const FAILURE_WORDS: { readonly [F in Failure]: string } = {
  refused: 'error',
  closed: 'error',
  timeout: 'timeout',
  invalid: 'invalid_header',
};

/** Tokens between commas and spaces, as it hashes them for Vary; a missing field is like an empty one. */
const comparable = (request: Request, name: string): string =>
  request.fields
    .filter((line) => line.name.toLowerCase() === name)
    .flatMap(({ value }) => value.split(/[ ,]+/u).filter((token) => token !== ''))
    .join(',');

function isSameVariant(stored: Held, request: Request, ignores: readonly string[]): boolean {
  if (ignores.includes('vary')) return true;
  const names = (valueOf(stored.response.fields, 'Vary') ?? '').split(/[ ,]+/u).filter((name) => name !== '');
  return names.every(
    (name) => comparable(stored.request, name.toLowerCase()) === comparable(request, name.toLowerCase()),
  );
}

function lifespan(life: NginxLife, validUntil: number, arrival: Pick<Arrival, 'now'>, epoch: number): Lifespan {
  // Whole seconds of the wall clock: valid to the end of the last one.
  const end = (seconds: number) => instantOf(seconds + 1, epoch);
  return {
    bornAt: arrival.now,
    freshUntil: end(validUntil),
    whileRevalidatingUntil: end(validUntil + life.updatingSeconds),
    ifErrorUntil: end(validUntil + life.errorSeconds),
    goneAt: null,
    mustAsk: 'no',
  };
}

function judgeNginx(settings: NginxCaching, inquiry: Inquiry, chosen: Held | null, others: number): Verdict {
  const fetch = (
    word: string,
    fwd: CacheForward['fwd'],
    base: Held | null,
    more: Partial<Fetching> = {},
  ): Fetching => ({
    act: 'fetch',
    decision: { hit: false, fwd, storedResponse: base?.id ?? null, section: section('proxy_cache'), word },
    word,
    base,
    validates: base !== null && settings.revalidates,
    mayWait: false,
    mayKeep: true,
    ...more,
  });
  if (chosen === null) {
    const mayKeep = inquiry.uses >= settings.minUses && inquiry.waited !== 'too-long';
    return fetch('MISS', others > 0 ? 'vary-miss' : 'uri-miss', null, { mayKeep, mayWait: mayKeep && settings.lock });
  }
  const { life } = chosen;
  const answer = (word: string, why: string, refresh: Fetching | null = null): Verdict => {
    const ttl = secondsLeft(life.freshUntil, inquiry.now);
    const decision: CacheHit = { hit: true, ttl, storedResponse: chosen.id, section: section(why), word };
    return { act: 'answer', decision, word, refresh };
  };
  if (inquiry.now < life.freshUntil) {
    if (chosen.mark !== 'failed') return answer('HIT', 'proxy_cache');
    const { decision } = fetch('HIT', 'miss', chosen);
    return { act: 'refuse', decision, word: 'HIT', status: chosen.response.status };
  }
  if (chosen.mark === 'failed') return fetch('MISS', 'uri-miss', null);
  const servesUpdating = settings.useStale.includes('updating') || inquiry.now < life.whileRevalidatingUntil;
  if (servesUpdating && inquiry.isBeingFetched) return answer('UPDATING', 'proxy_cache_use_stale updating');
  if (servesUpdating && settings.backgroundUpdate) {
    return answer('STALE', 'proxy_cache_background_update', fetch('EXPIRED', 'stale', chosen));
  }
  return fetch('EXPIRED', 'stale', chosen);
}

export function nginxPolicy(settings: NginxCaching, { epochSeconds }: CacheTraits): Policy {
  const keep = (response: Response, arrival: Arrival, life: NginxLife, word: string): Outcome | null => {
    const now = clockSeconds(arrival.now, epochSeconds);
    const configured = configuredSeconds(settings, response);
    const until = life.validUntil !== 0 ? life.validUntil : configured === null ? 0 : now + configured;
    if (until === 0) return null;
    return { act: 'keep', response, life: lifespan(life, until, arrival, epochSeconds), mark: 'none', word };
  };

  const revalidated = (base: Held, arrival: Arrival): Outcome => {
    const now = clockSeconds(arrival.now, epochSeconds);
    const told = nginxLife(arrival.response.fields, now, settings.ignores);
    // What the 304 says of freshness, else the stored lines read anew, else the configuration; the stored lines stay.
    const life = told.validUntil === 0 ? nginxLife(base.response.fields, now, settings.ignores) : told;
    const until = life.validUntil !== 0 ? life.validUntil : now + (configuredSeconds(settings, base.response) ?? -1);
    const span = lifespan(life, until, arrival, epochSeconds);
    return { act: 'freshen', response: base.response, life: span, word: 'REVALIDATED' };
  };

  const receive = (arrival: Arrival): Outcome => {
    const { inquiry, plan, fetching, response } = arrival;
    const word = fetching?.word ?? (plan.act === 'pass' ? plan.word : '');
    const pass = (reason: string, why: string, isCut = false): Outcome => {
      return { act: 'pass', word, reason, section: section(why), forgets: false, isCut };
    };
    const base = fetching?.base ?? null;
    if (base !== null && response.status === 304 && settings.revalidates) return revalidated(base, arrival);
    if (base !== null && settings.useStale.includes(statusWord(response.status))) {
      const why = section(`proxy_cache_use_stale ${statusWord(response.status)}`);
      return { act: 'reuse', word: 'STALE', reason: 'stale-if-error', section: why };
    }
    if (plan.key === null) return pass('method', 'proxy_cache_methods');
    if (fetching !== null && !fetching.mayKeep) return pass('too-few-uses', 'proxy_cache_min_uses');
    const life = nginxLife(response.fields, clockSeconds(arrival.now, epochSeconds), settings.ignores);
    if (life.refusedFor !== null) return pass('refused', life.refusedFor);
    if (saysSo(settings.noCache, inquiry.request, inquiry.target)) return pass('bypass', 'proxy_no_cache', true);
    // Whether it says for how long is only asked when its head has been made already.
    return keep(response, arrival, life, word) ?? pass('no-freshness', 'proxy_cache_valid', true);
  };

  const fail = (inquiry: Inquiry, fetching: Fetching | null, why: Failure): Failed => {
    const base = fetching?.base ?? null;
    const word = fetching?.word ?? '';
    if (base !== null && (settings.useStale.includes(FAILURE_WORDS[why]) || inquiry.now < base.life.ifErrorUntil)) {
      return { act: 'reuse', word: 'STALE', section: section(`proxy_cache_use_stale ${FAILURE_WORDS[why]}`) };
    }
    const status = why === 'timeout' ? 504 : 502;
    const seconds = fetching === null ? null : configuredSeconds(settings, { status });
    const now = clockSeconds(inquiry.now, epochSeconds);
    const life: NginxLife = { validUntil: now + (seconds ?? 0), updatingSeconds: 0, errorSeconds: 0, refusedFor: null };
    const kept = seconds === null ? null : lifespan(life, life.validUntil, inquiry, epochSeconds);
    return { act: 'refuse', status, word, isShared: false, kept };
  };

  return {
    plan(request: Request, target: TargetUri): Plan {
      const methods = ['GET', 'HEAD', ...settings.methods];
      const decision = (fwd: CacheForward['fwd'], why: string, word: string): CacheForward => {
        return { hit: false, fwd, storedResponse: null, section: section(why), word };
      };
      if (!methods.includes(request.method)) {
        return { act: 'pass', key: null, decision: decision('method', 'proxy_cache_methods', ''), word: '' };
      }
      const key = filledText(settings.key, request, target);
      if (!saysSo(settings.bypass, request, target)) return { act: 'look-up', key };
      return { act: 'pass', key, decision: decision('bypass', 'proxy_cache_bypass', 'BYPASS'), word: 'BYPASS' };
    },
    choose: (held, request) => held.find((stored) => isSameVariant(stored, request, settings.ignores)) ?? null,
    judge: (inquiry, chosen, others) => judgeNginx(settings, inquiry, chosen, others),
    outgoing({ request }, plan, fetching) {
      if (plan.key === null || (fetching !== null && !fetching.mayKeep)) return request;
      const method = request.method === 'HEAD' && settings.convertsHead ? 'GET' : request.method;
      const plain = without(request.fields, 'Range', ...CONDITIONS);
      const stored = fetching?.validates === true ? (fetching.base?.response ?? null) : null;
      const isAsked = stored !== null && (stored.status === 200 || stored.status === 206);
      const fields = ['Last-Modified', 'ETag'].reduce((lines, name) => {
        const value = isAsked ? valueOf(stored.fields, name) : null;
        return value === null ? lines : append(lines, name === 'ETag' ? 'If-None-Match' : 'If-Modified-Since', value);
      }, plain);
      return { ...request, method, fields };
    },
    receive,
    fail,
    deliver(delivery) {
      // Only what it could keep is looked at; ranges only where the server offered them, or where it was told to make them.
      const isCut = settings.forcesRanges || has(delivery.response.fields, 'Accept-Ranges');
      return delivery.isKept ? deliver(delivery, nginxDelivery(isCut)) : { response: delivery.response };
    },
    invalidated: () => [],
    finalWord: (word) => word,
    fieldWord: (word) => word,
    age: () => null,
    countsUses: settings.minUses > 1,
    waiting: settings.lock
      ? {
          looksEvery: duration(500_000),
          atMost: duration(settings.lockTimeoutSeconds * 1_000_000),
          oneMoreAfter: duration(settings.lockAgeSeconds * 1_000_000),
        }
      : null,
  };
}
