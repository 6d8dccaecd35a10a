// The servers behind a box: who may be asked, who is picked, who has room, who waits. It carries out what the rules of balancing, health and next
// tries decide (`queueing`, `health`); a route of it serves one errand.
import type { FarmServer, FarmSettings } from '../../../http/farm-settings.ts';
import { invariant } from '../../../kernel/invariant.ts';
import type { Keyed } from '../../../queueing/balancing/hash-key.ts';
import { hashKeyOf } from '../../../queueing/balancing/hash-key.ts';
import type { AnyPolicy, PolicyState } from '../../../queueing/balancing/policy.ts';
import { isFull } from '../../../queueing/balancing/policy.ts';
import type { ExchangeId } from '../../../trace/record.ts';
import type { NodeId } from '../../../wire/payload.ts';
import type { World } from '../../entity.ts';
import type { HealthBook } from './health-book.ts';
import { createHealthBook } from './health-book.ts';
import { createWaitingLine } from './waiting-line.ts';

export interface FarmSetup {
  readonly node: NodeId;
  readonly settings: FarmSettings;
  /** Ids of the nodes that the servers' `node` counts. */
  readonly ids: readonly NodeId[];
  readonly policy: AnyPolicy;
  /** Tries to open a connection to this server, to see whether it is back. */
  probe(index: number, done: (hasOpened: boolean) => void): void;
}

export interface Pick {
  readonly exchange: ExchangeId;
  readonly keyed: Keyed;
  /** The server that a cookie names; null: none. */
  readonly sticky: number | null;
  /** Servers that are to be passed over, if others will do. */
  readonly avoided: readonly boolean[];
}

/** What came of a pick; told at once, or later where it had to wait. */
export interface Picked {
  /** The request may go to this server, whose room it takes until `release`. */
  granted(index: number): void;
  none(): void;
  gaveUp(): void;
}

export interface Farm {
  readonly book: HealthBook;
  /** Returns how to take the request out of the line again, where it waits. */
  pick(pick: Pick, picked: Picked): () => void;
  /** A try is over: the server's room is free, the policy learns of it; `isFailure` null: it says nothing of the server. */
  release(index: number, isFailure: boolean | null): void;
  /** Servers, backups not counted, that are thought to work. */
  active(): number;
  /** To be told when checks have changed what is thought of the servers. */
  changed(): void;
}

const NOTHING = (): void => undefined;

/** These ask no server while somebody waits for any. (HAProxy 2.6, backend.c, assign_server) */
const LINE_FIRST: readonly string[] = ['roundrobin', 'static-rr', 'first'];

export function createFarm(setup: FarmSetup, world: World): Farm {
  const { node, settings, ids, policy } = setup;
  const { servers, queue } = settings;
  const line = createWaitingLine(world);
  const book = createHealthBook(node, settings, ids, policy.standings !== undefined, world);
  const inFlight = servers.map(() => 0);
  let state: PolicyState = policy.start;

  const serverAt = (index: number): FarmServer => {
    const server = servers[index];
    invariant(server !== undefined, `no server ${String(index)}`);
    return server;
  };
  const idOf = ({ node: place }: FarmServer): NodeId => ids[place] ?? '';
  const tell = (): void => {
    book.tell(policy.standings?.(state) ?? null);
  };
  const isUsable = (index: number): boolean => {
    const { isDown, weight } = serverAt(index);
    return !isDown && weight > 0 && book.isUp(index);
  };
  const hasRoom = (index: number): boolean => !isFull(serverAt(index), { isUp: [], inFlight }, index);

  const probeDead = (): void => {
    for (const index of servers.keys()) {
      if (!book.startsProbe(index)) continue;
      tell();
      setup.probe(index, (hasOpened) => {
        book.probed(index, hasOpened);
        tell();
      });
    }
  };

  const choose = ({ exchange, keyed, avoided }: Pick): number | null => {
    const known = {
      isUp: servers.map((_, index) => book.isUp(index)),
      inFlight: inFlight.map((count, index) => count + line.waitingAt(index)),
      tried: avoided,
      key: hashKeyOf(settings.key, keyed),
      request: exchange,
      now: world.now,
    };
    const choice = policy.choose(state, known);
    // Where all have failed lately and nobody watches them but the requests, the first try still goes to one: it may have come back.
    const isLost = choice.index === null && settings.retrying.rules === 'rfc' && !avoided.includes(true);
    const mayGuess = isLost && servers.every(({ check }) => check === null) && settings.circuit === null;
    const last = mayGuess ? policy.choose(state, { ...known, isUp: servers.map(() => true) }) : choice;
    state = last.state;
    return last.index;
  };

  const grant = (index: number, { exchange, avoided }: Pick, picked: Picked): void => {
    const chosen = serverAt(index);
    const among = servers.filter((server, place) => server === chosen || (isUsable(place) && avoided[place] !== true));
    inFlight[index] = (inFlight[index] ?? 0) + 1;
    book.chosen(index);
    tell();
    world.record({
      kind: 'server.chosen',
      at: world.now,
      exchange,
      node,
      chosen: idOf(chosen),
      among: [...new Set(among.map(idOf))],
      policy: policy.name,
    });
    picked.granted(index);
  };

  const wait = (at: number | null, pick: Pick, picked: Picked): (() => void) => {
    const limit = at === null ? 0 : serverAt(at).maxQueue;
    const isServersFull = at !== null && limit > 0 && line.waitingAt(at) >= limit;
    const most = queue?.limit ?? null;
    if (isServersFull || (most !== null && line.length >= most)) {
      picked.none();
      return NOTHING;
    }
    const served = (index: number): void => {
      grant(index, pick, picked);
    };
    const gaveUp = (): void => {
      picked.gaveUp();
    };
    const leave = line.join({ at, served, gaveUp }, queue?.timeoutMs ?? null);
    world.record({ kind: 'queue.entered', at: world.now, exchange: pick.exchange, node, length: line.length });
    return leave;
  };

  /** Those in the line, as long as there is room for them. */
  const serveLine = (): void => {
    if (line.length === 0) return;
    for (const index of servers.keys()) {
      while (isUsable(index) && hasRoom(index)) {
        const waiter = line.next(index);
        if (!waiter) break;
        waiter.served(index);
      }
    }
  };

  return {
    book,
    pick(pick, picked) {
      probeDead();
      const { sticky } = pick;
      const isSticky = sticky !== null && book.isUp(sticky) && pick.avoided[sticky] !== true;
      const mustQueue = queue !== null && line.waitingAt(null) > 0 && LINE_FIRST.includes(policy.name);
      const index = isSticky ? sticky : mustQueue ? null : choose(pick);
      const canWait = queue !== null && servers.some((_, place) => isUsable(place));
      if (index !== null && hasRoom(index) && line.waitingAt(index) === 0) {
        grant(index, pick, picked);
        return NOTHING;
      }
      // Without a line, a server that the policy picked although it has its fill is asked nothing.
      if (canWait) return wait(index, pick, picked);
      tell();
      picked.none();
      return NOTHING;
    },
    release(index, isFailure) {
      inFlight[index] = Math.max(0, (inFlight[index] ?? 0) - 1);
      if (policy.ended) state = policy.ended(state, { index, isFailure: isFailure === true, now: world.now });
      book.over(index, isFailure);
      tell();
      serveLine();
    },
    active: () => servers.filter(({ isBackup }, index) => !isBackup && isUsable(index)).length,
    changed() {
      tell();
      serveLine();
    },
  };
}
