// Lifetime, age and what is left (RFC 9111 §4.2), by the clock of the run.
import { describe, expect, it } from 'vitest';
import {
  currentAge,
  freshnessLeft,
  freshnessLifetime,
  isFresh,
  staleFrom,
  wholeSeconds,
} from '../../../simulations/caching/freshness.ts';
import type { Duration } from '../../../simulations/kernel/time.ts';
import { EPOCH, PRIVATE, SHARED, kept, response, seconds } from './messages.ts';

const DATE = 'Date: Sun, 06 Nov 1994 08:49:37 GMT'; // the start of the run
const MINUTE_LATER = 'Expires: Sun, 06 Nov 1994 08:50:37 GMT';

describe('freshnessLifetime (RFC 9111 §4.2.1)', () => {
  it.each<[string, string[], boolean, number, string]>([
    ['s-maxage first, when shared', ['Cache-Control: max-age=10, s-maxage=20', MINUTE_LATER], true, 20, 's-maxage'],
    ['max-age next', ['Cache-Control: max-age=10', DATE, MINUTE_LATER], true, 10, 'max-age'],
    ['no s-maxage when private', ['Cache-Control: max-age=10, s-maxage=20'], false, 10, 'max-age'],
    ['Expires less Date', [DATE, MINUTE_LATER], true, 60, 'expires'],
    ['Expires less the time of receipt without Date', [MINUTE_LATER], true, 60, 'expires'],
    ['Expires less the time of receipt with a bad Date', ['Date: today', MINUTE_LATER], true, 60, 'expires'],
    ['Expires before Date', ['Date: Sun, 06 Nov 1994 09:00:00 GMT', MINUTE_LATER], true, 0, 'expires'],
    ['Expires: 0 (§5.3)', [DATE, 'Expires: 0'], true, 0, 'expires'],
    ['the first of two Expires', [DATE, MINUTE_LATER, 'Expires: 0'], true, 60, 'expires'],
    ['an invalid max-age counts as stale', ['Cache-Control: max-age=-5', DATE, MINUTE_LATER], true, 0, 'max-age'],
    ['no statement, no freshness', [DATE], true, 0, 'none'],
    ['of two max-age the first, here an invalid one', ['Cache-Control: max-age=1e3, max-age=9'], true, 0, 'max-age'],
    ['more than 2³¹ seconds (§1.2.2)', ['Cache-Control: max-age=99999999999'], true, 2_147_483_648, 'max-age'],
  ])('%s', (_rule, fields, isShared, lifetime, source) => {
    const found = freshnessLifetime(kept(response(200, ...fields)), { ...SHARED, isShared });
    expect([found.lifetime, found.source]).toEqual([lifetime * 1_000_000, source]);
  });

  it('names the section of its source', () => {
    const section = (field: string): string => freshnessLifetime(kept(response(200, field)), SHARED).section;
    expect(section('Cache-Control: s-maxage=1')).toBe('RFC 9111 §5.2.2.10');
    expect(section('Cache-Control: max-age=1')).toBe('RFC 9111 §5.2.2.1');
    expect(section(MINUTE_LATER)).toBe('RFC 9111 §5.3');
    expect(section('X: y')).toBe('RFC 9111 §4.2.1');
  });
});

describe('currentAge (RFC 9111 §4.2.3)', () => {
  // requested, received, asked now; Age field; Date field, in seconds of the run; the age in seconds.
  it.each<[string, number, number, number, string | null, number | null, number]>([
    ['no delay, no Age: the time since', 0, 0, 5, null, 0, 5],
    ['the delay of the response counts', 1, 3, 3, null, 3, 2],
    ['the Age field and the delay', 1, 3, 10, '30', 3, 30 + 2 + 7],
    ['a Date in the past counts when Age says less', 100, 100, 101, '10', 40, 60 + 1],
    ['Age counts when Date says less', 100, 100, 101, '80', 40, 80 + 1],
    ['a Date in the future is no negative age', 10, 10, 12, null, 60, 2],
    ['without a Date it is that of receipt', 10, 10, 12, null, null, 2],
    ['parts of a second: dates have none', 0.2, 0.9, 1.4, null, 0, 0.7 + 0.5],
    ['of a list of ages, the first (§5.1)', 0, 0, 0, '7, 9', 0, 7],
    ['an Age that is no number (§5.1)', 0, 0, 0, '-7', 0, 0],
    ['an Age that is a fraction (§5.1)', 0, 0, 0, '7.5', 0, 0],
  ])('%s', (_rule, requested, received, now, age, date, expected) => {
    const fields = age === null ? [] : [`Age: ${age}`];
    if (date !== null) fields.push(`Date: ${new Date((EPOCH + date) * 1000).toUTCString()}`);
    const stored = kept(response(200, ...fields), { requestTime: seconds(requested), responseTime: seconds(received) });
    expect(currentAge(stored, seconds(now), EPOCH)).toBe(seconds(expected));
  });
});

describe('fresh or stale (RFC 9111 §4.2)', () => {
  const stored = kept(response(200, 'Cache-Control: max-age=10', 'Age: 3'), {
    requestTime: seconds(0),
    responseTime: seconds(1),
  });

  it.each([
    [1, 6, true],
    [6.9, 0.1, true],
    [7, 0, false],
    [8, -1, false],
  ])('at %d s it has %d s left, fresh: %s', (now, left, fresh) => {
    expect(freshnessLeft(stored, seconds(now), SHARED)).toBe(seconds(left));
    expect(isFresh(stored, seconds(now), SHARED)).toBe(fresh);
  });

  it('turns stale at one instant, at which nothing is left', () => {
    expect(staleFrom(stored, SHARED)).toBe(seconds(7));
    expect(isFresh(stored, (seconds(7) - 1) as typeof stored.storedAt, SHARED)).toBe(true);
    expect(staleFrom(kept(response(200, 'Cache-Control: s-maxage=5')), PRIVATE)).toBe(0);
  });

  it('rounds seconds down', () => {
    expect([0, 999_999, 1_000_000, -1].map((span) => wholeSeconds(span as Duration))).toEqual([0, 0, 1, -1]);
  });
});
