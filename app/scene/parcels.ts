// Messages under way: where each is at an instant is arithmetic on the clock, and what it looks like is what these eyes can read of it.
import type { Layer, MessageSent, Sealed, Trace } from '../../simulations/index.ts';
import { wayTo } from '../../simulations/index.ts';
import { flightsAt } from './flights.ts';
import { isSameList } from './kept.ts';
import type { Eyes, Looker } from './lens.ts';
import { isOwn, legible, passesEyes } from './lens.ts';
import type { Names } from './names.ts';
import { parcelLabel } from './parcel-label.ts';
import type { SceneIndex } from './scene-index.ts';
import type { Parcel, ParcelShape, Point, Tone } from './scene.ts';
import { ageOf } from './told-by-fields.ts';
import type { Carried, SceneWords } from './words.ts';
import type { Course } from './wires.ts';
import { along } from './wires.ts';

/** A message under way without the place where it is: all that stays the same for as long as it is under way. */
export interface BareParcel extends Omit<Parcel, 'label' | 'x' | 'y'> {
  readonly sent: MessageSent;
  readonly carried: Carried;
  /** Answered from a store, and how old it says it is; null: not, or not seen to be. */
  readonly hit: { readonly age: number | null } | null;
  readonly from: Point;
  readonly to: Point;
  readonly sentAt: number;
  readonly receivedAt: number;
  /** All that can be said of it. */
  readonly label: () => string;
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
const onTheWay = (carried: Carried, eyes: Looker, sent: MessageSent): Carried =>
  carried.what === 'address' && !isOwn(eyes, sent.from) ? { ...carried, addresses: null } : carried;

/** Everybody's eyes know a hit from the store that it came out of; one party's from what the answer says (RFC 9111 §5.1). */
function hitOf(layer: Layer | Sealed, eyes: Looker, isFromStore: boolean): BareParcel['hit'] {
  if (layer.kind !== 'http-response') return null;
  const age = ageOf(layer.message);
  return eyes.sight === null ? (isFromStore ? { age } : null) : age === null ? null : { age };
}

const toneOf = ({ what }: Carried, hit: BareParcel['hit']): Tone =>
  hit ? 'good' : what === 'request' ? 'client' : what === 'response' ? 'server' : 'network';

/** Who looks, which exchange is followed, and what everybody is called: with another of these, every parcel is another. */
export interface Looking {
  readonly eyes: Eyes;
  readonly selected: number | null;
  readonly names: Names;
  readonly words: SceneWords;
}

function parcelOf(
  flight: number,
  sent: MessageSent,
  course: Course,
  { flights }: SceneIndex,
  looking: Looking,
  radius: number,
): BareParcel {
  const { eyes, selected } = looking;
  const isInbound = course.ends[0] === sent.from;
  const layer = legible(eyes, sent);
  const carried = onTheWay(carriedBy(layer), eyes, sent);
  const hit = hitOf(layer, eyes, flights.fromStore[flight] === 1);
  const record = flights.record[flight] ?? 0;
  const sentAt = flights.sentAt[flight] ?? 0;
  const shape = SHAPES[carried.what];
  let label: string | null = null;
  return {
    key: `message-${String(record)}`,
    selection: { kind: 'message', exchange: sent.exchange, record },
    shape,
    tone: toneOf(carried, hit),
    radius: shape === 'handshake' || shape === 'name' ? radius * 0.72 : radius,
    isCased: sent.payload.kind === 'sealed',
    isSelected: sent.exchange === selected,
    sent,
    carried,
    hit,
    from: isInbound ? course.from : course.to,
    to: isInbound ? course.to : course.from,
    sentAt,
    receivedAt: flights.receivedAt[flight] ?? sentAt,
    label: () => (label ??= parcelLabel(sent, carried, hit !== null, looking)),
  };
}

/** Where it is at an instant of its way. */
export function placeOf({ from, to, sentAt, receivedAt }: BareParcel, at: number): Point {
  return along(from, to, receivedAt > sentAt ? (at - sentAt) / (receivedAt - sentAt) : 1);
}

export function parcelAt(bare: BareParcel, at: number): Parcel {
  const { key, selection, shape, tone, radius, isCased, isSelected } = bare;
  const { x, y } = placeOf(bare, at);
  return { key, selection, shape, tone, radius, isCased, isSelected, x, y, label: bare.label() };
}

const SHAPE_ORDER = { handshake: 0, name: 1, closed: 2, response: 3, request: 4 } as const;
const SHAPES_IN_ORDER = 5;

/** Small shapes below, so that a message never hides behind the handshake that follows it at once; the followed ones on top; else the oldest below. */
function inOrder(parcels: readonly BareParcel[]): readonly BareParcel[] {
  if (parcels.length < 2) return parcels;
  const ranks: BareParcel[][] = Array.from({ length: 2 * SHAPES_IN_ORDER }, () => []);
  for (const parcel of parcels)
    ranks[SHAPE_ORDER[parcel.shape] + (parcel.isSelected ? SHAPES_IN_ORDER : 0)]?.push(parcel);
  return ranks.flat();
}

/** What passes the eyes of who looks, from the bottom to the top. What was under way when last asked is not made again. */
export function createTraffic(
  index: SceneIndex,
  courses: ReadonlyMap<string, Course>,
  radius: number,
): (records: Trace['records'], looking: Looking) => readonly BareParcel[] {
  let since: readonly unknown[] = [];
  /** By flight; null: it does not pass these eyes. */
  let known: ReadonlyMap<number, BareParcel | null> = new Map();
  const parcelOn = (flight: number, records: Trace['records'], looking: Looking): BareParcel | null => {
    const sent = records[index.flights.record[flight] ?? -1];
    if (sent?.kind !== 'message.sent') return null;
    const course = courses.get(sent.link);
    if (!course || !passesEyes(looking.eyes, sent.link, course.ends)) return null;
    return parcelOf(flight, sent, course, index, looking, radius);
  };
  return (records, looking) => {
    const { eyes, selected, names, words } = looking;
    const inputs = [records, eyes.sight, selected, names, words];
    if (!isSameList(since, inputs)) known = new Map();
    since = inputs;
    const next = new Map<number, BareParcel | null>();
    const under: BareParcel[] = [];
    for (const flight of flightsAt(index.flights, eyes.at)) {
      const before = known.get(flight);
      const parcel = before === undefined ? parcelOn(flight, records, looking) : before;
      next.set(flight, parcel);
      if (parcel !== null) under.push(parcel);
    }
    known = next;
    return inOrder(under);
  };
}
