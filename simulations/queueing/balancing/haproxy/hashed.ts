// HAProxy's hashes (`source`, `uri`, `hdr`, `url_param`) on its map or its ring.
import type { HashType } from '../../../http/balancing-settings.ts';
import { octetsOf } from '../octets.ts';
import type { BalancingPolicy } from '../policy.ts';
import { avalanche, hashOf } from './hash-functions.ts';
import { mapOf } from './map.ts';
import { nearest, ringOf } from './ring.ts';
import { remembered, turnAlong } from './slots.ts';
import type { Farm } from './standing.ts';
import { standingOf } from './standing.ts';

/** The four octets as one number: no hash function is asked. */
function addressHash(address: string, isAvalanche: boolean): number {
  const number = (octetsOf(address) ?? []).reduce((sum, octet) => sum * 256 + octet, 0);
  return isAvalanche ? avalanche(number) : number;
}

/** `name` is the word after `balance`; with `source` the key is the client's address. The state serves keyless requests. */
export function haproxyHash(farm: Farm, name: string, { method, by, isAvalanche }: HashType): BalancingPolicy<number> {
  const ringFor = remembered((places) => ringOf(farm.servers, places));
  const mapFor = remembered((places) => mapOf(farm.servers, places));
  return {
    name,
    start: 0,
    choose(at, known) {
      const standing = standingOf(farm, known);
      if (standing.kind === 'settled') return { index: standing.index, state: at };
      const isRing = method === 'consistent';
      const slots = isRing ? ringFor(standing.places).map(({ index }) => index) : mapFor(standing.places);
      const { key = null } = known;
      if (key === null) return turnAlong(farm, known, slots, at);
      const hash = name === 'source' ? addressHash(key, isAvalanche) : hashOf(key, by, isAvalanche);
      if (!isRing) return { index: slots[hash % slots.length]!, state: at };
      const isAvoided = (index: number): boolean => known.tried?.[index] === true;
      return { index: nearest(ringFor(standing.places), hash, isAvoided), state: at };
    },
  };
}
