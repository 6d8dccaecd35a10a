// Messages under way: where each is at an instant is arithmetic on the clock, and what it looks like is what these eyes can read of it.
import type { Layer, MessageSent, Sealed, Trace } from '../../simulations/index.ts';
import { wayTo } from '../../simulations/index.ts';
import { flightsAt } from './flights.ts';
import type { Eyes } from './lens.ts';
import { isOwn, legible, passesEyes } from './lens.ts';
import type { SceneIndex } from './scene-index.ts';
import type { Parcel, ParcelShape, Tone } from './scene.ts';
import { ageOf } from './told-by-fields.ts';
import type { Carried } from './words.ts';
import type { Course } from './wires.ts';
import { along } from './wires.ts';

/** A parcel without its words. */
export interface BareParcel extends Omit<Parcel, 'label'> {
  readonly sent: MessageSent;
  readonly carried: Carried;
  /** Answered from a store, and how old it says it is; null: not, or not seen to be. */
  readonly hit: { readonly age: number | null } | null;
}

const SHAPES: Readonly<Record<Carried['what'], ParcelShape>> = {
  request: 'request',
  response: 'response',
  question: 'name',
  address: 'name',
  hello: 'handshake',
  keys: 'handshake',
  finished: 'handshake',
  client: 'handshake',
  call: 'handshake',
  acceptance: 'handshake',
  goodbye: 'handshake',
  reset: 'handshake',
  piece: 'response',
  'no-http': 'response',
  way: 'handshake',
  closed: 'closed',
};

/** What a layer is to whoever reads it. */
export function carriedBy(payload: Layer | Sealed): Carried {
  switch (payload.kind) {
    case 'http-request':
      return { what: 'request', method: payload.message.method, target: payload.message.target };
    case 'http-response':
      return { what: 'response', status: payload.message.status, reason: payload.message.reason };
    case 'http-piece':
      return { what: 'piece', bytes: payload.content.bytes };
    case 'raw-bytes':
      return { what: 'no-http' };
    case 'dns-query':
      return { what: 'question', name: payload.name };
    case 'dns-answer':
      return { what: 'address', name: payload.name, addresses: payload.addresses };
    case 'tls-client-hello':
      return { what: 'hello', serverName: payload.serverName };
    case 'tls-server-hello':
      return { what: 'keys' };
    case 'tls-finished':
      return { what: 'finished' };
    case 'proxy-line':
      return { what: 'client', address: payload.source.address };
    case 'tcp-syn':
      return { what: 'call' };
    case 'tcp-syn-ack':
      return { what: 'acceptance' };
    case 'tcp-fin':
      return { what: 'goodbye' };
    case 'tcp-reset':
      return { what: 'reset' };
    case 'socks':
      return { what: 'way', step: `socks ${payload.step}`, to: wayTo(payload) };
    case 'circuit':
      return { what: 'way', step: `circuit ${payload.step}`, to: wayTo(payload) };
    case 'sealed':
      return { what: 'closed' };
  }
}

/** What has not arrived is not known yet: an address is shown to the party that is told it once it has been told. */
const onTheWay = (carried: Carried, eyes: Eyes, sent: MessageSent): Carried =>
  carried.what === 'address' && !isOwn(eyes, sent.from) ? { ...carried, addresses: null } : carried;

/** Everybody's eyes know a hit from the store that it came out of; one party's from what the answer says (RFC 9111 §5.1). */
function hitOf(layer: Layer | Sealed, eyes: Eyes, isFromStore: boolean): BareParcel['hit'] {
  if (layer.kind !== 'http-response') return null;
  const age = ageOf(layer.message);
  return eyes.sight === null ? (isFromStore ? { age } : null) : age === null ? null : { age };
}

const toneOf = ({ what }: Carried, hit: BareParcel['hit']): Tone =>
  hit ? 'good' : what === 'request' ? 'client' : what === 'response' ? 'server' : 'network';

function parcelOf(
  { sent, flight, index }: { sent: MessageSent; flight: number; index: SceneIndex },
  course: Course,
  eyes: Eyes,
  radius: number,
): Omit<BareParcel, 'isSelected'> {
  const { flights } = index;
  const sentAt = flights.sentAt[flight] ?? 0;
  const receivedAt = flights.receivedAt[flight] ?? sentAt;
  const share = receivedAt > sentAt ? (eyes.at - sentAt) / (receivedAt - sentAt) : 1;
  const isInbound = course.ends[0] === sent.from;
  const layer = legible(eyes, sent);
  const carried = onTheWay(carriedBy(layer), eyes, sent);
  const hit = hitOf(layer, eyes, flights.fromStore[flight] === 1);
  const record = flights.record[flight] ?? 0;
  const shape = SHAPES[carried.what];
  return {
    key: `message-${String(record)}`,
    selection: { kind: 'message', exchange: sent.exchange, record },
    shape,
    tone: toneOf(carried, hit),
    radius: shape === 'handshake' || shape === 'name' ? radius * 0.72 : radius,
    isCased: sent.payload.kind === 'sealed',
    ...along(isInbound ? course.from : course.to, isInbound ? course.to : course.from, share),
    sent,
    carried,
    hit,
  };
}

/** The parcels under way that pass these eyes, oldest first. `selected`: exchange. */
export function bareParcelsAt(
  trace: Trace,
  index: SceneIndex,
  courses: ReadonlyMap<string, Course>,
  eyes: Eyes,
  { radius, selected }: { readonly radius: number; readonly selected: number | null },
): readonly BareParcel[] {
  return flightsAt(index.flights, eyes.at).flatMap((flight) => {
    const sent = trace.records[index.flights.record[flight] ?? -1];
    if (sent?.kind !== 'message.sent') return [];
    const course = courses.get(sent.link);
    if (!course || !passesEyes(eyes, sent.link, course.ends)) return [];
    return [{ ...parcelOf({ sent, flight, index }, course, eyes, radius), isSelected: sent.exchange === selected }];
  });
}
