// HAProxy's map: one slot for each unit of weight, in an order worked out beforehand. For `static-rr` and map-based hashes.
import type { Server } from '../policy.ts';

function gcd(first: number, second: number): number {
  return second === 0 ? first : gcd(second, first % second);
}

/** The weights without their common divisor, which is that of all servers, working or not. */
function reduced(servers: readonly Server[]): readonly number[] {
  const divisor = servers.reduce((common, { weight }) => gcd(common, weight), 0);
  return servers.map(({ weight }) => Math.ceil(weight / Math.max(1, divisor)));
}

/**
 * The servers in the order of the slots, `places` being those that work. Each slot gives everyone its weight; the first
 * with the most whole totals takes it and pays one total.
 */
export function mapOf(servers: readonly Server[], places: readonly number[]): readonly number[] {
  const weights = reduced(servers);
  const total = places.reduce((sum, index) => sum + weights[index]!, 0);
  const credit = servers.map(() => 0);
  const slots: number[] = [];
  while (slots.length < total) {
    let best = places[0]!;
    for (const index of places) {
      credit[index]! += weights[index]!;
      if (Math.floor(credit[index]! / total) > Math.floor(credit[best]! / total)) best = index;
    }
    credit[best]! -= total;
    slots.push(best);
  }
  return slots;
}
