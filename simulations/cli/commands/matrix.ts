// sim matrix: who knows what at the end of a mode's one exchange, as deduced from its run.
import { atMilliseconds } from '../../kernel/time.ts';
import { buildLedger } from '../../knowledge/ledger.ts';
import { matrixAt } from '../../knowledge/matrix.ts';
import type { Mode } from '../../scenario/modes.ts';
import { modeScenario } from '../../scenario/mode-scenarios.ts';
import { MODES } from '../../scenario/modes.ts';
import { simulate } from '../../simulate.ts';
import type { Trace } from '../../trace/trace.ts';
import type { Arguments } from '../arguments.ts';
import { InputError } from '../arguments.ts';
import { modeFrom } from '../input.ts';

export function matrix(typed: Arguments): unknown {
  if (!typed.all) return matrixOf(modeFrom(typed));
  if (typed.operand !== null) throw new InputError(`either --all or one mode, not both ("${typed.operand}")`);
  return MODES.map(matrixOf);
}

function matrixOf(mode: Mode): unknown {
  const scenario = modeScenario(mode);
  const { trace } = simulate(scenario);
  const { cells, counters, beliefs } = matrixAt(buildLedger(trace), atMilliseconds(scenario.horizonMs), {
    exchange: firstExchange(trace),
  });
  const observers = Object.entries(cells).map(
    ([observer, facts]) => [observer, mapValues(facts, ({ value }) => value)] as const,
  );
  return { mode: mode.id, observers: Object.fromEntries(observers), counters, beliefs };
}

const mapValues = <V, W>(object: Readonly<Record<string, V>>, of: (value: V) => W): Record<string, W> =>
  Object.fromEntries(Object.entries(object).map(([key, value]) => [key, of(value)]));

/** The exchange of the person who is asked about first. */
function firstExchange({ header, records }: Trace): number {
  const person = header.observers[0]?.id;
  const nodes = header.nodes.filter(({ operator }) => operator === person).map(({ id }) => id);
  for (const record of records)
    if (record.kind === 'exchange.wanted' && nodes.includes(record.node)) return record.exchange;
  throw new RangeError(`${header.scenario}: ${person ?? 'nobody'} wants nothing`);
}
