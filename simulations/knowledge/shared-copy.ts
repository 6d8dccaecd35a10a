// What others learn from a shared cache: whoever asks it for the same thing later reads its own answer, out of the same copy
// (RFC 9111 §7.2, §7.3). And what the cache itself goes on knowing of a copy that it kept.
import { listValues } from '../http/fields.ts';
import type { HeaderNode, TraceHeader } from '../trace/header.ts';
import type { Case, Inquiry } from './case.ts';
import type { Column } from './columns.ts';
import { CLIENT, OTHER_CLIENT } from './columns.ts';
import type { BaseFact } from './fact.ts';
import type { Inference } from './inferable.ts';
import type { Copy, Journey } from './journey.ts';
import { copyKey } from './journey.ts';
import { note, pageOf } from './notebook.ts';
import { factsIn } from './recognise.ts';

/** Inferences that another's answer allows, by fact. */
export type SharedInferences = Partial<Record<BaseFact, Inference>>;

/** For each exchange: the next ones, one for each stored copy that it used, in which others who are asked about were answered from it. */
export type Strangers = ReadonlyMap<Journey, readonly Journey[]>;

export function strangersOf({ journeys, header, columns }: Inquiry): Strangers {
  const strangers = new Map<Journey, Journey[]>();
  if (!columns.includes(OTHER_CLIENT)) return strangers;
  const people = peopleOf(header);
  for (const users of usersOfCopies([...journeys.values()]).values()) pairUp(users, people, strangers);
  const answeredAt = ({ received }: Journey): number => received?.at ?? Infinity;
  for (const list of strangers.values()) list.sort((one, other) => answeredAt(one) - answeredAt(other));
  return strangers;
}

/** Exchanges by the copy that they stored or were answered with, in order of their wants. */
function usersOfCopies(journeys: readonly Journey[]): ReadonlyMap<string, readonly Journey[]> {
  const users = new Map<string, Journey[]>();
  const add = (copy: Copy, journey: Journey): void => {
    const list = users.get(copyKey(copy));
    if (list) list.push(journey);
    else users.set(copyKey(copy), [journey]);
  };
  for (const journey of journeys) {
    if (journey.hit) add(journey.hit.copy, journey);
    for (const { copy } of journey.stored) add(copy, journey);
  }
  return users;
}

/** Nodes run by people who are asked about. */
function peopleOf(header: TraceHeader): ReadonlySet<string> {
  const people = header.observers.filter(({ column }) => column === CLIENT || column === OTHER_CLIENT);
  const isTheirs = ({ operator }: HeaderNode): boolean => people.some(({ id }) => id === operator);
  return new Set(header.nodes.filter(isTheirs).map(({ id }) => id));
}

/** Backwards, so that the cost is linear in the users of a copy. */
function pairUp(users: readonly Journey[], people: ReadonlySet<string>, strangers: Map<Journey, Journey[]>): void {
  let next: Journey | null = null;
  let nextOfAnother: Journey | null = null; // the nearest that is not of the same client as `next`
  for (const journey of [...users].reverse()) {
    const client = journey.wanted.node;
    const stranger: Journey | null = next?.wanted.node === client ? nextOfAnother : next;
    if (stranger) strangers.set(journey, [...(strangers.get(journey) ?? []), stranger]);
    if (!journey.hit || !journey.received || !people.has(client)) continue;
    if (next?.wanted.node !== client) nextOfAnother = next;
    next = journey;
  }
}

/** Facts that another person's own answer can hold of this exchange: the content, and the fields stored with it. */
const READ_FROM_COPY: readonly BaseFact[] = ['response_body', 'server_software', 'gateway_in_use'];

/** Notes what the stranger read of this exchange in its own answer, and returns what it could infer. */
export function noteStranger({ readings }: Inquiry, known: Case, stranger: Journey, column: Column): SharedInferences {
  const { hit, received, wantedRecord } = stranger;
  if (!hit || !received) return {};
  const { at, record } = received;
  const page = pageOf(known.notebook, column);
  let isAged = false;
  for (const saying of readings.ofMessage(received.response)) {
    const { part, field, value } = saying;
    isAged ||= saying.about === 'cached';
    for (const fact of factsIn(saying, known)) {
      if (READ_FROM_COPY.includes(fact)) note(page, fact, { record, at, part, field, value, assurance: 'observed' });
    }
  }
  const somebodyAsked: Inference = { at, by: 'shared-copy', record: hit.record };
  const isOneSite = known.party.gateways.some(({ id }) => id === hit.copy.node);
  if (isOneSite) {
    // The cache of one site has copies of that site alone: who asks it knows which.
    const evidence = { record: wantedRecord, at, part: 'stored-copy', field: null, value: known.truth.host } as const;
    note(page, 'dest_host', { ...evidence, assurance: 'role' });
  }
  if (isPersonal(known, stranger)) {
    // Made for one person, marked for nobody: that it lies there proves that this person fetched it (RFC 9111 §7.3).
    const proof = { record: wantedRecord, at, part: 'stored-copy', field: null, assurance: 'observed' } as const;
    note(page, 'url_path', { ...proof, value: known.truth.path });
    note(page, 'user_identity', { ...proof, value: '' }, 'coarse');
  }
  return {
    url_path: somebodyAsked,
    ...(isOneSite ? {} : { dest_host: somebodyAsked }),
    ...(isAged ? { gateway_in_use: { at, by: 'age', record } as const } : {}),
  };
}

/** An answer to somebody who said who it was, which says neither that it is for all nor that it is for one (RFC 9111 §5.2.2.7, §5.2.2.9, §5.2.2.10). */
function isPersonal({ truth, journey }: Case, { received, hit }: Journey): boolean {
  const isOwn = hit !== null && journey.stored.some(({ copy }) => copyKey(copy) === copyKey(hit.copy));
  const marks = listValues(received?.response.fields ?? [], 'Cache-Control').map((mark) => mark.toLowerCase());
  const isMarked = marks.some((mark) => /^(?:public|private|no-store|s-maxage)\b/u.test(mark));
  return isOwn && truth.identities.length > 0 && !isMarked;
}

/** A cache that answers from its store has kept what the answer said when it fetched it, and from whom. */
export function noteKeptCopy({ fetched, readings }: Inquiry, known: Case): void {
  const { hit } = known.journey;
  const key = hit ? copyKey(hit.copy) : '';
  const source = fetched.get(key);
  const stored = source?.stored.find(({ copy }) => copyKey(copy) === key);
  if (!source || !stored) return;
  const column = known.vantages.ofNode.get(stored.copy.node);
  if (column === undefined) return;
  const { record, at } = stored;
  const page = pageOf(known.notebook, column);
  const common = { record, at, part: 'stored-copy', assurance: 'role' } as const;
  for (const { about, field, value } of readings.ofMessage(stored.response)) {
    if (about === 'software' && value === known.truth.software)
      note(page, 'server_software', { ...common, field, value });
  }
  const server = source.answeredFrom.get(stored.copy.node);
  if (server !== undefined && known.truth.originAddresses.includes(server)) {
    note(page, 'origin_ip', { ...common, field: null, value: server });
  }
}
