// sim trace: everything that happened, one JSON value a line.
import { simulate } from '../../simulate.ts';
import { traceLines } from '../../trace/format.ts';
import type { Arguments } from '../arguments.ts';
import { scenarioFrom } from '../input.ts';

export const trace = (typed: Arguments): Iterable<string> => traceLines(simulate(scenarioFrom(typed)).trace);
