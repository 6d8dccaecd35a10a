// What each observer has made out of whom, and since when: folded from what it could read (`wire/visibility`), and from what its own nodes
// are configured with. A stage seen through its eyes is fog except where this says otherwise.
import type { MessageSent, Trace } from '../../simulations/index.ts';
import { visible } from '../../simulations/index.ts';
import type { Cast } from './cast.ts';
import type { Claim } from './claims.ts';
import { createClaims } from './claims.ts';

/** Since when, in microseconds; Infinity: never. */
export interface Acquainted {
  /** Its address, from packets or from a DNS answer. */
  packets: number;
  /** Its address, from a field that says so. */
  field: number;
  fieldName: string;
  /** The address by which it was first known. */
  address: string;
  /** What it does: it was configured, signed a message, or was asked as one asks such a node. */
  role: number;
}

export interface Sight {
  readonly observer: string;
  readonly column: string;
  /** What this observer is called: by its column, or by what its box is. */
  readonly called: string;
  readonly ownNodes: ReadonlySet<string>;
  readonly links: ReadonlySet<string>;
  /** Node → how it is known. */
  readonly of: ReadonlyMap<string, Readonly<Acquainted>>;
}

interface Draft extends Sight {
  readonly ownNodes: Set<string>;
  readonly links: Set<string>;
  readonly of: Map<string, Acquainted>;
}

const STRANGER: Readonly<Acquainted> = {
  packets: Infinity,
  field: Infinity,
  fieldName: '',
  address: '',
  role: Infinity,
};

export const acquaintedWith = (sight: Sight, node: string): Readonly<Acquainted> => sight.of.get(node) ?? STRANGER;

function acquaintanceOf(sight: Draft, node: string): Acquainted {
  const known = sight.of.get(node) ?? { ...STRANGER };
  sight.of.set(node, known);
  return known;
}

function learn(sight: Draft, { node, way, address, field }: Claim, at: number): void {
  const known = acquaintanceOf(sight, node);
  if (at >= known[way]) return;
  if (way !== 'role' && at < Math.min(known.packets, known.field)) known.address = address;
  if (way === 'field') known.fieldName = field;
  known[way] = at;
}

/** What its own nodes' settings name, its operator knows from the start (RFC 9110 §3.7: a gateway's servers, a client's proxy). */
function learnFromSettings(sight: Draft, { header }: Trace, cast: Cast): void {
  const know = (address: string): void => {
    const node = cast.ownerOf.get(address);
    if (node === undefined) return;
    for (const way of ['packets', 'role'] as const) learn(sight, { node, way, address, field: '' }, 0);
  };
  for (const { addresses, operator, configuration } of header.nodes) {
    const { proxies, inbound, resolver } = configuration;
    if (operator === sight.observer) {
      for (const address of [...addresses.slice(0, 1), ...proxies, ...inbound]) know(address);
      if (resolver !== null) know(resolver);
    } else if (inbound.some((address) => sight.ownNodes.has(cast.ownerOf.get(address) ?? ''))) {
      // A server knows the gateway that was put before it, by the address from which it calls.
      for (const address of addresses.slice(-1)) know(address);
    }
  }
}

/** One sight for each observer of the header, in its order. */
export function sightsOf(trace: Trace, cast: Cast): readonly Sight[] {
  const { header, records } = trace;
  const sights = header.observers.map(({ id, column, called = column }): Draft => ({
    observer: id,
    column,
    called,
    ownNodes: new Set(header.nodes.filter(({ operator }) => operator === id).map((node) => node.id)),
    links: new Set(header.links.filter(({ taps }) => taps.includes(id)).map((link) => link.id)),
    of: new Map(),
  }));
  for (const sight of sights) learnFromSettings(sight, trace, cast);
  const atNode = new Map(header.nodes.map(({ id }) => [id, sights.filter(({ ownNodes }) => ownNodes.has(id))]));
  const atLink = new Map(header.links.map(({ id }) => [id, sights.filter(({ links }) => links.has(id))]));
  const claims = createClaims(header, cast);
  const hear = (readers: readonly Draft[], said: readonly Claim[], at: number): void => {
    for (const sight of readers) for (const claim of said) learn(sight, claim, at);
  };
  const readAt = (sent: MessageSent, node: string, at: number): void => {
    const readers = atNode.get(node) ?? [];
    if (readers.length > 0) hear(readers, claims.of(sent, visible(sent, { at: 'node', node })), at);
  };
  for (const record of records) {
    if (record.kind === 'message.sent') readAt(record, record.from, record.at);
    if (record.kind !== 'message.received') continue;
    const sent = records[record.sent];
    if (sent?.kind !== 'message.sent') continue;
    readAt(sent, record.to, record.at);
    const readers = atLink.get(sent.link) ?? [];
    if (readers.length > 0) hear(readers, claims.of(sent, visible(sent, { at: 'link' })), record.at);
    claims.forget(sent);
  }
  return sights;
}
