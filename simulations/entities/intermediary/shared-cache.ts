// The cache inside an intermediary: the hands of `caching/engine.ts`. It tells the engine what happens, does what it says, and records it.
import { cacheStatus } from '../../caching/cache-status.ts';
import type { Answer, Effect, FetchId, Refusal, RequestId } from '../../caching/effects.ts';
import type { CacheEngine } from '../../caching/engine.ts';
import { createEngine } from '../../caching/engine.ts';
import { policyFor } from '../../caching/policies/index.ts';
import type { Failure } from '../../caching/policy.ts';
import type { CachingSettings } from '../../http/caching-settings.ts';
import type { ExchangeId } from '../../trace/record.ts';
import type { NodeId } from '../../wire/payload.ts';
import type { World } from '../entity.ts';
import type { Place } from '../transport/pool.ts';
import type { Brought, CacheContext, Errand, Unanswered } from './errand.ts';
import type { Told } from './cache-records.ts';
import { recordOf } from './cache-records.ts';

export interface SharedCacheSettings {
  readonly caching: CachingSettings;
  /** How many responses it has room for; how many octets, where that is limited. */
  readonly capacity: number;
  readonly capacityBytes?: number;
  /** Whether answers say how they were found (RFC 9211). */
  readonly tellsStatus: boolean;
  readonly isOn: boolean;
}

export interface SharedCache {
  readonly isOn: boolean;
  turn(on: boolean): void;
  /** The box stops. */
  abandon(): void;
  /** A request has come; the errand is told, now or later, what becomes of it. */
  ask(errand: Errand): void;
}

/** What the rules want to know of a failure. */
function failureOf(why: string): Failure {
  if (why.includes('timeout')) return 'timeout';
  if (why === 'not-http' || why === 'too-big') return 'invalid';
  return why === 'reset' || why === 'closed' || why === 'incomplete' ? 'closed' : 'refused';
}

interface Open {
  readonly errand: Errand;
  isAnswered: boolean;
  /** How many requests are out for it. */
  out: number;
}

/** A request that is out, and what came of it. */
interface Out {
  readonly id: RequestId;
  readonly open: Open;
  brought: Brought | null;
  unanswered: Unanswered | null;
}

const UNTOLD: CacheContext = { cacheWord: null, ageSeconds: null, cacheStatus: null };

class Hands implements SharedCache {
  isOn: boolean;
  private readonly engine: CacheEngine;
  private readonly policy: ReturnType<typeof policyFor>;
  private readonly open = new Map<RequestId, Open>();
  private readonly out = new Map<FetchId, Out>();
  /** By the number of a stored response. */
  private readonly origins = new Map<number, { readonly place: Place; readonly transaction: number }>();
  private readonly node: NodeId;
  private readonly name: string;
  private readonly settings: SharedCacheSettings;
  private readonly world: World;
  private asked = 0;

  constructor(node: NodeId, name: string, settings: SharedCacheSettings, world: World) {
    this.node = node;
    this.name = name;
    this.settings = settings;
    this.world = world;
    const { caching, capacity, capacityBytes: maxBytes, isOn } = settings;
    const { epochSeconds } = world;
    this.isOn = isOn;
    this.policy = policyFor(caching, epochSeconds);
    const room = { capacity, ...(maxBytes === undefined ? {} : { maxBytes }) };
    this.engine = createEngine({ policy: this.policy, ...room, epochSeconds });
  }

  turn(on: boolean): void {
    this.isOn = on;
  }

  abandon(): void {
    this.engine.abandon();
    this.open.clear();
    this.out.clear();
  }

  ask(errand: Errand): void {
    if (!this.isOn) {
      this.pass(errand);
      return;
    }
    this.asked += 1;
    this.open.set(this.asked, { errand, isAnswered: false, out: 0 });
    this.carryOut(this.engine.ask(this.asked, errand.request, errand.target, this.world.now));
  }

  private pass({ request, answer, refuse, forward }: Errand): void {
    forward({
      request,
      received: request,
      isForClientAlone: true,
      isInVain: () => false,
      arrived({ response, place }) {
        answer({ response, place, context: UNTOLD });
      },
      failed(unanswered) {
        refuse(unanswered, null);
      },
    });
  }

  private carryOut(effects: readonly Effect[]): void {
    for (const effect of effects) this.perform(effect);
    // Only now is it known whether anything is still to be done for them.
    for (const effect of effects) if (effect.effect === 'answer' || effect.effect === 'refuse') this.close(effect.id);
  }

