// What a visitor does to a run while it goes on. Kept apart from either stage, because both stages get the same.
import type { Episode, Intervention, Setup, Situation, SituationHead } from '../../simulations/index.ts';

/** `server` counts from 1, in the order of the situation. */
export type Act =
  | { readonly act: 'send' | 'burst'; readonly atMs: number }
  | { readonly act: 'stop' | 'start'; readonly atMs: number; readonly server: number };

export type ActKind = Act['act'];

/** Where it happens: the people, and the pages that they want. */
export interface Place {
  readonly situation: Situation;
  readonly episode: Episode;
}

/** Requests in a burst, and the milliseconds between two of them. */
const BURST = { requests: 12, everyMs: 5 };

/** The same acts as changes to one stage's scenario: each request by the next person, for the next page. */
export function interventionsOf(
  acts: readonly Act[],
  { situation, episode }: Place,
  setup: Setup,
): readonly Intervention[] {
  const people = situation.clients.filter(({ observes }) => observes);
  const paths = episode.workload.flatMap((demand) => demand.paths);
  let sent = 0;
  const request = (atMs: number): Intervention => {
    const client = people[sent % people.length]?.id ?? '';
    const path = paths[sent % paths.length] ?? '/';
    sent += 1;
    return { atMs, patch: 'send-request', client, scheme: setup.scheme, host: situation.host, path };
  };
  return acts.flatMap((act): readonly Intervention[] => {
    if ('server' in act) {
      const node = serversOf(situation, setup)[act.server - 1];
      const patch = act.act === 'stop' ? 'stop-server' : 'start-server';
      return node === undefined ? [] : [{ atMs: act.atMs, patch, node }];
    }
    const requests = act.act === 'burst' ? BURST.requests : 1;
    return Array.from({ length: requests }, (_, index) => request(act.atMs + index * BURST.everyMs));
  });
}

/** Node ids of the servers that stand on a stage with this set-up: several only behind a gateway. */
export const serversOf = ({ origins: { ids } }: Situation, setup: Setup): readonly string[] =>
  ids.slice(0, serverCount({ servers: ids.length }, setup));

export const serverCount = ({ servers }: Pick<SituationHead, 'servers'>, setup: Setup): number =>
  Math.min(servers, setup.serverSide === 'none' ? 1 : setup.origins);

/** Servers (from 1) that are stopped by `atMs`. */
export function stoppedBy(acts: readonly Act[], atMs: number): ReadonlySet<number> {
  const stopped = new Set<number>();
  for (const act of [...acts].sort((one, other) => one.atMs - other.atMs)) {
    if (act.atMs > atMs) break;
    if (act.act === 'stop') stopped.add(act.server);
    else if (act.act === 'start') stopped.delete(act.server);
  }
  return stopped;
}
