// nginx `ip_hash` and `hash`: the key says which server; one that cannot serve sends it on to the next hash, the others keep theirs.
import { CRC_START, crcEnd, crcText } from '../crc32.ts';
import { octetsOf } from '../octets.ts';
import type { BalancingPolicy, Server } from '../policy.ts';
import { ownerOf, totalOf } from '../shares.ts';
import { afterChoice, afterTry, freePlaces, isAlone, nginxStandings, startPeers } from './peers.ts';
import type { Peers } from './peers.ts';
import { turnAmongFree } from './smooth-turn.ts';

/** After so many hashes that led to no free server nginx takes turns. */
const MOST_HASHES = 20;

/** The numbers that a key leads to, one after another; null when there is no key. */
type Hashes = (key: string | null) => (() => number) | null;

/** Of an IPv4 address the first three octets count; anything else counts as 0.0.0. */
const addressHashes: Hashes = (key) => {
  const network = octetsOf(key ?? '')?.slice(0, 3) ?? [0, 0, 0];
  let hash = 89;
  return () => {
    for (const octet of network) hash = (hash * 113 + octet) % 6271;
    return hash;
  };
};

/** Fifteen bits of CRC-32; each further hash has its number before the key and is added to those before it. */
const keyHashes: Hashes = (key) => {
  if (key === null || key === '') return null;
  let hash = 0;
  let round = 0;
  return () => {
    const crc = crcEnd(crcText(CRC_START, (round > 0 ? String(round) : '') + key));
    hash += (crc >>> 16) & 0x7fff;
    round += 1;
    return hash;
  };
};

function hashed(servers: readonly Server[], name: string, hashes: Hashes): BalancingPolicy<Peers> {
  const weights = servers.map(({ weight }) => weight);
  const total = totalOf(weights);
  const places = servers.map((_, index) => index);
  return {
    name,
    start: startPeers(servers),
    choose(state, known) {
      const nextHash = isAlone(servers) ? null : hashes(known.key ?? null);
      const free = new Set(freePlaces(servers, state, known, places));
      for (let tries = 0; nextHash && tries <= MOST_HASHES; tries += 1) {
        const index = ownerOf(nextHash() % total, weights);
        if (free.has(index)) return { index, state: afterChoice(servers, state, index, known) };
      }
      const { index, peers } = turnAmongFree(servers, state, known);
      return { index, state: peers };
    },
    ended: (state, ended) => afterTry(servers, state, ended),
    standings: (state) => nginxStandings(servers, state),
  };
}

/** `ip_hash`; the key is the client's address. */
export const ipHash = (servers: readonly Server[]): BalancingPolicy<Peers> => hashed(servers, 'ip_hash', addressHashes);

/** `hash KEY`, without `consistent`. */
export const keyHash = (servers: readonly Server[]): BalancingPolicy<Peers> => hashed(servers, 'hash', keyHashes);
