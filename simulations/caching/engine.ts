// A cache as a machine without hands: told what happens, it says what is to be done. Which rules it goes by is its policy's affair; that
// nobody else carries them out is this file's.
import { without } from '../http/fields.ts';
import type { Request, Response } from '../http/message.ts';
import type { TargetUri } from '../http/target-uri.ts';
import { CONDITIONS } from '../http/validators.ts';
import type { Instant } from '../kernel/time.ts';
import { between } from '../kernel/time.ts';
import { answerFor, refusal } from './answering.ts';
import type { CacheDecision } from './decide.ts';
import type { Effect, FetchId, RequestId } from './effects.ts';
import type { Arrival, Failure, Fetching, Held, Inquiry, Plan, Policy, Verdict } from './policy.ts';
import type { Asking, Desk, Fetch, Source } from './settling.ts';
import { invalidate, settle, settleFailure } from './settling.ts';
import { createStore } from './store.ts';

export type { Effect } from './effects.ts';
export type { Source } from './settling.ts';

export interface EngineSettings {
  readonly policy: Policy;
  /** How many responses it has room for; how many octets, where that is limited. */
  readonly capacity: number;
  readonly maxBytes?: number;
  /** Seconds since 1970 at the start of the run. */
  readonly epochSeconds: number;
}

export interface CacheEngine {
  /** A request has come. */
  ask(id: RequestId, request: Request, target: TargetUri, now: Instant): Effect[];
  /** What was forwarded is answered, or will not be. */
  arrived(fetch: FetchId, response: Response, source: Source, now: Instant): Effect[];
  failed(fetch: FetchId, why: Failure, now: Instant): Effect[];
  /** The time of a `wake` has come. */
  woken(timer: number, now: Instant): Effect[];
  /** The box stops: nobody waits any more, and what is under way comes to nothing. What is stored stays. */
  abandon(): void;
  /** Everything kept, marks left out, the one unused for longest first. */
  stored(): readonly Held[];
}

interface Waiter extends Asking {
  readonly timer: number;
  readonly key: string;
  readonly since: Instant;
}

type LookUp = Extract<Plan, { act: 'look-up' }>;

class Engine implements CacheEngine {
  private readonly policy: Policy;
  private readonly desk: Desk;
  private readonly fetches = new Map<FetchId, Fetch>();
  /** Those that look something up, by what. */
  private readonly fetchesFor = new Map<string, Set<Fetch>>();
  private readonly waiters = new Map<number, Waiter>();
  private readonly uses = new Map<string, number>();
  private numbers = 0;
  private held = 0;

  constructor({ policy, capacity, maxBytes, epochSeconds }: EngineSettings) {
    this.policy = policy;
    const store = createStore<Held>({
      capacity,
      ...(maxBytes === undefined ? {} : { maxBytes }),
      isSameVariant: (stored, newer) => policy.choose([stored], newer.request, newer.storedAt) !== null,
    });
    const isGone = ({ life }: Held, now: Instant): boolean => life.goneAt !== null && now >= life.goneAt;
    this.desk = {
      policy,
      store,
      epochSeconds,
      nextNumber: () => (this.held += 1),
      live(key, now) {
        for (const held of store.variants(key)) if (isGone(held, now)) store.remove(held.id);
        return store.variants(key);
      },
    };
  }

  stored(): readonly Held[] {
    return this.desk.store.entries().filter(({ mark }) => mark === 'none');
  }

  abandon(): void {
    this.fetches.clear();
    this.fetchesFor.clear();
    this.waiters.clear();
  }

  ask(id: RequestId, request: Request, target: TargetUri, now: Instant): Effect[] {
    return this.consider({ id, request, target }, 'no', now);
  }

  woken(timer: number, now: Instant): Effect[] {
    const waiter = this.waiters.get(timer);
    const { waiting } = this.policy;
    if (!waiter || !waiting) return [];
    this.waiters.delete(timer);
    if (waiting.atMost !== null && between(waiter.since, now) >= waiting.atMost) {
      return this.consider(waiter, 'too-long', now);
    }
    const leader = this.leader(waiter.key, now);
    return leader
      ? this.wait(waiter, waiter.key, leader, waiter.since)
      : this.consider(waiter, 'yes', now, waiter.since);
  }