  private perform(effect: Effect): void {
    switch (effect.effect) {
      case 'answer':
        this.answer(effect);
        return;
      case 'refuse':
        this.refuse(effect);
        return;
      case 'forward':
        this.forward(effect);
        return;
      case 'wake':
        this.world.later(effect.after, () => {
          this.carryOut(this.engine.woken(effect.timer, this.world.now));
        });
        return;
      case 'consulted':
      case 'waits': {
        const open = this.open.get(effect.id);
        if (open) this.record(effect, open.errand.exchange);
        return;
      }
      default: {
        const out = this.out.get(effect.fetch);
        if (!out) return;
        this.record(effect, out.open.errand.exchange);
        if (effect.effect === 'stored') this.note(effect.held.id, out);
        const gone = 'evicted' in effect ? effect.evicted : effect.effect === 'removed' ? effect.held : [];
        for (const { id } of gone) this.origins.delete(id);
        if (effect.effect === 'stored' && effect.replaces) this.origins.delete(effect.replaces.id);
      }
    }
  }

  private record(effect: Told, exchange: ExchangeId): void {
    const { world, node, settings } = this;
    const told = recordOf(effect, { at: world.now, exchange, node }, settings.caching.rules !== 'rfc', (fetch) => {
      return this.out.get(fetch)?.open.errand.exchange ?? exchange;
    });
    world.record(told);
  }

  private note(stored: number, { open, brought }: Out): void {
    if (brought) this.origins.set(stored, { place: brought.place, transaction: open.errand.transaction });
  }

  private answer(effect: Answer): void {
    const open = this.open.get(effect.id);
    if (!open) return;
    const { response, decision, word, ageSeconds, isFromStore, isStored } = effect;
    const brought = effect.fetch === null ? null : (this.out.get(effect.fetch)?.brought ?? null);
    const kept = decision.storedResponse === null ? undefined : this.origins.get(decision.storedResponse);
    const came = brought?.response.status ?? null;
    const status = came === response.status ? null : came;
    const context: CacheContext = {
      cacheWord: this.policy.fieldWord(word),
      cacheLookup: decision.storedResponse === null ? 'MISS' : 'HIT',
      ageSeconds,
      isFromCache: isFromStore,
      cacheStatus: this.settings.tellsStatus ? cacheStatus(this.name, decision, { isStored, status }) : null,
      storedTransaction: isFromStore ? (kept?.transaction ?? null) : null,
    };
    open.isAnswered = true;
    open.errand.answer({ response, place: (isFromStore ? kept?.place : brought?.place) ?? null, context });
  }

  private refuse(effect: Refusal): void {
    const open = this.open.get(effect.id);
    if (!open) return;
    const { exchange } = open.errand;
    this.record(effect, exchange);
    const own = effect.fetch === null ? null : (this.out.get(effect.fetch)?.unanswered ?? null);
    const status = effect.status ?? own?.status ?? 502;
    open.isAnswered = true;
    const page = { status, why: own?.why ?? effect.why, tried: own?.tried ?? null };
    // What had begun is given back as far as it came, unless the cache has a word of its own for it.
    const rest = own !== null && effect.status === null ? own : {};
    open.errand.refuse({ ...rest, ...page }, effect.length);
  }

  private forward({ fetch, cause, id, mayBeKept, request }: Extract<Effect, { effect: 'forward' }>): void {
    const open = this.open.get(cause);
    if (!open) return;
    open.out += 1;
    const out: Out = { id: cause, open, brought: null, unanswered: null };
    this.out.set(fetch, out);
    const over = (effects: readonly Effect[]): void => {
      this.carryOut(effects);
      this.out.delete(fetch);
      open.out -= 1;
      this.close(cause);
    };
    const { errand } = open;
    const { exchange } = errand;
    errand.forward({
      request,
      received: errand.request,
      isForClientAlone: id !== null && !mayBeKept,
      isInVain: () => this.out.get(fetch) !== out,
      arrived: (brought) => {
        out.brought = brought;
        over(this.engine.arrived(fetch, brought.response, { exchange, from: brought.from }, this.world.now));
      },
      failed: (unanswered) => {
        out.unanswered = unanswered;
        over(this.engine.failed(fetch, failureOf(unanswered.why), this.world.now));
      },
    });
  }

  private close(id: RequestId): void {
    const open = this.open.get(id);
    if (open?.isAnswered === true && open.out === 0) this.open.delete(id);
  }
}

/** `name`: as the cache calls itself in Cache-Status. */
export const createSharedCache = (
  node: NodeId,
  name: string,
  settings: SharedCacheSettings,
  world: World,
): SharedCache => new Hands(node, name, settings, world);
