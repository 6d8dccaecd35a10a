// Trace → for each server as a box sees it, the states it went through, by the box's requests and by its checks. Steps the two charts about
// servers through the records, and refuses what no box could lawfully say or do.
import type { ServerHealth, Trace } from '../../simulations/index.ts';
import type { Chart } from './charts.ts';
import { createChart } from './charts.ts';
import { circuitMachine } from './circuit.machine.ts';
import { UnlawfulRecord } from './lifelines.ts';
import { originHealthMachine } from './origin-health.machine.ts';
import type { AboutServer } from './server-letters.ts';
import { aboutServer } from './server-letters.ts';

export const SERVER_MACHINES = { 'origin-health': originHealthMachine, circuit: circuitMachine } as const;
export type ServerMachineName = keyof typeof SERVER_MACHINES;

export interface ServerLife {
  readonly box: string;
  readonly server: string;
  readonly by: ServerHealth['by'];
  readonly machine: ServerMachineName;
  /** Names of states in order, from the first on; when each was entered, in microseconds; by which record (the first: none). */
  readonly states: readonly string[];
  readonly at: readonly number[];
  readonly records: readonly (number | null)[];
}

type Open = { -readonly [K in keyof ServerLife]: ServerLife[K] extends readonly (infer V)[] ? V[] : ServerLife[K] };

/** By which accounts a server is spoken of, and which charts tell each: requests pass the switch, checks do not. */
const ACCOUNTS: readonly (readonly [ServerHealth['by'], readonly ServerMachineName[]])[] = [
  ['requests', ['origin-health', 'circuit']],
  ['checks', ['origin-health']],
];

/**
 * The lives of all servers of which a box has said anything, in the order in which they are first spoken of.
 * Throws `UnlawfulRecord` at a record that a chart does not allow.
 */
export function serverLivesOf(trace: Trace): readonly ServerLife[] {
  const charts = new Map<ServerMachineName, Chart>();
  const chartFor = (name: ServerMachineName): Chart => {
    const chart = charts.get(name) ?? createChart(SERVER_MACHINES[name]);
    charts.set(name, chart);
    return chart;
  };
  const lives = new Map<string, Open[]>();
  const livesOf = ({ box, server }: AboutServer): Open[] => {
    const key = `${box} ${server}`;
    const known = lives.get(key);
    if (known) return known;
    const fresh = ACCOUNTS.flatMap(([by, machines]) =>
      machines.map((machine): Open => {
        return { box, server, by, machine, states: [chartFor(machine).initial], at: [0], records: [null] };
      }),
    );
    lives.set(key, fresh);
    return fresh;
  };
  for (const [number, record] of trace.records.entries()) {
    const about = aboutServer(record);
    if (!about) continue;
    for (const life of livesOf(about)) {
      if (about.by !== null && about.by !== life.by) continue;
      const state = life.states.at(-1) ?? '';
      const next = chartFor(life.machine).move(state, about.letter);
      if (next === null) throw new UnlawfulRecord(number, record.kind, about.letter, about.server, life.machine, state);
      if (next === state) continue;
      life.states.push(next);
      life.at.push(record.at);
      life.records.push(number);
    }
  }
  return [...lives.values()].flat().filter(({ states }) => states.length > 1);
}
