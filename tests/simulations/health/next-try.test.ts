// What is done about a try that failed: each product by its own rule.
import { describe, expect, it } from 'vitest';
import { nextTryRule } from '../../../simulations/health/next-try/index.ts';
import type { Circumstances, Failure } from '../../../simulations/health/next-try/next-try.ts';
import type { FarmServer, Retrying } from '../../../simulations/http/farm-settings.ts';
import { farmServer } from '../../../simulations/http/farm-settings.ts';

const farm = (count: number, options: Partial<FarmServer> = {}): FarmServer[] =>
  Array.from({ length: count }, (_, node) => farmServer(node, `s${String(node)}`, options));

const usual: Circumstances = {
  method: 'GET',
  hasContent: false,
  elapsedMs: 0,
  active: 2,
  hasOther: true,
  isStillUp: true,
  isSticky: false,
  isHashed: false,
};
const failure = (why: Failure['why'], more: Partial<Failure> = {}): Failure => ({
  why,
  isSent: why !== 'refused' && why !== 'connect-timeout',
  isKept: false,
  status: null,
  ...more,
});

/** Verdicts on failures one after another, until it is over. */
function verdicts(
  retrying: Retrying,
  servers: readonly FarmServer[],
  failures: readonly Failure[],
  more: Partial<Circumstances> = {},
): string[] {
  const rule = nextTryRule(retrying, servers);
  let count = rule.start;
  return failures.map((failed) => {
    const decided = rule.failed(failed, count, { ...usual, ...more });
    count = decided.count;
    const { verdict } = decided;
    return verdict.then === 'stop' ? 'stop' : `${verdict.then} ${String(verdict.afterMs)}`;
  });
}
const times = (count: number, one: Failure): Failure[] => Array.from({ length: count }, () => one);

describe('nginx proxy_next_upstream', () => {
  const nginx = (more: Partial<Extract<Retrying, { rules: 'nginx' }>> = {}): Retrying => ({
    rules: 'nginx',
    conditions: ['error', 'timeout'],
    tries: 0,
    timeoutMs: 0,
    ...more,
  });

  it('asks each server that is not down once', () => {
    expect(verdicts(nginx(), farm(3), times(3, failure('refused')))).toEqual(['choose 0', 'choose 0', 'stop']);
    const withOneDown = [...farm(2), ...farm(1, { isDown: true })];
    expect(verdicts(nginx(), withOneDown, times(2, failure('refused')))).toEqual(['choose 0', 'stop']);
    expect(verdicts(nginx({ tries: 2 }), farm(5), times(2, failure('refused')))).toEqual(['choose 0', 'stop']);
  });

  it('has one try at a lone server, and one more where a kept connection broke', () => {
    expect(verdicts(nginx(), farm(1), [failure('closed')])).toEqual(['stop']);
    expect(verdicts(nginx(), farm(1), [failure('closed', { isKept: true })])).toEqual(['same 0']);
  });

  it.each([
    ['GET', 'closed', 'choose 0'],
    ['PUT', 'closed', 'choose 0'],
    ['POST', 'closed', 'stop'],
    ['PATCH', 'answer-timeout', 'stop'],
    ['LOCK', 'closed', 'stop'],
    ['POST', 'refused', 'choose 0'],
  ] as const)('%s after "%s": %s', (method, why, verdict) => {
    expect(verdicts(nginx(), farm(3), [failure(why)], { method })).toEqual([verdict]);
    const anyway = nginx({ conditions: ['error', 'timeout', 'non_idempotent'] });
    expect(verdicts(anyway, farm(3), [failure(why)], { method })).toEqual(['choose 0']);
  });

  it('goes on for the failures that are named, and not for ever', () => {
    expect(verdicts(nginx({ conditions: ['error'] }), farm(3), [failure('answer-timeout')])).toEqual(['stop']);
    expect(verdicts(nginx({ conditions: ['off'] }), farm(3), [failure('refused')])).toEqual(['stop']);
    const late = { elapsedMs: 1000 };
    expect(verdicts(nginx({ timeoutMs: 1000 }), farm(3), [failure('refused')], late)).toEqual(['stop']);
  });

  it('takes a status for a failure while another try is left, and 403 and 404 for none of the server’s', () => {
    const rule = nextTryRule(nginx({ conditions: ['http_500', 'http_404'] }), farm(2));
    expect([500, 404, 503].map((status) => rule.isFailure(status, 2, usual))).toEqual([true, true, false]);
    expect(rule.isFailure(500, 1, usual)).toBe(false);
    expect(rule.isFailure(500, 2, { ...usual, method: 'POST' })).toBe(false);
    expect([500, 404, 403].map((status) => rule.counts(failure('status', { status })))).toEqual([true, false, false]);
  });
});

