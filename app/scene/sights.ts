// What each observer has made out of whom, and since when: folded from what it could read (`wire/visibility`), and from what its own nodes
// are configured with. A stage seen through its eyes is fog except where this says otherwise.
import type { MessageSent, Trace, View } from '../../simulations/index.ts';
import { visible } from '../../simulations/index.ts';
import type { Cast } from './cast.ts';
import { addressesTold, saysIntermediary, signers } from './told-addresses.ts';

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

function learnRole(sight: Draft, node: string | undefined, at: number): void {
  if (node === undefined) return;
  const known = acquaintanceOf(sight, node);
  known.role = Math.min(known.role, at);
}

/** `fieldName`: the field that told it; null: it stood on packets or in a DNS answer. */
function learnAddress(sight: Draft, cast: Cast, address: string, at: number, fieldName: string | null = null): void {
  const node = cast.ownerOf.get(address);
  if (node === undefined) return;
  const known = acquaintanceOf(sight, node);
  if (at < Math.min(known.packets, known.field)) known.address = address;
  if (fieldName === null) known.packets = Math.min(known.packets, at);
  else if (at < known.field) {
    known.field = at;
    known.fieldName = fieldName;
  }
}

/** What its own nodes' settings name, its operator knows from the start (RFC 9110 §3.7: a gateway's servers, a client's proxy). */
function learnFromSettings(sight: Draft, { header }: Trace, cast: Cast): void {
  const know = (address: string): void => {
    learnAddress(sight, cast, address, 0);
    learnRole(sight, cast.ownerOf.get(address), 0);
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

/** Who signs Via by which name (RFC 9110 §7.6.3). */
type Signatures = ReadonlyMap<string, string>;

/** Notes what one view of one transmission tells. */
function read(sight: Draft, cast: Cast, signatures: Signatures, view: View, at: number): void {
  const source = cast.ownerOf.get(view.source.address);
  const destination = cast.ownerOf.get(view.destination.address);
  learnAddress(sight, cast, view.source.address, at);
  learnAddress(sight, cast, view.destination.address, at);
  const payload = view.part?.payload;
  switch (payload?.kind) {
    case 'dns-query':
      learnRole(sight, destination, at);
      return;
    case 'dns-answer':
      learnRole(sight, source, at);
      for (const address of payload.addresses) learnAddress(sight, cast, address, at);
      return;
    case 'http-request': {
      const { message } = payload;
      // RFC 9112 §3.2.2, §3.2.3: only a proxy is asked for a whole URI or an authority.
      if (message.method === 'CONNECT' || message.target.includes('://')) learnRole(sight, destination, at);
      if (saysIntermediary(message)) learnRole(sight, source, at);
      for (const { address, field } of addressesTold(message)) learnAddress(sight, cast, address, at, field);
      for (const name of signers(message)) learnRole(sight, signatures.get(name), at);
      return;
    }
    case 'http-response':
      if (saysIntermediary(payload.message)) learnRole(sight, source, at);
      for (const name of signers(payload.message)) learnRole(sight, signatures.get(name), at);
      return;
    default:
  }
}

/** One sight for each observer of the header, in its order. */
export function sightsOf(trace: Trace, cast: Cast): readonly Sight[] {
  const { header, records } = trace;
  const sights = header.observers.map(({ id, column }): Draft => ({
    observer: id,
    column,
    ownNodes: new Set(header.nodes.filter(({ operator }) => operator === id).map((node) => node.id)),
    links: new Set(header.links.filter(({ taps }) => taps.includes(id)).map((link) => link.id)),
    of: new Map(),
  }));
  for (const sight of sights) learnFromSettings(sight, trace, cast);
  const signatures = new Map(
    header.nodes.flatMap(({ id, viaName }) => (viaName === null ? [] : [[viaName, id] as const])),
  );
  const readAt = (sent: MessageSent, node: string, at: number): void => {
    for (const sight of sights) {
      if (sight.ownNodes.has(node)) read(sight, cast, signatures, visible(sent, { at: 'node', node }), at);
    }
  };
  for (const record of records) {
    if (record.kind === 'message.sent') readAt(record, record.from, record.at);
    if (record.kind !== 'message.received') continue;
    const sent = records[record.sent];
    if (sent?.kind !== 'message.sent') continue;
    readAt(sent, record.to, record.at);
    for (const sight of sights) {
      if (sight.links.has(sent.link)) read(sight, cast, signatures, visible(sent, { at: 'link' }), record.at);
    }
  }
  return sights;
}
