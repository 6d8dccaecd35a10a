// Runs to ask questions of: the named modes, and any set-up over the two situations that ship.
import type { Scenario } from '../../../simulations/scenario/scenario.ts';
import { composeScenario } from '../../../simulations/scenario/compose.ts';
import type { Composition } from '../../../simulations/scenario/compose.ts';
import { BASE_EXCHANGE, FIRST_SCREEN } from '../../../simulations/scenario/library/situations.ts';
import { modeScenario } from '../../../simulations/scenario/mode-scenarios.ts';
import { MODES, modeOf } from '../../../simulations/scenario/modes.ts';
import type { Setup } from '../../../simulations/scenario/setup.ts';
import { PLAIN_SETUP } from '../../../simulations/scenario/setup.ts';
import { simulate } from '../../../simulations/simulate.ts';
import type { BaseFact, Fact } from '../../../simulations/knowledge/fact.ts';
import type { Ledger } from '../../../simulations/knowledge/ledger.ts';
import { buildLedger } from '../../../simulations/knowledge/ledger.ts';
import type { Cell } from '../../../simulations/knowledge/cell.ts';
import type { Matrix } from '../../../simulations/knowledge/matrix.ts';
import { matrixAt } from '../../../simulations/knowledge/matrix.ts';
import type { Instant } from '../../../simulations/kernel/time.ts';
import type { Trace } from '../../../simulations/trace/trace.ts';

export const MODE_IDS: readonly string[] = MODES.map(({ id }) => id);

export interface Told {
  readonly trace: Trace;
  readonly ledger: Ledger;
  /** Alice's exchange: the one that a mode is about. */
  readonly exchange: number;
  readonly end: Instant;
}

export function tell(trace: Trace): Told {
  const ledger = buildLedger(trace);
  const own = ledger.accounts.find(({ client }) => client === 'alice') ?? ledger.accounts[0];
  return { trace, ledger, exchange: own?.exchange ?? 0, end: trace.header.horizonUs as Instant };
}

const runScenario = (scenario: Scenario): Told => tell(simulate(scenario).trace);

export function runMode(id: string): Told {
  const mode = modeOf(id);
  if (!mode) throw new RangeError(`no mode ${id}`);
  return runScenario(modeScenario(mode));
}

/** Alice's order, or a public page that three people fetch one after the other. */
export const runOrder = (setup: Partial<Setup>, more: Composition = {}): Told =>
  runScenario(composeScenario(BASE_EXCHANGE, { ...PLAIN_SETUP, ...setup }, more));

export const runPublicCopy = (setup: Partial<Setup>): Told => runOrder(setup, { episode: 'public-copy' });

/** A minute of three people's requests. */
export const runMinute = (setup: Partial<Setup>, more: Composition = {}): Told =>
  runScenario(composeScenario(FIRST_SCREEN, { ...PLAIN_SETUP, ...setup }, more));

export const matrixOf = ({ ledger, exchange, end }: Told, at: Instant = end): Matrix =>
  matrixAt(ledger, at, { exchange });

/** A scenario of the base exchange changed before it is run. */
export const runChanged = (setup: Partial<Setup>, change: (scenario: Scenario) => Scenario): Told =>
  runScenario(change(composeScenario(BASE_EXCHANGE, { ...PLAIN_SETUP, ...setup })));

export function cellOf(matrix: Matrix, column: string, fact: Fact): Cell {
  const cell = matrix.cells[column]?.[fact];
  if (!cell) throw new RangeError(`no cell ${column} ${fact}`);
  return cell;
}

const MARKS = { yes: 'Y', linkable: 'L', partial: '~', inferable: 'i', no: '.', na: '-' } as const;

/** A column on one line, a mark for each base fact. */
export const rowOf = (matrix: Matrix, column: string, facts: readonly BaseFact[]): string =>
  facts.map((fact) => MARKS[cellOf(matrix, column, fact).value]).join('');
