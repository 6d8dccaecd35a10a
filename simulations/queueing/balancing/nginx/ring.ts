// nginx `hash KEY consistent`: servers own points on a ring, a key belongs to the next point; who goes takes only its own keys along.
import { placesBefore } from '../../../kernel/search.ts';
import { CRC_START, crc32, crcEnd, crcOctet, crcText } from '../crc32.ts';
import type { BalancingPolicy, Server } from '../policy.ts';
import { afterChoice, afterTry, freePlaces, isAlone, nginxStandings, startPeers } from './peers.ts';
import type { Peers } from './peers.ts';
import { smoothTurn, turnAmongFree } from './smooth-turn.ts';

interface Point {
  readonly at: number;
  readonly name: string;
}

const POINTS_PER_WEIGHT = 160;
const MOST_POINTS = 20;

/** Each point is the CRC-32 of host, a zero octet, port and the four octets, low first, of the point before. */
function pointsOf({ name, weight }: Server): Point[] {
  const [, host = name, port = ''] = /^(.*):(\d*)$/u.exec(name) ?? [];
  const base = crcText(crcOctet(crcText(CRC_START, host), 0), port);
  const points: Point[] = [];
  for (let at = 0; points.length < weight * POINTS_PER_WEIGHT;) {
    let crc = base;
    for (let shift = 0; shift < 32; shift += 8) crc = crcOctet(crc, (at >>> shift) & 255);
    at = crcEnd(crc);
    points.push({ at, name });
  }
  return points;
}

function ringOf(servers: readonly Server[]): readonly Point[] {
  const points = servers.flatMap(pointsOf).sort((first, second) => first.at - second.at);
  return points.filter(({ at }, place) => place === 0 || points[place - 1]!.at !== at);
}

/** The place of the first point that is not before `hash`; past the last one, the number of points. */
const pointAt = (ring: readonly Point[], hash: number): number =>
  placesBefore(ring.length, (place) => ring[place]!.at < hash);

export function ringHash(servers: readonly Server[]): BalancingPolicy<Peers> {
  const ring = ringOf(servers);
  const places = servers.map((_, index) => index);
  return {
    name: 'hash consistent',
    start: startPeers(servers),
    choose(state, known) {
      const key = known.key ?? '';
      const isHashed = key !== '' && !isAlone(servers);
      const free = isHashed ? freePlaces(servers, state, known, places) : [];
      const first = isHashed ? pointAt(ring, crc32(key)) : 0;
      for (let step = 0; isHashed && step <= MOST_POINTS; step += 1) {
        const { name } = ring[(first + step) % ring.length]!;
        // Two lines of the list with the same text share their points and take turns.
        const { index, peers } = smoothTurn(
          servers,
          state,
          free.filter((place) => servers[place]!.name === name),
        );
        if (index !== null) return { index, state: afterChoice(servers, peers, index, known) };
      }
      const { index, peers } = turnAmongFree(servers, state, known);
      return { index, state: peers };
    },
    ended: (state, ended) => afterTry(servers, state, ended),
    standings: (state) => nginxStandings(servers, state),
  };
}
