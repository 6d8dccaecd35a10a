// What a cache did, as the trace has it.
import type { Effect, FetchId } from '../../caching/effects.ts';
import type { Held } from '../../caching/policy.ts';
import type { Instant } from '../../kernel/time.ts';
import type { ExchangeId, TraceRecord } from '../../trace/record.ts';
import type { NodeId } from '../../wire/payload.ts';

/** The effects that are put on record. */
export type Told = Exclude<Effect, { effect: 'answer' | 'forward' | 'wake' }>;

interface Where {
  readonly at: Instant;
  readonly exchange: ExchangeId;
  readonly node: NodeId;
}

const numbers = (held: readonly Held[]): number[] => held.filter(({ mark }) => mark === 'none').map(({ id }) => id);

/** `isProduct`: whether the words are those of a product; `exchangeOf`: for whose sake something was fetched. */
export function recordOf(
  effect: Told,
  where: Where,
  isProduct: boolean,
  exchangeOf: (fetch: FetchId) => ExchangeId,
): TraceRecord {
  const worded = isProduct && 'word' in effect ? { word: effect.word } : {};
  const lasting = (held: Held) => ({
    life: held.life,
    freshSeconds: Math.floor((held.life.freshUntil - where.at) / 1_000_000),
  });
  switch (effect.effect) {
    case 'consulted':
      return { kind: effect.decision.hit ? 'cache.hit' : 'cache.fwd', ...where, decision: effect.decision };
    case 'waits':
      return { kind: 'cache.waits', ...where, behind: exchangeOf(effect.behind) };
    case 'stored': {
      const { id: storedResponse, key, request, response } = effect.held;
      const { replaces, evicted } = effect;
      const rest = { replaces: replaces?.id ?? null, evicted: numbers(evicted), ...lasting(effect.held) };
      return { kind: 'cache.stored', ...where, storedResponse, key, request, response, ...rest, ...worded };
    }
    case 'freshened': {
      const { id: storedResponse, response } = effect.held;
      const rest = { evicted: numbers(effect.evicted), ...lasting(effect.held) };
      return { kind: 'cache.freshened', ...where, storedResponse, response, ...rest, ...worded };
    }
    case 'declined':
      return { kind: 'cache.declined', ...where, reason: effect.reason, section: effect.section, ...worded };
    case 'reused':
      return { kind: 'cache.reused', ...where, storedResponse: effect.held.id, section: effect.section, ...worded };
    case 'removed':
      return { kind: 'cache.removed', ...where, removed: numbers(effect.held), section: effect.section };
    case 'refuse':
      return { kind: 'cache.refused', ...where, status: effect.status, why: effect.why, ...worded };
  }
}