  arrived(number: FetchId, response: Response, source: Source, now: Instant): Effect[] {
    const fetch = this.end(number);
    if (!fetch) return [];
    const { plan, fetching, sent, sentAt, isBackground } = fetch;
    const inquiry = { ...fetch.inquiry, now };
    const arrival: Arrival = { inquiry, fetching, plan, sent, response, sentAt, now, isBackground };
    const outcome = this.policy.receive(arrival);
    const effects = invalidate(this.desk, fetch, response, now);
    if (outcome.act === 'repeat') {
      const plain = fetching === null ? null : { ...fetching, base: null, validates: false };
      return [...effects, this.start(fetch, plan, plain, inquiry, fetch.decision, isBackground)];
    }
    return [...effects, ...settle(this.desk, fetch, outcome, arrival, source), ...this.release(fetch, now)];
  }

  failed(number: FetchId, why: Failure, now: Instant): Effect[] {
    const fetch = this.end(number);
    if (!fetch) return [];
    const outcome = this.policy.fail({ ...fetch.inquiry, now }, fetch.fetching, why);
    const effects = settleFailure(this.desk, fetch, outcome, why, now);
    if (outcome.act === 'refuse' && outcome.isShared) {
      for (const { id, timer } of this.waitersFor(fetch)) {
        this.waiters.delete(timer);
        const { decision } = fetch;
        effects.push(refusal({ id, fetch: number, decision, word: outcome.word }, outcome.status, why));
      }
    }
    return [...effects, ...this.release(fetch, now)];
  }

  private end(number: FetchId): Fetch | undefined {
    const fetch = this.fetches.get(number);
    if (!fetch) return undefined;
    this.fetches.delete(number);
    const { key } = fetch.plan;
    const others = key === null ? undefined : this.fetchesFor.get(key);
    others?.delete(fetch);
    if (key !== null && others?.size === 0) this.fetchesFor.delete(key);
    return fetch;
  }

  /** The fetch that others wait for. */
  private leader(key: string, now: Instant): Fetch | null {
    const limit = this.policy.waiting?.oneMoreAfter ?? null;
    for (const fetch of this.fetchesFor.get(key) ?? []) {
      if (fetch.fetching?.mayWait !== true) continue;
      if (limit === null || between(fetch.sentAt, now) < limit) return fetch;
    }
    return null;
  }

  private isBeingFetched(key: string): boolean {
    for (const { fetching } of this.fetchesFor.get(key) ?? []) {
      if (fetching !== null && (fetching.base !== null || fetching.mayWait)) return true;
    }
    return false;
  }

  private consider(asking: Asking, waited: Inquiry['waited'], now: Instant, since = now): Effect[] {
    const { id, request, target } = asking;
    const plan = this.policy.plan(request, target);
    const inquiry: Inquiry = { request, target, now, waited, uses: 0, isBeingFetched: false };
    if (plan.act === 'pass') {
      const { decision } = plan;
      return [{ effect: 'consulted', id, decision }, this.start(asking, plan, null, inquiry, decision)];
    }
    const { key } = plan;
    const uses = this.countUse(key, waited);
    const variants = this.desk.live(key, now);
    const known = { ...inquiry, uses, isBeingFetched: this.isBeingFetched(key) };
    const chosen = this.policy.choose(variants, request, now);
    const verdict = this.policy.judge(known, chosen, chosen === null ? variants.length : 0);
    if (verdict.act === 'fetch' && verdict.mayWait && waited !== 'too-long' && this.policy.waiting) {
      const leader = this.leader(key, now);
      if (leader) return this.wait(asking, key, leader, since);
    }
    return this.carryOut(asking, plan, known, verdict, chosen);
  }

  private countUse(key: string, waited: Inquiry['waited']): number {
    if (!this.policy.countsUses) return 1;
    const uses = (this.uses.get(key) ?? 0) + (waited === 'no' ? 1 : 0);
    this.uses.set(key, uses);
    return uses;
  }

