// How servers are judged: by checks in a row or in a window, by requests that fail, by a breaker, by connections.
import { describe, expect, it } from 'vitest';
import { afterCheck, standingByChecks, startOfChecks, untilNextCheckMs } from '../../../simulations/health/active.ts';
import type { Circuit } from '../../../simulations/health/circuit.ts';
import { CLOSED, mayPass, passed, standingByCircuit, told } from '../../../simulations/health/circuit.ts';
import {
  afterConnect,
  isAlive,
  needsProbe,
  newParent,
  probeEnded,
  probeStarted,
  standingOfParent,
} from '../../../simulations/health/dead-parent.ts';
import {
  NEVER_TRIED,
  isPassedOver,
  standingByTries,
  whenChosen,
  whenOver,
} from '../../../simulations/health/passive.ts';
import type { ActiveCheck } from '../../../simulations/http/farm-settings.ts';
import { instant } from '../../../simulations/kernel/time.ts';

const seconds = (s: number) => instant(s * 1_000_000);

/** Standings after each check; `+` passed, `-` failed. */
function standings(judges: ActiveCheck['judges'], checks: string): string {
  let watched = startOfChecks(judges);
  const letters = { up: 'U', suspect: 's', down: 'D', probing: 'p' };
  return Array.from(checks)
    .map((check) => {
      watched = afterCheck(judges, watched, check === '+');
      return letters[standingByChecks(judges, watched)];
    })
    .join('');
}

describe('checks in a row (HAProxy 2.6)', () => {
  const streak = (fall: number, rise: number, startsSound = false) =>
    ({ by: 'streak', fall, rise, startsSound }) as const;

  it.each([
    // Sound after one good check: then it takes `fall` failures; one good check in between and all is forgotten.
    [3, 2, '+--+---', 'UssUssD'],
    [3, 2, '+---+-++', 'UssDpDpU'],
    // At the start one failure is enough (check.c: "up, but will fall down at first failure").
    [3, 2, '-++', 'DpU'],
    [1, 1, '+-+-', 'UDUD'],
    [2, 4, '+--++++', 'UsDpppU'],
  ])('fall %i rise %i: %s is %s', (fall, rise, checks, seen) => {
    expect(standings(streak(fall, rise), checks)).toBe(seen);
  });

  it('begins sound where it is told so', () => {
    expect(standings(streak(3, 2, true), '---')).toBe('ssD');
  });

  it('asks at its own pace while all is well, while it changes, while it is down', () => {
    const check: ActiveCheck = {
      asks: null,
      passes: [200, 399],
      everyMs: 2000,
      changingMs: 500,
      downMs: 5000,
      timeoutMs: 100,
      firstMs: 0,
      judges: streak(2, 2),
    };
    let watched = startOfChecks(check.judges);
    const pace = (hasPassed: boolean): number => {
      watched = afterCheck(check.judges, watched, hasPassed);
      return untilNextCheckMs(check, watched);
    };
    expect([true, false, false, true, true].map(pace)).toEqual([2000, 500, 5000, 500, 2000]);
  });
});

describe('checks in a window (Varnish 7.1)', () => {
  const window = (size: number, threshold: number, initial = threshold - 1) =>
    ({ by: 'window', window: size, threshold, initial }) as const;

  it.each([
    // Not a streak: the third bad one of the last five makes it sick, the third good one healthy.
    [5, 3, '+++++--+-', 'UUUUUssUD'],
    [5, 3, '-----++-+', 'DDDDDppDU'],
    [3, 3, '+-+++', 'UDppU'],
    [8, 1, '--------+', 'DDDDDDDDU'],
  ])('window %i threshold %i: %s is %s', (size, threshold, checks, seen) => {
    expect(standings(window(size, threshold), checks)).toBe(seen);
  });
});