describe('HAProxy retries, redispatch, retry-on', () => {
  const haproxy = (more: Partial<Extract<Retrying, { rules: 'haproxy' }>> = {}): Retrying => ({
    rules: 'haproxy',
    retries: 3,
    redispatch: null,
    retryOn: ['conn-failure'],
    connectTimeoutMs: 5000,
    ...more,
  });

  it('asks the same server three times more, a second apart, or the connect time-out if that is less', () => {
    const refused = times(4, failure('refused'));
    expect(verdicts(haproxy(), farm(2), refused)).toEqual(['same 1000', 'same 1000', 'same 1000', 'stop']);
    expect(verdicts(haproxy({ connectTimeoutMs: 200 }), farm(2), refused.slice(0, 1))).toEqual(['same 200']);
    expect(verdicts(haproxy(), farm(2), [failure('connect-timeout')])).toEqual(['same 0']);
    expect(verdicts(haproxy({ retries: 0 }), farm(2), refused.slice(0, 1))).toEqual(['stop']);
  });

  it('turns to another at once with redispatch, unless a hash or a cookie has picked it: then at the last try', () => {
    const set = haproxy({ redispatch: -1 });
    const refused = times(4, failure('refused'));
    expect(verdicts(set, farm(2), refused.slice(0, 1))).toEqual(['choose 0']);
    const late = ['same 1000', 'same 1000', 'choose 0', 'stop'];
    expect(verdicts(set, farm(2), refused, { isSticky: true })).toEqual(late);
    expect(verdicts(set, farm(2), refused, { isHashed: true })).toEqual(late);
    expect(verdicts(haproxy({ redispatch: 2 }), farm(2), refused.slice(0, 2), { isHashed: true })).toEqual([
      'same 1000',
      'choose 0',
    ]);
    // A second's rest where there is nobody else.
    expect(verdicts(set, farm(1), refused.slice(0, 1), { active: 1, isStillUp: false })).toEqual(['choose 1000']);
  });

  it('repeats what was sent only where retry-on says so, and then any method', () => {
    expect(verdicts(haproxy(), farm(2), [failure('closed')])).toEqual(['stop']);
    const set = haproxy({ retryOn: ['empty-response', '503'] });
    expect(verdicts(set, farm(2), [failure('closed')], { method: 'POST', hasContent: true })).toEqual(['same 0']);
    expect(verdicts(set, farm(2), [failure('refused')])).toEqual(['stop']);
    const rule = nextTryRule(set, farm(2));
    expect([rule.isFailure(503, 2, usual), rule.isFailure(503, 3, usual), rule.isFailure(500, 0, usual)]).toEqual([
      true,
      false,
      false,
    ]);
  });
});

describe('Squid, Varnish, and no product', () => {
  const squid: Retrying = { rules: 'squid', tries: 25, onError: false };

  it('Squid goes on to the next parent unless content was sent or the method is not idempotent', () => {
    expect(verdicts(squid, farm(3), [failure('closed')])).toEqual(['choose 0']);
    expect(verdicts(squid, farm(3), [failure('closed')], { method: 'POST' })).toEqual(['stop']);
    expect(verdicts(squid, farm(3), [failure('refused')], { method: 'POST', hasContent: true })).toEqual(['choose 0']);
    expect(verdicts(squid, farm(3), [failure('closed')], { method: 'PUT', hasContent: true })).toEqual(['stop']);
    expect(verdicts({ ...squid, tries: 2 }, farm(3), times(2, failure('refused')))).toEqual(['choose 0', 'stop']);
  });

  it('Squid takes 502 and 504 for failures where another parent is left, 500 and 503 only when told', () => {
    const statuses = [500, 502, 503, 504, 404];
    const told = (onError: boolean, hasOther: boolean): boolean[] => {
      const rule = nextTryRule({ ...squid, onError }, farm(2));
      return statuses.map((status) => rule.isFailure(status, 1, { ...usual, hasOther }));
    };
    expect(told(false, true)).toEqual([false, true, false, true, false]);
    expect(told(true, true)).toEqual([true, true, true, true, false]);
    expect(told(true, false)).toEqual([false, false, false, false, false]);
  });

  it('Varnish replaces a kept connection that broke, once, and asks no other', () => {
    const varnish: Retrying = { rules: 'varnish' };
    expect(verdicts(varnish, farm(3), times(2, failure('closed', { isKept: true })))).toEqual(['same 0', 'stop']);
    expect(verdicts(varnish, farm(3), [failure('refused')])).toEqual(['stop']);
  });

  it('RFC 9110 §9.2.2: what may have been carried out is not repeated, but for idempotent methods', () => {
    const rfc: Retrying = { rules: 'rfc', tries: 0, nonIdempotent: false, statuses: [] };
    expect(verdicts(rfc, farm(3), [failure('reset')], { method: 'POST' })).toEqual(['stop']);
    expect(verdicts(rfc, farm(3), [failure('refused')], { method: 'POST' })).toEqual(['choose 0']);
    expect(verdicts(rfc, farm(3), [failure('reset')], { method: 'DELETE' })).toEqual(['choose 0']);
    expect(verdicts({ ...rfc, tries: 1 }, farm(3), [failure('refused')])).toEqual(['stop']);
    expect(verdicts({ ...rfc, nonIdempotent: true }, farm(3), [failure('reset')], { method: 'POST' })).toEqual([
      'choose 0',
    ]);
  });
});
