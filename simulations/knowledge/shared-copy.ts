// What others learn from a shared cache: whoever asks it for the same thing later reads its own answer, out of the same copy
// (RFC 9111 §7.2, §7.3). And what the cache itself goes on knowing of a copy that it kept.
import type { Instant } from '../kernel/time.ts';
import type { ExchangeId } from '../trace/record.ts';
import type { Case } from './case.ts';
import type { Column } from './columns.ts';
import type { Evidence } from './evidence.ts';
import type { BaseFact } from './fact.ts';
import type { Inference } from './inferable.ts';
import { earliest } from './inferable.ts';
import type { Copy } from './journey.ts';
import { copyKey } from './journey.ts';
import { factNumber, note } from './notebook.ts';

/** Inferences from another's answer, by fact. */
export type SharedInferences = Partial<Record<BaseFact, Inference>>;

/** Facts that another person's own answer can hold of this exchange: the content, and the fields stored with it. */
const READ_FROM_COPY: readonly BaseFact[] = ['response_body', 'server_software', 'gateway_in_use'];

/**
 * For each exchange that used a stored copy: notes what the next person to be answered from it read, in the column of other
 * clients, and returns what that person could infer.
 */
export function noteSharedCopies(
  cases: ReadonlyMap<ExchangeId, Case>,
  otherClient: Column,
): ReadonlyMap<ExchangeId, SharedInferences> {
  const inferences = new Map<ExchangeId, SharedInferences>();
  for (const users of usersOfCopies(cases).values()) {
    eachWithNextStranger(users, (known, stranger) => {
      const { exchange } = known.journey.wanted;
      if (otherClient >= 0) inferences.set(exchange, readBy(known, stranger, otherClient));
    });
  }
  return inferences;
}

/** Exchanges by the copy that they stored or were answered with, in order of their wants. */
function usersOfCopies(cases: ReadonlyMap<ExchangeId, Case>): ReadonlyMap<string, Case[]> {
  const users = new Map<string, Case[]>();
  const add = (copy: Copy, known: Case): void => {
    const list = users.get(copyKey(copy));
    if (list) list.push(known);
    else users.set(copyKey(copy), [known]);
  };
  for (const known of cases.values()) {
    const { hit, stored } = known.journey;
    if (hit) add(hit.copy, known);
    for (const { copy } of stored) add(copy, known);
  }
  return users;
}

/** Calls `visit` with each case and the next one in which somebody else was answered from the copy; backwards, so that it is linear. */
function eachWithNextStranger(users: readonly Case[], visit: (known: Case, stranger: Case) => void): void {
  let next: Case | null = null;
  let nextOfAnother: Case | null = null; // the next that is not of the same client as `next`
  for (const known of [...users].reverse()) {
    const { client } = known.party;
    const stranger = next?.party.client === client ? nextOfAnother : next;
    if (stranger) visit(known, stranger);
    const { hit, receivedAt } = known.journey;
    if (!hit || receivedAt === null || client.operator === null) continue;
    if (next?.party.client !== client) nextOfAnother = next;
    next = known;
  }
}

function readBy(known: Case, stranger: Case, otherClient: Column): SharedInferences {
  const { journey, notebook, clientColumn } = stranger;
  const page = notebook[clientColumn];
  const { hit, receivedAt, wantedRecord } = journey;
  if (!page || !hit || receivedAt === null) return {};
  for (const fact of READ_FROM_COPY) {
    for (const evidence of page.evidence[factNumber(fact)] ?? []) {
      if (isAbout(known, fact, evidence))
        note(known.notebook, otherClient, fact, { ...evidence, assurance: 'observed' });
    }
  }
  const inference: Inference = { at: receivedAt, by: 'shared-copy', record: hit.record };
  const isOneSite = known.party.gateways.some(({ id }) => id === hit.copy.node);
  if (isOneSite) {
    // The cache of one site has copies of that site alone: who asks it, and how, says which.
    const evidence = { record: wantedRecord, at: receivedAt, part: 'stored-copy', field: null } as const;
    note(known.notebook, otherClient, 'dest_host', { ...evidence, value: known.truth.host, assurance: 'role' });
  }
  const aged = page.aged && earliest([{ at: page.aged.at, by: 'age', record: page.aged.record }]);
  return {
    url_path: inference,
    ...(isOneSite ? {} : { dest_host: inference }),
    ...(aged ? { gateway_in_use: aged } : {}),
  };
}

function isAbout({ truth }: Case, fact: BaseFact, { value, part }: Evidence): boolean {
  if (part === 'configuration') return false;
  if (fact === 'response_body') return value === truth.responseContent;
  return fact === 'server_software' ? value === truth.software : true;
}

/** A cache that answers from its store has kept what it was told when it fetched the copy, and from whom. */
export function noteKeptCopies(cases: ReadonlyMap<ExchangeId, Case>): void {
  const fetched = new Map<string, { readonly known: Case; readonly record: number; readonly at: Instant }>();
  for (const known of cases.values()) {
    for (const { copy, record, at } of known.journey.stored) fetched.set(copyKey(copy), { known, record, at });
  }
  for (const { journey, vantages, notebook } of cases.values()) {
    const source = journey.hit && fetched.get(copyKey(journey.hit.copy));
    if (!source || !journey.hit) continue;
    const { node } = journey.hit.copy;
    const column = vantages.ofNode.get(node);
    const then = source.known.notebook[source.known.vantages.ofNode.get(node) ?? -1];
    for (const fact of ['origin_ip', 'server_software'] as const) {
      const read = then?.evidence[factNumber(fact)]?.find(({ part }) => part !== 'configuration');
      if (!read || column === undefined) continue;
      const { field, value } = read;
      const { record, at } = source;
      note(notebook, column, fact, { record, at, part: 'stored-copy', field, value, assurance: 'role' });
    }
  }
}
