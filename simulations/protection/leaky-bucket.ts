// nginx 1.22's limit_req, step by step as ngx_http_limit_req_module does it, in whole milliseconds and thousandths of a request.
import type { RateLimit } from '../http/protection-settings.ts';

interface Bucket {
  excess: number;
  lastMs: number;
}

export interface Passage {
  /** Whether the request may go on, and after how many milliseconds. */
  readonly passes: boolean;
  readonly delayMs: number;
  /** The limit that decided; null: no limit was asked, every key was empty. */
  readonly limit: RateLimit | null;
  /** How far above the rate it is, in thousandths. */
  readonly excess: number;
}

interface Agreed {
  readonly limit: RateLimit;
  readonly key: string;
  readonly bucket: Bucket;
  readonly isFirst: boolean;
  readonly excess: number;
}

/** A clock that was set back by more than a minute counts as one millisecond on; by less, as none. */
const elapsed = (nowMs: number, lastMs: number): number => {
  const ms = nowMs - lastMs;
  return ms < -60_000 ? 1 : Math.max(ms, 0);
};

const excessNow = ({ excess, lastMs }: Bucket, rate: number, nowMs: number): number =>
  Math.max(0, excess - Math.trunc((rate * elapsed(nowMs, lastMs)) / 1000) + 1000);

export interface Buckets {
  /** `keys` and `limits` stand in the same order; an empty key is not limited. */
  take(limits: readonly RateLimit[], keys: readonly string[], nowMs: number): Passage;
}

/**
 * Refused requests fill nothing. Of several limits the last is charged at once and the others after all have agreed; the longest delay
 * counts. The first request under a key charges nothing.
 */
export function createBuckets(): Buckets {
  const zones = new Map<string, Map<string, Bucket>>();

  const zoneOf = (name: string): Map<string, Bucket> => {
    const zone = zones.get(name) ?? new Map<string, Bucket>();
    zones.set(name, zone);
    return zone;
  };

  const charge = (bucket: Bucket, excess: number, nowMs: number): void => {
    bucket.excess = excess;
    if (elapsed(nowMs, bucket.lastMs) > 0) bucket.lastMs = nowMs;
  };

  const delayFor = ({ undelayed, rate }: RateLimit, excess: number): number =>
    excess <= undelayed ? 0 : Math.trunc(((excess - undelayed) * 1000) / rate);

  return {
    take(limits, keys, nowMs) {
      const agreed: Agreed[] = [];
      for (const [place, limit] of limits.entries()) {
        const key = keys[place] ?? '';
        if (key === '') continue;
        const bucket = zoneOf(limit.zone).get(key);
        const excess = bucket ? excessNow(bucket, limit.rate, nowMs) : 0;
        if (excess > limit.burst) {
          for (const { isFirst, limit: earlier, key: under } of agreed) if (isFirst) zoneOf(earlier.zone).delete(under);
          return { passes: false, delayMs: 0, limit, excess };
        }
        const charged = bucket ?? { excess: 0, lastMs: nowMs };
        if (!bucket) zoneOf(limit.zone).set(key, charged);
        agreed.push({ limit, key, bucket: charged, isFirst: !bucket, excess });
      }
      const last = agreed.at(-1);
      let found: Passage = { passes: true, delayMs: 0, limit: last?.limit ?? null, excess: last?.excess ?? 0 };
      for (const { limit, bucket, isFirst, excess } of agreed) {
        if (!isFirst) charge(bucket, excess, nowMs);
        const delayMs = delayFor(limit, excess);
        if (delayMs > found.delayMs) found = { passes: true, delayMs, limit, excess };
      }
      return found;
    },
  };
}
