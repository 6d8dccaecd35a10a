// So many in any span of time, for each key: the plainest limit there is. Whoever asks for more may also be shut out for a while.
import type { Instant } from '../kernel/time.ts';

export interface WindowSettings {
  readonly requests: number;
  readonly spanMs: number;
  /** How long somebody is shut out who asked for more; null: only until the span lets him in again. */
  readonly banMs: number | null;
}

/** Null: let in. Otherwise whole seconds until it is worth asking again (RFC 9110 §10.2.3), and whether it is a ban. */
export type Turned = { readonly retryAfterS: number; readonly isBan: boolean } | null;

export interface Window {
  ask(key: string, now: Instant): Turned;
}

const US = 1000;
const inSeconds = (us: number): number => Math.max(1, Math.ceil(us / 1_000_000));

export function createWindow({ requests, spanMs, banMs }: WindowSettings): Window {
  const letIn = new Map<string, Instant[]>();
  const bannedUntil = new Map<string, number>();
  return {
    ask(key, now) {
      const until = bannedUntil.get(key) ?? 0;
      if (now < until) return { retryAfterS: inSeconds(until - now), isBan: true };
      const recent = (letIn.get(key) ?? []).filter((at) => at > now - spanMs * US);
      letIn.set(key, recent);
      const [oldest] = recent;
      if (recent.length < requests || oldest === undefined) {
        recent.push(now);
        return null;
      }
      if (banMs === null) return { retryAfterS: inSeconds(oldest + spanMs * US - now), isBan: false };
      bannedUntil.set(key, now + banMs * US);
      return { retryAfterS: inSeconds(banMs * US), isBan: true };
    },
  };
}
