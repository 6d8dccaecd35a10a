// What a visitor does to a run while it goes on. Kept apart from either stage, because both stages get the same.
import type { Intervention, Setup, Situation } from '../../simulations/index.ts';

/** `server` counts from 1, in the order of the situation. */
export type Act =
  | { readonly act: 'send' | 'burst'; readonly atMs: number }
  | { readonly act: 'stop' | 'start'; readonly atMs: number; readonly server: number };

export type ActKind = Act['act'];

/** Requests in a burst, and the milliseconds between two of them. */
const BURST = { requests: 12, everyMs: 5 };

/** The same acts as changes to one stage's scenario: each request by the next person, for the next page. */
export function interventionsOf(acts: readonly Act[], situation: Situation, setup: Setup): readonly Intervention[] {
  const people = situation.clients.filter(({ observes }) => observes);
  const paths = situation.episodes[0]?.workload.flatMap((demand) => demand.paths) ?? [];
  let sent = 0;
  const request = (atMs: number): Intervention => {
    const client = people[sent % people.length]?.id ?? '';
    const path = paths[sent % paths.length] ?? '/';
    sent += 1;
    return { atMs, patch: 'send-request', client, scheme: setup.scheme, host: situation.host, path };
  };
  return acts.flatMap((act): readonly Intervention[] => {
    if (act.act === 'send') return [request(act.atMs)];
    if (act.act === 'burst') {
      return Array.from({ length: BURST.requests }, (_, index) => request(act.atMs + index * BURST.everyMs));
    }
    const node = serversOf(situation, setup)[act.server - 1];
    return node === undefined
      ? []
      : [{ atMs: act.atMs, patch: act.act === 'stop' ? 'stop-server' : 'start-server', node }];
  });
}

/** Node ids of the servers that stand on a stage with this set-up: several only behind a gateway. */
export const serversOf = (situation: Situation, setup: Setup): readonly string[] =>
  situation.origins.ids.slice(0, setup.serverSide === 'none' ? 1 : setup.origins);

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
