// What a box thinks of each of its servers, from requests, connections and checks; the trace is told whenever that changes.
import type { ActiveCheck, FarmServer, FarmSettings, Standing } from '../../../http/farm-settings.ts';
import type { Watched } from '../../../health/active.ts';
import { afterCheck, isUpByChecks, standingByChecks, startOfChecks } from '../../../health/active.ts';
import type { Circuit } from '../../../health/circuit.ts';
import { CLOSED, mayPass, passed, standingByCircuit, told } from '../../../health/circuit.ts';
import type { Parent } from '../../../health/dead-parent.ts';
import * as parents from '../../../health/dead-parent.ts';
import type { Tried } from '../../../health/passive.ts';
import { NEVER_TRIED, isPassedOver, standingByTries, whenChosen, whenOver } from '../../../health/passive.ts';
import { invariant } from '../../../kernel/invariant.ts';
import type { NodeId } from '../../../wire/payload.ts';
import type { World } from '../../entity.ts';

/** Servers are named by their place in the list. */
export interface HealthBook {
  /** Whether the server is thought to work now. */
  isUp(index: number): boolean;
  chosen(index: number): void;
  /** A try is over; `isFailure` null: it says nothing of the server. */
  over(index: number, isFailure: boolean | null): void;
  connected(index: number, hasOpened: boolean): void;
  checked(index: number, check: ActiveCheck, hasPassed: boolean): Watched;
  /** The dead parent's probe, where one is due: it counts as started. */
  startsProbe(index: number): boolean;
  probed(index: number, hasOpened: boolean): void;
  /** Tells the trace what has changed; `ofPolicy`: what the policy itself thinks of them. */
  tell(ofPolicy: readonly Standing[] | null): void;
}

/** What may be thought of one node that stands in the list more than once: the best of it. */
const BEST_FIRST: readonly Standing[] = ['up', 'suspect', 'probing', 'down'];

const best = (standings: readonly Standing[]): Standing =>
  BEST_FIRST.find((standing) => standings.includes(standing)) ?? 'up';

/** All that is known of one line of the list. */
interface Account {
  readonly server: FarmServer;
  tried: Tried;
  circuit: Circuit;
  readonly limit: number;
  parent: Parent | null;
  watched: Watched | null;
}

const accountOf = (server: FarmServer): Account => {
  const { check, connectFailLimit } = server;
  return {
    server,
    tried: NEVER_TRIED,
    circuit: CLOSED,
    limit: connectFailLimit ?? 0,
    parent: connectFailLimit === null ? null : parents.newParent(connectFailLimit),
    watched: check && startOfChecks(check.judges),
  };
};

/** `policyWatches`: whether the policy does its own book-keeping of requests that fail. `ids`: the nodes that the servers' `node` counts. */
export function createHealthBook(
  node: NodeId,
  { servers, circuit: breaker }: Pick<FarmSettings, 'servers' | 'circuit'>,
  ids: readonly NodeId[],
  policyWatches: boolean,
  world: World,
): HealthBook {
  const accounts = servers.map(accountOf);
  const nodes = ids.map((id, place) => ({
    id,
    lines: accounts.flatMap((account, index) => (account.server.node === place ? [{ account, index }] : [])),
  }));
  const said = new Map<string, Standing>();
  const at = (index: number): Account => {
    const account = accounts[index];
    invariant(account !== undefined, `no server ${String(index)}`);
    return account;
  };

  const byRequests = (account: Account, ofPolicy: Standing | undefined): Standing => {
    const { server, parent, circuit, tried, limit } = account;
    if (parent) return parents.standingOfParent(parent, limit);
    if (breaker) return standingByCircuit(circuit);
    if (ofPolicy) return ofPolicy;
    return server.passive ? standingByTries(server.passive, tried) : 'up';
  };

  const byChecks = ({ server, watched }: Account): Standing =>
    server.check && watched ? standingByChecks(server.check.judges, watched) : 'up';

  const say = (server: NodeId, by: 'requests' | 'checks', state: Standing): void => {
    const key = `${server} ${by}`;
    if ((said.get(key) ?? 'up') === state) return;
    said.set(key, state);
    world.record({ kind: 'server.health', at: world.now, node, server, state, by });
  };

  const connected = (index: number, hasOpened: boolean): void => {
    const account = at(index);
    if (account.parent) account.parent = parents.afterConnect(account.parent, hasOpened, account.limit);
  };

  return {
    isUp(index) {
      const { server, parent, watched, circuit, tried } = at(index);
      if (parent && !parents.isAlive(parent)) return false;
      if (server.check && watched && !isUpByChecks(server.check.judges, watched)) return false;
      if (breaker) return mayPass(breaker, circuit, world.now);
      return !server.passive || policyWatches || !isPassedOver(server.passive, tried, world.now);
    },
    chosen(index) {
      const account = at(index);
      if (account.server.passive) account.tried = whenChosen(account.server.passive, account.tried);
      if (breaker) account.circuit = passed(account.circuit);
    },
    over(index, isFailure) {
      const account = at(index);
      account.tried = whenOver(account.tried, isFailure, world.now);
      if (breaker) account.circuit = told(breaker, account.circuit, isFailure, world.now);
    },
    connected,
    checked(index, { judges }, hasPassed) {
      const account = at(index);
      const watched = afterCheck(judges, account.watched ?? startOfChecks(judges), hasPassed);
      account.watched = watched;
      return watched;
    },
    startsProbe(index) {
      const account = at(index);
      if (!account.parent || !parents.needsProbe(account.parent, world.now)) return false;
      account.parent = parents.probeStarted(account.parent, world.now);
      return true;
    },
    probed(index, hasOpened) {
      connected(index, hasOpened);
      const account = at(index);
      if (account.parent) account.parent = parents.probeEnded(account.parent);
    },
    tell(ofPolicy) {
      for (const { id, lines } of nodes) {
        say(id, 'requests', best(lines.map(({ account, index }) => byRequests(account, ofPolicy?.[index]))));
        say(id, 'checks', best(lines.map(({ account }) => byChecks(account))));
      }
    },
  };
}
