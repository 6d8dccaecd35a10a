// One errand's way through the farm: the first pick, and after each failure what the product's rule says (`health/next-try`).
import type { FarmSettings } from '../../../http/farm-settings.ts';
import type { Circumstances, Failure, NextTryRule } from '../../../health/next-try/next-try.ts';
import { milliseconds } from '../../../kernel/time.ts';
import { cookieValue } from '../../../queueing/balancing/hash-key.ts';
import type { Keyed } from '../../../queueing/balancing/hash-key.ts';
import type { ExchangeId } from '../../../trace/record.ts';
import type { Timer, World } from '../../entity.ts';
import type { FailedTry, Hop, Route, Step } from '../route.ts';
import type { Farm } from './farm.ts';

export interface FarmErrand {
  readonly exchange: ExchangeId;
  readonly keyed: Keyed;
}

/** An answer that began and did not end. */
const BROKEN_OFF: Failure = { why: 'incomplete', isSent: true, isKept: false, status: null };

/** `hopTo`: where the server is and how it is reached. */
export function createFarmRoute(
  farm: Farm,
  settings: FarmSettings,
  rule: NextTryRule,
  hopTo: (index: number) => Hop,
  { exchange, keyed }: FarmErrand,
  world: World,
): Route {
  const { servers, stickiness } = settings;
  const { request } = keyed;
  const tried = servers.map(() => false);
  const wanted = stickiness && cookieValue(request, stickiness.cookie);
  const named = wanted === null ? -1 : servers.findIndex(({ cookie }) => cookie === wanted);
  /** The server that the cookie names, until the request is taken away from it. */
  let sticky = named === -1 ? null : named;
  const { balancing } = settings;
  const isHashed = balancing.product === 'haproxy' && 'hashType' in balancing;
  let count = rule.start;
  let current: number | null = null;
  let startedAt = world.now;
  let leave = (): void => undefined;
  let timer: Timer | null = null;

  const circumstances = (): Circumstances => ({
    method: request.method,
    hasContent: request.content !== null,
    elapsedMs: (world.now - startedAt) / 1000,
    active: farm.active(),
    hasOther: servers.some(({ isDown }, index) => !isDown && farm.book.isUp(index) && !tried[index]),
    isStillUp: current !== null && farm.book.isUp(current),
    isSticky: sticky !== null,
    isHashed,
  });

  /** The line of Set-Cookie that leads back to this server; null where the client knows already. */
  const cookieFor = (index: number): string | null => {
    if (!stickiness || stickiness.attributes === null || index === named) return null;
    if (stickiness.onPostOnly && request.method !== 'POST') return null;
    const cookie = servers[index]?.cookie ?? null;
    if (cookie === null) return `${stickiness.cookie}=; Expires=Thu, 01-Jan-1970 00:00:01 GMT; path=/`;
    return `${stickiness.cookie}=${cookie}${stickiness.attributes}`;
  };

  const step = (index: number): Step => {
    const { server, place } = hopTo(index);
    return { to: { server, place: { ...place, leadsBack: cookieFor(index) } } };
  };

  const pick = (avoided: readonly boolean[], go: (step: Step) => void): void => {
    leave = farm.pick(
      { exchange, keyed, sticky, avoided },
      {
        granted(index) {
          current = index;
          tried[index] = true;
          go(step(index));
        },
        none() {
          go({ to: null, why: 'no-server' });
        },
        gaveUp() {
          go({ to: null, why: 'queue-timeout' });
        },
      },
    );
  };

  const after = (afterMs: number, task: () => void): void => {
    if (afterMs === 0) task();
    else timer = world.later(milliseconds(afterMs), task);
  };

  const release = (isFailure: boolean | null): void => {
    if (current === null) return;
    const index = current;
    current = null;
    farm.release(index, isFailure);
  };

  return {
    start(go) {
      startedAt = world.now;
      pick(
        servers.map(() => false),
        go,
      );
    },
    isFailure: ({ status }) => rule.isFailure(status, count, circumstances()),
    failed(failure: FailedTry, go) {
      const last = current;
      if (last === null) return;
      if (failure.why === 'refused' || failure.why === 'connect-timeout') farm.book.connected(last, false);
      else farm.book.connected(last, true);
      const decided = rule.failed(failure, count, circumstances());
      const { verdict } = decided;
      count = decided.count;
      if (verdict.then === 'same') {
        after(verdict.afterMs, () => {
          go(step(last));
        });
        return;
      }
      release(rule.counts(failure) ? true : null);
      if (verdict.then === 'stop') {
        go({ to: null, why: 'last-failure' });
        return;
      }
      sticky = null;
      const avoided = verdict.avoid === 'tried' ? [...tried] : tried.map((_, index) => index === last);
      after(verdict.afterMs, () => {
        pick(avoided, go);
      });
    },
    ended(how) {
      timer?.cancel();
      leave();
      if (current !== null && how === 'answered') farm.book.connected(current, true);
      const breaks = how === 'incomplete' && rule.counts(BROKEN_OFF);
      release(how === 'dropped' ? null : breaks);
    },
  };
}
