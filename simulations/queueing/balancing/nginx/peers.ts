// What nginx remembers of its servers between requests: whose turn it is, and who failed lately. (nginx 1.22)
import type { PassiveCheck, Standing } from '../../../http/farm-settings.ts';
import type { Ended, Server, Servers } from '../policy.ts';
import { isFull } from '../policy.ts';
import { replaced } from '../shares.ts';

export interface Peer {
  /** The credit of smooth weighted round robin. */
  readonly current: number;
  /** The weight that counts now: less after failures, growing back by one a turn. */
  readonly effective: number;
  readonly fails: number;
  /** When it failed last and when it was last tried after its time-out, in whole seconds, which is how nginx counts. */
  readonly failedS: number;
  readonly checkedS: number;
}
export type Peers = readonly Peer[];

const LONG_AGO_S = -1e9;
/** The defaults of a server line: max_fails=1 fail_timeout=10s. */
export const NGINX_CHECK: PassiveCheck = { maxFails: 1, failTimeoutS: 10 };

export const startPeers = (servers: readonly Server[]): Peers =>
  servers.map(({ weight }) => ({
    current: 0,
    effective: weight,
    fails: 0,
    failedS: LONG_AGO_S,
    checkedS: LONG_AGO_S,
  }));

/** A lone server is never passed over for having failed: there is no other. */
export const isAlone = (servers: readonly Server[]): boolean => servers.length === 1;

const secondsOf = (now: number | undefined): number => Math.floor((now ?? 0) / 1_000_000);

function isPassedOver(check: PassiveCheck | null, peer: Peer, nowS: number): boolean {
  if (!check || check.maxFails === 0 || peer.fails < check.maxFails) return false;
  return nowS - peer.checkedS <= check.failTimeoutS;
}

/** The servers among `places` that may get the request. */
export function freePlaces(
  servers: readonly Server[],
  peers: Peers,
  known: Servers,
  places: readonly number[],
): readonly number[] {
  const nowS = secondsOf(known.now);
  const alone = isAlone(servers);
  return places.filter((index) => {
    const server = servers[index]!;
    if (server.isDown || known.isUp[index] !== true || isFull(server, known, index)) return false;
    return known.tried?.[index] !== true && (alone || !isPassedOver(server.passive, peers[index]!, nowS));
  });
}

/** The primaries' places, then the backups'. */
export function groupsOf(servers: readonly Server[]): readonly (readonly number[])[] {
  const places = servers.map((_, index) => index);
  return [places.filter((index) => !servers[index]!.isBackup), places.filter((index) => servers[index]!.isBackup)];
}

/** The chosen one's time-out begins anew once it is over, so that one request tries it and the others pass it over. */
export function afterChoice(servers: readonly Server[], peers: Peers, index: number, known: Servers): Peers {
  const check = servers[index]!.passive;
  const nowS = secondsOf(known.now);
  if (!check || nowS - peers[index]!.checkedS <= check.failTimeoutS) return peers;
  return replaced(peers, index, { ...peers[index]!, checkedS: nowS });
}

/** A failure takes weight / max_fails off the effective weight; a success after the time-out forgets the failures. */
export function afterTry(servers: readonly Server[], peers: Peers, { index, isFailure, now }: Ended): Peers {
  const { passive, weight } = servers[index]!;
  const peer = peers[index]!;
  if (!passive || isAlone(servers)) return peers;
  if (!isFailure) return peer.failedS < peer.checkedS ? replaced(peers, index, { ...peer, fails: 0 }) : peers;
  const loss = passive.maxFails > 0 ? Math.floor(weight / passive.maxFails) : 0;
  const nowS = secondsOf(now);
  const effective = Math.max(0, peer.effective - loss);
  return replaced(peers, index, { ...peer, effective, fails: peer.fails + 1, failedS: nowS, checkedS: nowS });
}

/** How the servers stand with it: one that has failed too often is down until a request is let through to it. */
export function nginxStandings(servers: readonly Server[], peers: Peers): readonly Standing[] {
  return servers.map(({ passive }, index) => {
    const { fails, failedS, checkedS } = peers[index]!;
    if (!passive || fails === 0 || isAlone(servers)) return 'up';
    if (passive.maxFails === 0 || fails < passive.maxFails) return 'suspect';
    return checkedS > failedS ? 'probing' : 'down';
  });
}
