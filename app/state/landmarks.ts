// What is worth going to on the line of time: what was changed, and the first time that anything of a kind happened on a stage.
import type { Instant, Trace, TraceRecord } from '../../simulations/index.ts';
import type { Act } from './acts.ts';
import { SIDES, type PerSide, type Side } from './side.ts';

/** What happened for the first time. */
export type FirstKind = 'tunnel' | 'stored' | 'declined' | 'hit' | 'waits' | 'refused' | 'let-down' | 'failed';

export type Landmark =
  /** The reader did it, on both stages. */
  | { readonly kind: 'act'; readonly at: Instant; readonly act: Act }
  /** The situation itself has it happen. */
  | { readonly kind: 'change'; readonly at: Instant; readonly sides: readonly Side[]; readonly patch: string }
  | { readonly kind: FirstKind; readonly at: Instant; readonly sides: readonly Side[] };

function firstKindOf(record: TraceRecord): FirstKind | null {
  switch (record.kind) {
    case 'tunnel.opened':
      return 'tunnel';
    case 'cache.stored':
      return 'stored';
    case 'cache.declined':
      return 'declined';
    case 'cache.hit':
      return 'hit';
    case 'queue.entered':
      return 'waits';
    case 'request.refused':
      return record.isDryRun ? null : 'refused';
    case 'server.failed':
      return 'let-down';
    case 'exchange.finished':
      return record.failure === null && (record.status ?? 0) < 500 ? null : 'failed';
    default:
      return null;
  }
}

/** In order of time; what happens on both stages at one instant is one landmark. `acts` are told as acts, not as changes of the run. */
export function landmarksOf(runs: PerSide<Trace | null>, acts: readonly Act[]): readonly Landmark[] {
  const own = acts.map((act) => ({ kind: 'act' as const, at: Math.round(act.atMs * 1000) as Instant, act }));
  const found = new Map<string, Exclude<Landmark, { kind: 'act' }>>();
  const add = (side: Side, landmark: Exclude<Landmark, { kind: 'act' }>, name: string): void => {
    const key = `${name} ${String(landmark.at)}`;
    const known = found.get(key);
    found.set(key, known === undefined ? landmark : { ...known, sides: [...known.sides, side] });
  };
  for (const side of SIDES) {
    const met = new Set<FirstKind>();
    for (const record of runs[side]?.records ?? []) {
      const { at } = record;
      if (record.kind === 'intervention.applied') {
        const { patch, node } = record;
        // A request that is sent by hand is the reader's act, or one of its burst.
        if (patch === 'send-request' || own.some((act) => act.at === at)) continue;
        add(side, { kind: 'change', at, sides: [side], patch }, `${patch} ${node ?? ''}`);
      }
      const kind = firstKindOf(record);
      if (kind === null || met.has(kind)) continue;
      met.add(kind);
      add(side, { kind, at, sides: [side] }, kind);
    }
  }
  return [...own, ...found.values()].sort((one, other) => one.at - other.at);
}