  private carryOut(asking: Asking, plan: LookUp, inquiry: Inquiry, verdict: Verdict, chosen: Held | null): Effect[] {
    const { id, request } = asking;
    const { waited, now } = inquiry;
    const decision: CacheDecision = waited === 'yes' ? { ...verdict.decision, collapsed: true } : verdict.decision;
    const consulted: Effect = { effect: 'consulted', id, decision };
    const { word } = verdict;
    if (verdict.act === 'fetch') return [consulted, this.start(asking, plan, verdict, inquiry, decision)];
    if (verdict.act === 'refuse' || chosen === null) {
      const why = chosen?.mark === 'failed' ? 'kept-failure' : 'only-if-cached';
      const status = verdict.act === 'refuse' ? verdict.status : 504;
      return [consulted, refusal({ id, fetch: null, decision, word }, status, why)];
    }
    this.desk.store.touch(chosen.id);
    const { refresh, without: withheld = [] } = verdict;
    const response = { ...chosen.response, fields: without(chosen.response.fields, ...withheld) };
    const answering = { id, request, fetch: null, response, held: chosen, decision, word, now };
    const { policy, epochSeconds } = this.desk;
    const answer = answerFor({ ...answering, isFromStore: true, isAsAsked: false }, policy, epochSeconds);
    // What it is called in the end depends on what the client asked for of it.
    const told = decision.word === undefined ? decision : { ...decision, word: answer.word };
    const found: Effect = { effect: 'consulted', id, decision: told };
    if (refresh === null) return [found, answer];
    const whole = { ...request, method: 'GET', fields: without(request.fields, 'Range', ...CONDITIONS) };
    const behind = { ...asking, request: whole };
    const again = { ...inquiry, request: whole };
    return [found, answer, this.start(behind, plan, refresh, again, refresh.decision, true)];
  }

  private wait(asking: Asking, key: string, leader: Fetch, since: Instant): Effect[] {
    this.numbers += 1;
    const timer = this.numbers;
    const { id, request, target } = asking;
    this.waiters.set(timer, { id, request, target, timer, key, since });
    const every = this.policy.waiting?.looksEvery ?? null;
    const waits: Effect = { effect: 'waits', id, behind: leader.number };
    return every === null ? [waits] : [waits, { effect: 'wake', timer, after: every }];
  }

  private start(
    { id, request, target }: Asking,
    plan: Plan,
    fetching: Fetching | null,
    inquiry: Inquiry,
    decision: CacheDecision,
    isBackground = false,
  ): Effect {
    this.numbers += 1;
    const number = this.numbers;
    const sent = this.policy.outgoing(inquiry, plan, fetching);
    const { now: sentAt } = inquiry;
    const fetch = { id, request, target, number, plan, fetching, decision, inquiry, sent, sentAt, isBackground };
    this.fetches.set(number, fetch);
    if (plan.key !== null) {
      const others = this.fetchesFor.get(plan.key);
      if (others) others.add(fetch);
      else this.fetchesFor.set(plan.key, new Set([fetch]));
    }
    const mayBeKept = plan.key !== null;
    return { effect: 'forward', fetch: number, id: isBackground ? null : id, cause: id, mayBeKept, request: sent };
  }

  private waitersFor({ plan, fetching }: Fetch): readonly Waiter[] {
    if (this.waiters.size === 0 || plan.key === null || fetching?.mayWait !== true) return [];
    return [...this.waiters.values()].filter(({ key }) => key === plan.key);
  }

  /** Those who waited look again, in the order in which they came, unless they look by themselves. */
  private release(fetch: Fetch, now: Instant): Effect[] {
    if (this.policy.waiting?.looksEvery !== null) return [];
    const waiters = this.waitersFor(fetch);
    for (const { timer } of waiters) this.waiters.delete(timer);
    return waiters.flatMap((waiter) => this.consider(waiter, 'yes', now, waiter.since));
  }
}

export const createEngine = (settings: EngineSettings): CacheEngine => new Engine(settings);
