// Everything about a run that a frame would otherwise have to search for, found once. Plain data (numbers, arrays, maps), so that a worker
// can build it and post it; after that any instant of any run is a few binary searches away.
import type { Trace } from '../../simulations/index.ts';
import type { Lifeline } from '../machines/lifeline.ts';
import type { Cast } from './cast.ts';
import { castOf } from './cast.ts';
import type { Encryption } from './encryption.ts';
import { encryptionsOf } from './encryption.ts';
import type { Flights } from './flights.ts';
import { flightsOf } from './flights.ts';
import type { History } from './history.ts';
import { newHistory, note } from './history.ts';
import type { NodeStory } from './node-stories.ts';
import { nodeStoriesOf } from './node-stories.ts';
import type { Sight } from './sights.ts';
import { sightsOf } from './sights.ts';

/** One exchange from the wish to the answer, in microseconds. */
export interface ExchangeSpan {
  readonly client: string;
  readonly method: string;
  readonly target: string;
  readonly wantedAt: number;
  /** Infinity: not by the end of the run. */
  readonly finishedAt: number;
}

/** How many exchanges are under way, and which when it is one alone. */
export interface UnderWay {
  readonly count: number;
  readonly only: number | null;
}

export interface SceneIndex {
  readonly cast: Cast;
  readonly flights: Flights;
  readonly encryptions: History<readonly Encryption[]>;
  readonly stories: ReadonlyMap<string, NodeStory>;
  readonly sights: readonly Sight[];
  readonly exchanges: ReadonlyMap<number, ExchangeSpan>;
  readonly underWay: History<UnderWay>;
  /** Node → exchange → its life there. */
  readonly lives: ReadonlyMap<string, ReadonlyMap<number, Lifeline>>;
}

function spansOf({ records }: Trace): Pick<SceneIndex, 'exchanges' | 'underWay'> {
  const exchanges = new Map<number, ExchangeSpan>();
  const underWay = newHistory<UnderWay>();
  const open = new Set<number>();
  for (const record of records) {
    if (record.kind === 'exchange.wanted') {
      const { exchange, node, method, target, at } = record;
      exchanges.set(exchange, { client: node, method, target, wantedAt: at, finishedAt: Infinity });
      open.add(exchange);
    } else if (record.kind === 'exchange.finished') {
      const span = exchanges.get(record.exchange);
      if (span) exchanges.set(record.exchange, { ...span, finishedAt: record.at });
      open.delete(record.exchange);
    } else continue;
    const [first] = open;
    note(underWay, record.at, { count: open.size, only: open.size === 1 ? (first ?? null) : null });
  }
  return { exchanges, underWay };
}

function livesOf(lifelines: readonly Lifeline[]): ReadonlyMap<string, ReadonlyMap<number, Lifeline>> {
  const lives = new Map<string, Map<number, Lifeline>>();
  for (const lifeline of lifelines) {
    const ofNode = lives.get(lifeline.node) ?? new Map<number, Lifeline>();
    lives.set(lifeline.node, ofNode);
    ofNode.set(lifeline.exchange, lifeline);
  }
  return lives;
}

/** Reads a run once. `lifelines` (from `machines/lifelines`) give the captions of what each participant does; without them there are none. */
export function buildSceneIndex(trace: Trace, lifelines: readonly Lifeline[] = []): SceneIndex {
  const cast = castOf(trace.header);
  return {
    cast,
    flights: flightsOf(trace),
    encryptions: encryptionsOf(trace),
    stories: nodeStoriesOf(trace),
    sights: sightsOf(trace, cast),
    ...spansOf(trace),
    lives: livesOf(lifelines),
  };
}
