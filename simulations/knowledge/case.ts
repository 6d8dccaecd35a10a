// One exchange under examination: what is so, who looks from where, and the notebook that the fold fills.
import type { ExchangeId } from '../trace/record.ts';
import type { Trace } from '../trace/trace.ts';
import type { Column, Vantages } from './columns.ts';
import { CLIENT, createVantages } from './columns.ts';
import type { Journey } from './journey.ts';
import { copyKey, journeysOf } from './journey.ts';
import type { Notebook } from './notebook.ts';
import { newNotebook } from './notebook.ts';
import type { Party } from './party.ts';
import { partyOf } from './party.ts';
import type { Removal } from './removal.ts';
import { removalsOf, softwareReplacedAt } from './removal.ts';
import { noteRoles } from './roles.ts';
import type { Truth } from './truth.ts';
import { truthOf } from './truth.ts';

export interface Case {
  readonly journey: Journey;
  readonly party: Party;
  readonly truth: Truth;
  readonly vantages: Vantages;
  readonly clientColumn: Column;
  readonly notebook: Notebook;
  readonly removals: readonly Removal[];
  /** See `softwareReplacedAt`. */
  readonly softwareReplaced: number;
}

/** A case for every exchange of the trace, in order of their wants, with what is known by role already noted. */
export function openCases(trace: Trace, names: readonly string[]): ReadonlyMap<ExchangeId, Case> {
  const { header } = trace;
  const journeys = journeysOf(trace);
  const vantagesFor = createVantages(header, names);
  const clientColumn = names.indexOf(CLIENT);
  const sourceOf = sourcesOf(journeys);
  const cases = new Map<ExchangeId, Case>();
  for (const [exchange, journey] of journeys) {
    const party = partyOf(header, journey);
    const truth = truthOf(journey, party, sourceOf(journey));
    const vantages = vantagesFor(journey.wanted.node);
    const notebook = newNotebook(names.length);
    noteRoles(notebook, journey, party, truth, vantages);
    cases.set(exchange, {
      journey,
      party,
      truth,
      vantages,
      clientColumn,
      notebook,
      removals: removalsOf(trace, journey, truth),
      softwareReplaced: softwareReplacedAt(trace, journey),
    });
  }
  return cases;
}

/** Which exchange fetched what this one was answered with: itself, unless a stored copy answered (RFC 9111 §4). */
function sourcesOf(journeys: ReadonlyMap<ExchangeId, Journey>): (journey: Journey) => Journey {
  const fetched = new Map<string, Journey>();
  for (const journey of journeys.values()) {
    for (const { copy } of journey.stored) fetched.set(copyKey(copy), journey);
  }
  return (journey) => {
    let source = journey;
    // A copy may itself have been fetched from another cache; each step goes back in time, so this ends.
    for (let next = source.hit && fetched.get(copyKey(source.hit.copy)); next && next !== source;) {
      source = next;
      next = source.hit && fetched.get(copyKey(source.hit.copy));
    }
    return source;
  };
}
