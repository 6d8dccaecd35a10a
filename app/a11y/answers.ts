// The questions that a stage answers, in sentences, as far as the run has come: who knows the client's address and by which message (of
// whatever its matrix is of), and of one request what the boxes changed, who answered, and why the answer was kept or not. Nothing is said
// that no record says.
import {
  carriageOf,
  innermost,
  narrate,
  recordsBy,
  type Carriage,
  type Evidence,
  type Fact,
  type Instant,
  type Matrix,
  type Trace,
  type TraceRecord,
} from '../../simulations/index.ts';
import { heldWords } from '../i18n/held-words.ts';
import type { AllMessages } from '../i18n/messages.ts';
import type { ReasonNames } from '../i18n/reason-names.ts';
import { nodeNames } from './node-names.ts';
import { observerNames } from './observer-names.ts';

export interface Answers {
  readonly knows: readonly string[];
  readonly changed: readonly string[];
  readonly answered: readonly string[];
  readonly kept: readonly string[];
}

interface Asked {
  readonly at: Instant;
  /** The request of which the other three are answered; null: none has been wanted. */
  readonly exchange: number | null;
  readonly words: AllMessages;
}

/** @param stage its matrix at the same instant, of one request or of the run: who knows is answered of that */
export function answersAt(
  { trace, matrix }: { readonly trace: Trace; readonly matrix: Matrix },
  asked: Asked,
): Answers {
  const told = new Telling(trace, asked);
  return {
    knows: knowing(matrix, 'client_ip', told),
    changed: told.changed(),
    answered: told.answered(),
    kept: told.kept(),
  };
}

/** A line for each who knows, with the message that says it; then a line for each who does not, with the reason. */
function knowing({ columns, cells }: Matrix, fact: Fact, told: Telling): readonly string[] {
  const { facts, described } = told.words;
  return columns.flatMap(({ observer }) => {
    const cell = cells[observer]?.[fact];
    // Other people are off every path.
    if (cell === undefined || cell.value === 'na' || observer === 'other_client') return [];
    const held = heldWords(facts, cell);
    const who = told.names.observer(observer);
    const [piece] = cell.evidence;
    const why = piece === undefined ? facts.reason(cell.reason, told.names) : told.source(piece);
    return [described.knows(who, held, why)];
  });
}

class Telling {
  readonly words: AllMessages;
  readonly names: ReasonNames;
  readonly #trace: Trace;
  readonly #asked: Asked;
  /** The records of the exchange by the instant asked for, with their numbers. */
  readonly #records: readonly (readonly [record: TraceRecord, number: number])[];

  constructor(trace: Trace, asked: Asked) {
    const { at, exchange, words } = asked;
    this.#trace = trace;
    this.#asked = asked;
    this.words = words;
    this.names = {
      node: nodeNames(trace.header, words),
      observer: observerNames(words, trace.header),
      fact: (fact) => words.facts.facts[fact],
      edit: (reason) => words.inspector.reasons[reason],
    };
    this.#records = trace.records
      .slice(0, recordsBy(trace, at))
      .flatMap((record, number) =>
        'exchange' in record && record.exchange === exchange ? [[record, number] as const] : [],
      );
  }

  sentence(number: number): string {
    const said = narrate(this.#trace, number);
    return said === null ? '' : this.words.sentence(said, this.names.node);
  }

  /** By which part of which message something is known. */
  source({ record, part, field, value }: Evidence): string {
    const { facts, described } = this.words;
    if (record === null) return described.byItself(facts.parts[part]);
    const where = field === null ? facts.parts[part] : `${facts.parts[part]} (${field})`;
    return described.byMessage(where, value, this.sentence(record));
  }

  changed(): readonly string[] {
    const { described, inspector } = this.words;
    const lines = this.#records.flatMap(([record]) => {
      if (record.kind !== 'message.rewritten') return [];
      const edits = record.edits.map(({ change, line, reason, source }) =>
        described.edit(
          inspector.changes[change],
          line === 'start-line' ? inspector.startLine : line,
          inspector.reasons[reason],
          source,
        ),
      );
      const head = described.rewrote(this.names.node(record.node), record.forwarded.kind);
      return [edits.length === 0 ? `${head} ${inspector.untouched}` : `${head} ${edits.join(' ')}`];
    });
    if (lines.length > 0) return lines;
    const { noBox, tunnelled, untouched } = inspector;
    const words = { 'no-box': noBox, blindly: tunnelled, 'as-it-was': untouched, 'not-yet': described.nothingYet };
    return [words[this.#carriage()]];
  }

  answered(): readonly string[] {
    const { described, format } = this.words;
    const hit = this.#records.find(([record]) => record.kind === 'cache.hit');
    if (hit !== undefined) return [this.sentence(hit[1])];
    /** Who has been asked for a tunnel, and by whom. */
    const asked = new Set<string>();
    for (const [record, number] of this.#records) {
      if (record.kind !== 'message.sent') continue;
      const message = innermost(record.payload);
      if (message.kind === 'http-request' && message.message.method === 'CONNECT')
        asked.add(`${record.to} ${record.from}`);
      const said = narrate(this.#trace, number);
      if (said?.key !== 'response' || said.status < 200) continue;
      // That a tunnel is open is no answer to what is asked through it (RFC 9110 section 9.3.6).
      if (asked.delete(`${record.from} ${record.to}`) && said.status < 300) continue;
      const isOrigin = this.#kindOf(said.from) === 'origin-server';
      const origins = this.#trace.header.nodes.filter(({ kind }) => kind === 'origin-server').length;
      const name = this.names.node(said.from);
      return [
        isOrigin ? described.origin(name, said.status, format.number(origins)) : described.boxItself(name, said.status),
      ];
    }
    const finished = this.#records.find(([record]) => record.kind === 'exchange.finished');
    return [finished === undefined ? described.nobodyYet : this.sentence(finished[1])];
  }

  kept(): readonly string[] {
    const { described } = this.words;
    const lines = this.#records.flatMap(([record, number]) => {
      switch (record.kind) {
        case 'cache.stored': {
          const says = record.response.fields.find(({ name }) => name.toLowerCase() === 'cache-control')?.value ?? null;
          return [`${this.sentence(number)} ${described.because(says)}`];
        }
        case 'cache.declined': {
          const reasons: Readonly<Record<string, string>> = described.declined;
          return [[this.sentence(number), reasons[record.reason]].filter((one) => one !== undefined).join(' ')];
        }
        case 'cache.hit':
        case 'cache.freshened':
        case 'cache.refused':
          return [this.sentence(number)];
        default:
          return [];
      }
    });
    if (lines.length > 0) return lines;
    const { noStore, sealed, nobodyKeeps } = described;
    const words = { 'no-box': noStore, blindly: sealed, 'as-it-was': nobodyKeeps, 'not-yet': nobodyKeeps };
    return [words[this.#carriage()]];
  }

  readonly #kindOf = (node: string): string | undefined => this.#trace.header.nodes.find(({ id }) => id === node)?.kind;

  readonly #carriage = (): Carriage => carriageOf(this.#trace, this.#asked.exchange, this.#asked.at);
}