describe('requests that fail', () => {
  const check = { maxFails: 2, failTimeoutS: 10 };

  it('are forgiven until there are too many', () => {
    const once = whenOver(NEVER_TRIED, true, seconds(1));
    expect([standingByTries(check, once), isPassedOver(check, once, seconds(1))]).toEqual(['suspect', false]);
    const twice = whenOver(once, true, seconds(2));
    expect([standingByTries(check, twice), isPassedOver(check, twice, seconds(11.9))]).toEqual(['down', true]);
    expect(isPassedOver(check, twice, seconds(12))).toBe(false);
  });

  it('let one request try when the time is over, and the others wait for what it meets', () => {
    const out = whenOver(whenOver(NEVER_TRIED, true, seconds(1)), true, seconds(2));
    const probed = whenChosen(check, out);
    expect([standingByTries(check, probed), isPassedOver(check, probed, seconds(13))]).toEqual(['probing', true]);
    expect(standingByTries(check, whenOver(probed, true, seconds(13)))).toBe('down');
    expect(whenOver(probed, false, seconds(13))).toEqual(NEVER_TRIED);
    // Nobody waited for the answer: the next request may try.
    expect(isPassedOver(check, whenOver(probed, null, seconds(13)), seconds(13))).toBe(false);
  });

  it('count for nothing with max_fails=0', () => {
    const failed = whenOver(NEVER_TRIED, true, seconds(1));
    expect(isPassedOver({ ...check, maxFails: 0 }, failed, seconds(1))).toBe(false);
  });
});

describe('a circuit breaker', () => {
  const breaker = { failures: 2, openMs: 1000, successes: 2 };
  const after = (circuit: Circuit, meets: string, at = 0): Circuit =>
    Array.from(meets).reduce((now, met) => told(breaker, now, met === '?' ? null : met === '-', seconds(at)), circuit);

  it('opens after so many failures in a row, not after as many in all', () => {
    expect(after(CLOSED, '-+-+').is).toBe('closed');
    expect(after(CLOSED, '-+--').is).toBe('open');
  });

  it('lets nothing through until its time is over, then one request at a time', () => {
    const open = after(CLOSED, '--', 5);
    expect([mayPass(breaker, open, seconds(5.9)), mayPass(breaker, open, seconds(6))]).toEqual([false, true]);
    const trying = passed(open);
    expect([trying.is, mayPass(breaker, trying, seconds(7))]).toEqual(['half-open', false]);
    expect(mayPass(breaker, after(trying, '+'), seconds(7))).toBe(true);
    expect(mayPass(breaker, after(trying, '?'), seconds(7))).toBe(true);
  });

  it('closes after so many successes, and opens again at the first failure', () => {
    const trying = passed(after(CLOSED, '--'));
    expect(after(passed(after(trying, '+')), '+')).toEqual(CLOSED);
    expect(after(passed(after(trying, '+')), '-', 9)).toEqual({ is: 'open', since: seconds(9) });
  });

  it('is not moved by a request that was under way when it opened', () => {
    const open = after(CLOSED, '--', 5);
    expect([after(open, '-', 8), after(open, '+', 8)]).toEqual([open, open]);
    expect([CLOSED, after(CLOSED, '-'), open, passed(open)].map(standingByCircuit)).toEqual([
      'up',
      'suspect',
      'down',
      'probing',
    ]);
  });
});

describe('a dead parent (Squid 5.7)', () => {
  it('is dead after so many failed connections in a row, and alive again when a probe gets through', () => {
    let parent = newParent(3);
    for (const hasOpened of [false, false, true, false, false]) parent = afterConnect(parent, hasOpened, 3);
    expect([isAlive(parent), standingOfParent(parent, 3)]).toEqual([true, 'suspect']);
    parent = afterConnect(parent, false, 3);
    expect([isAlive(parent), standingOfParent(parent, 3), needsProbe(parent, seconds(1))]).toEqual([
      false,
      'down',
      true,
    ]);
    parent = probeStarted(parent, seconds(1));
    expect([standingOfParent(parent, 3), needsProbe(parent, seconds(1))]).toEqual(['probing', false]);
    parent = probeEnded(afterConnect(parent, false, 3));
    // One probe a second.
    expect([needsProbe(parent, seconds(1.9)), needsProbe(parent, seconds(2))]).toEqual([false, true]);
    parent = probeEnded(afterConnect(probeStarted(parent, seconds(2)), true, 3));
    expect(standingOfParent(parent, 3)).toBe('up');
  });
});
