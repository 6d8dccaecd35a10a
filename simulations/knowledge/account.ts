// The account of one exchange: all that its cells can be read off, at any instant.
import type { Instant } from '../kernel/time.ts';
import type { ObserverId } from '../trace/header.ts';
import type { ExchangeId } from '../trace/record.ts';
import type { Address } from '../wire/address.ts';
import type { NodeId } from '../wire/payload.ts';
import type { Belief } from './published-belief.ts';
import type { Case, Inquiry } from './case.ts';
import type { Column } from './columns.ts';
import { OTHER_CLIENT } from './columns.ts';
import { earliest } from './inferable.ts';
import { examine } from './examine.ts';
import type { BaseFact } from './fact.ts';
import { BASE_FACTS } from './fact.ts';
import type { Journey } from './journey.ts';
import { beliefsOf } from './belief.ts';
import { noteRoles } from './roles.ts';
import type { Sighting } from './notebook.ts';
import { noteKeptCopy, noteStranger } from './shared-copy.ts';
import type { Track } from './track.ts';
import { trackOf } from './track.ts';

export interface AccountHead {
  readonly exchange: ExchangeId;
  readonly wantedAt: Instant;
  readonly wantedRecord: number;
  readonly finishedAt: Instant | null;
  /** Who runs the node that wanted it; null: nobody who is asked about. */
  readonly client: ObserverId | null;
  /** Facts that do not exist in this exchange. */
  readonly absent: readonly BaseFact[];
  /** Columns of those who run the origin. */
  readonly originColumns: readonly Column[];
  /** The cache that answered from its store. */
  readonly hit: { readonly node: NodeId; readonly record: number; readonly at: Instant } | null;
  readonly beliefs: readonly Belief[];
}

export interface Account extends AccountHead {
  readonly columns: ReadonlyMap<Column, ColumnAccount>;
}

/** How a column stands to the exchange, and what it learned. A column without one saw nothing and knew nothing. */
export interface ColumnAccount {
  /** When the first message passed; null: none did. */
  readonly seenAt: Instant | null;
  /** The addresses of boxes next to it, on the client's side and on the site's; null: none is. */
  readonly neighbours: { readonly opener: Address | null; readonly acceptor: Address | null };
  readonly tracks: ReadonlyMap<BaseFact, Track>;
}

/** Examines one exchange. `strangers`: exchanges in which another person was answered from the same stored copy. */
export function accountOf(inquiry: Inquiry, journey: Journey, strangers: readonly Journey[]): Account {
  const { header, columns } = inquiry;
  const known = inquiry.open(journey);
  noteRoles(inquiry, known);
  noteKeptCopy(inquiry, known);
  examine(inquiry, known);
  const other = columns.indexOf(OTHER_CLIENT);
  const shared = strangers.map((stranger) => noteStranger(inquiry, known, stranger, other));
  const accounts = new Map<Column, ColumnAccount>();
  for (const [column, { seenAt, sightings }] of known.notebook) {
    const name = columns[column] ?? '';
    const tracks = new Map<BaseFact, Track>();
    for (const fact of BASE_FACTS) {
      const inferred = column === other ? earliest(shared.map((one) => one[fact] ?? null)) : null;
      const track = known.truth.absent.has(fact) ? null : trackOf(header, known, column, name, fact, inferred);
      if (track) tracks.set(fact, track);
    }
    const neighbours = {
      opener: neighbourIn(known, column, sightings, 'opener'),
      acceptor: neighbourIn(known, column, sightings, 'acceptor'),
    };
    accounts.set(column, { seenAt, neighbours, tracks });
  }
  return { ...headOf(inquiry, known), columns: accounts };
}

/** The address of somebody else's box in between that opened, or accepted, the connections seen. */
function neighbourIn(
  { party, vantages }: Case,
  column: Column,
  sightings: readonly Sighting[],
  as: Sighting['as'],
): Address | null {
  const others = [...party.clientSide, ...party.gateways].filter(({ id }) => vantages.ofNode.get(id) !== column);
  const isTheirs = (address: Address): boolean => others.some(({ addresses }) => addresses.includes(address));
  return sightings.find((sighting) => sighting.as === as && isTheirs(sighting.address))?.address ?? null;
}

function headOf(inquiry: Inquiry, known: Case): AccountHead {
  const { journey, truth, party, vantages } = known;
  const { hit, wanted, wantedRecord, finishedAt } = journey;
  const origins = party.origins.map(({ id }) => vantages.ofNode.get(id)).filter((column) => column !== undefined);
  return {
    exchange: wanted.exchange,
    wantedAt: wanted.at,
    wantedRecord,
    finishedAt,
    client: party.client.operator,
    absent: [...truth.absent],
    originColumns: [...new Set(origins)],
    hit: hit && { node: hit.copy.node, record: hit.record, at: hit.at },
    beliefs: beliefsOf(inquiry, known),
  };
}
