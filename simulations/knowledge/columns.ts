// Who is asked about: the observers of the header under the columns in which they are shown, and where each looks from.
import type { ObserverId, TraceHeader } from '../trace/header.ts';
import type { LinkId } from '../trace/record.ts';
import type { NodeId } from '../wire/payload.ts';

/** The column of whoever wanted the exchange, and that of the other people who might have. */
export const CLIENT = 'client';
export const OTHER_CLIENT = 'other_client';

/** Number of a column in the ledger's list. */
export type Column = number;

/** Where each column looks from in one exchange. */
export interface Vantages {
  readonly ofNode: ReadonlyMap<NodeId, Column>;
  readonly ofLink: ReadonlyMap<LinkId, readonly Column[]>;
}

/** Names in the order of the header's observers; the second person of a header stands where others than the client are shown. */
export function columnNames(header: TraceHeader): readonly string[] {
  const names: string[] = [];
  for (const { column } of header.observers) {
    const name = column === CLIENT && names.includes(CLIENT) ? OTHER_CLIENT : column;
    if (!names.includes(name)) names.push(name);
  }
  return names;
}

/** The column of each observer in an exchange that `client` runs the wanting node of. */
export function columnOf(header: TraceHeader, observer: ObserverId, client: ObserverId | null): string {
  const column = header.observers.find(({ id }) => id === observer)?.column ?? '';
  if (column !== CLIENT) return column;
  return observer === client ? CLIENT : OTHER_CLIENT;
}

/** Finds the vantages of exchanges; those of one client are worked out once. */
export function createVantages(header: TraceHeader, names: readonly string[]): (client: NodeId) => Vantages {
  const known = new Map<NodeId, Vantages>();
  return (client) => {
    const found = known.get(client) ?? vantagesFor(header, names, client);
    known.set(client, found);
    return found;
  };
}

function vantagesFor(header: TraceHeader, names: readonly string[], client: NodeId): Vantages {
  const person = header.nodes.find(({ id }) => id === client)?.operator ?? null;
  const numberOf = (observer: ObserverId): Column => names.indexOf(columnOf(header, observer, person));
  const ofNode = new Map<NodeId, Column>();
  for (const { id, operator } of header.nodes) {
    const column = id === client ? names.indexOf(CLIENT) : operator === null ? -1 : numberOf(operator);
    if (column >= 0) ofNode.set(id, column);
  }
  const ofLink = new Map<LinkId, readonly Column[]>();
  for (const { id, taps } of header.links) {
    ofLink.set(
      id,
      [...new Set(taps.map(numberOf))].filter((column) => column >= 0),
    );
  }
  return { ofNode, ofLink };
}
