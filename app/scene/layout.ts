// Where everything stands: by role, in columns from the clients at the left to the origins at the right, on three territories. Deterministic:
// the same cast always stands in the same places, and inbound always runs left to right.
import { isBox } from '../../simulations/index.ts';
import type { Actor, Cast } from './cast.ts';
import type { Place, Point, Size, StageWidth, Territory } from './scene.ts';

/** Centre and size of a participant. */
export interface Stand extends Point, Size {}

export interface Layout {
  readonly width: StageWidth;
  readonly size: Size;
  readonly territories: readonly Territory[];
  /** Node → where it stands. */
  readonly stands: ReadonlyMap<string, Stand>;
  readonly measures: Measures;
}

export interface Measures {
  readonly size: Size;
  readonly margin: number;
  readonly top: number;
  readonly bottom: number;
  readonly gap: number;
  readonly heading: number;
  /** Widths of a territory alone, and with a box on it; the middle one takes what is left, at least `least`. */
  readonly clientSide: readonly [number, number];
  readonly serverSide: readonly [number, number];
  readonly least: number;
  readonly clientInset: number;
  readonly box: Size;
  readonly boxInset: readonly [clientSide: number, serverSide: number];
  /** Between a client and a box on its own machine. */
  readonly dockGap: number;
  /** The tallest distance between rows, and the height that all rows share. */
  readonly row: number;
  readonly rows: number;
  readonly clientRadius: number;
  readonly origin: Size;
  readonly origins: Size;
  readonly originInset: readonly [alone: number, behindBox: number];
  readonly resolver: Size;
  readonly resolverInset: readonly [clientSide: number, internet: number];
  /** On the clients' land above what is said at its foot, else below what boxes say of themselves. */
  readonly resolverLine: readonly [clientSide: number, internet: number];
  readonly parcel: number;
  readonly eye: number;
  readonly text: { readonly name: number; readonly small: number; readonly glyph: number };
}

export const MEASURES: Readonly<Record<StageWidth, Measures>> = {
  wide: {
    size: { width: 690, height: 300 },
    margin: 14,
    top: 34,
    bottom: 286,
    gap: 12,
    heading: 26,
    clientSide: [166, 270],
    serverSide: [204, 296],
    least: 104,
    clientInset: 58,
    box: { width: 52, height: 68 },
    boxInset: [44, 68],
    dockGap: 34,
    row: 76,
    rows: 164,
    clientRadius: 24,
    origin: { width: 60, height: 76 },
    origins: { width: 44, height: 52 },
    originInset: [92, 98],
    resolver: { width: 38, height: 22 },
    resolverInset: [132, 48],
    resolverLine: [256, 268],
    parcel: 9,
    eye: 22,
    text: { name: 12, small: 11, glyph: 12 },
  },
  narrow: {
    size: { width: 332, height: 246 },
    margin: 8,
    top: 26,
    bottom: 236,
    gap: 6,
    heading: 18,
    clientSide: [94, 128],
    serverSide: [92, 130],
    least: 62,
    clientInset: 26,
    box: { width: 36, height: 52 },
    boxInset: [30, 30],
    dockGap: 14,
    row: 60,
    rows: 140,
    clientRadius: 17,
    origin: { width: 44, height: 60 },
    origins: { width: 32, height: 40 },
    originInset: [44, 26],
    resolver: { width: 30, height: 18 },
    resolverInset: [70, 24],
    resolverLine: [211, 222],
    parcel: 7.5,
    eye: 13,
    text: { name: 10.5, small: 10, glyph: 11 },
  },
};

const standsBetween = ({ role }: Actor): boolean => isBox(role);

function territoriesOf(cast: Cast, m: Measures): Record<Place, Territory> {
  const hasBox = (place: Place): 0 | 1 =>
    cast.actors.some((actor) => standsBetween(actor) && actor.place === place) ? 1 : 0;
  let client = m.clientSide[hasBox('client-side')];
  let server = m.serverSide[hasBox('server-side')];
  const all = m.size.width - 2 * m.margin - 2 * m.gap;
  const missing = Math.max(0, m.least - (all - client - server));
  client -= missing / 2;
  server -= missing / 2;
  const net = all - client - server;
  const shape = { y: m.top, height: m.bottom - m.top };
  const netX = m.margin + client + m.gap;
  return {
    'client-side': { key: 'client-side', x: m.margin, width: client, ...shape },
    internet: { key: 'internet', x: netX, width: net, ...shape },
    'server-side': { key: 'server-side', x: netX + net + m.gap, width: server, ...shape },
  };
}

/** `count` rows round the middle line, closer together the more there are. */
function rowsFor(count: number, m: Measures): readonly number[] {
  const middle = (m.top + m.bottom) / 2;
  const step = count < 2 ? 0 : Math.min(m.row, m.rows / (count - 1));
  return Array.from({ length: count }, (_, row) => middle + (row - (count - 1) / 2) * step);
}

/** A size that still leaves room between `count` rows. */
function shrunk(size: Size, count: number, m: Measures): Size {
  const step = count < 2 ? m.row : Math.min(m.row, m.rows / (count - 1));
  const scale = Math.min(1, (step * 0.78) / size.height);
  return { width: size.width * Math.max(scale, 0.7), height: size.height * scale };
}

function column(actors: readonly Actor[], x: number, size: Size, m: Measures): [string, Stand][] {
  const rows = rowsFor(actors.length, m);
  const fitted = shrunk(size, actors.length, m);
  return actors.map(({ node }, row) => [node, { x, y: rows[row] ?? 0, ...fitted }]);
}

/** Where a box that is alone on its land stands: towards the Internet, or in the middle of it. */
export function alongside({ key, x, width }: Territory, m: Measures): number {
  if (key === 'internet') return x + width / 2;
  return key === 'client-side' ? x + width - m.boxInset[0] : x + m.boxInset[1];
}

/** The client on whose machine a box runs: they have an address in common. */
export const hostOf = ({ addresses }: Actor, cast: Cast): Actor | undefined =>
  cast.actors.find((actor) => actor.role === 'client' && actor.addresses.some((one) => addresses.includes(one)));

/** As a part of its usual size. */
const DOCKED = 0.78;

/** Beside its client, in its row: what is sent to others passes it by. */
function dockedStands(boxes: readonly Actor[], cast: Cast, clients: ReadonlyMap<string, Stand>, m: Measures) {
  return boxes.flatMap((box): [string, Stand][] => {
    const host = clients.get(hostOf(box, cast)?.node ?? '');
    if (!host) return [];
    const width = m.box.width * DOCKED;
    const height = Math.min(m.box.height * DOCKED, host.height * 1.15);
    return [[box.node, { x: host.x + host.width / 2 + m.dockGap + width / 2, y: host.y, width, height }]];
  });
}

function boxStands(boxes: readonly Actor[], territories: Record<Place, Territory>, m: Measures): [string, Stand][] {
  const middle = (m.top + m.bottom) / 2;
  return boxes.map((box): [string, Stand] => {
    const land = territories[box.place];
    const neighbours = boxes.filter(({ place }) => place === box.place);
    const share = (neighbours.indexOf(box) + 0.5) / neighbours.length;
    // Where several share a narrow land, each takes its part of it, and leaves air for the line between them.
    const width = neighbours.length > 1 ? Math.min(m.box.width, (land.width / neighbours.length) * 0.7) : m.box.width;
    const x = neighbours.length > 1 ? land.x + land.width * share : alongside(land, m);
    return [box.node, { x, y: middle, width, height: m.box.height }];
  });
}

function resolverStands(
  resolvers: readonly Actor[],
  territories: Record<Place, Territory>,
  m: Measures,
): [string, Stand][] {
  return resolvers.map(({ node, place }, index): [string, Stand] => {
    const land = territories[place];
    const before = resolvers.slice(0, index).filter((other) => other.place === place).length;
    const side = place === 'client-side' ? 0 : 1;
    return [
      node,
      { x: land.x + m.resolverInset[side] + before * m.resolver.width * 1.5, y: m.resolverLine[side], ...m.resolver },
    ];
  });
}

export function layoutOf(cast: Cast, width: StageWidth): Layout {
  const m = MEASURES[width];
  const territories = territoriesOf(cast, m);
  const ofRole = (role: Actor['role']): Actor[] => cast.actors.filter((actor) => actor.role === role);
  const server = territories['server-side'];
  const origins = ofRole('origin-server');
  const isBehindBox = cast.actors.some((actor) => standsBetween(actor) && actor.place === 'server-side');
  const isAlone = origins.length === 1 && !isBehindBox;
  const originX = server.x + server.width - m.originInset[isBehindBox ? 1 : 0];
  const radius = 2 * m.clientRadius;
  const clientX = territories['client-side'].x + m.clientInset;
  const clients = column(ofRole('client'), clientX, { width: radius, height: radius }, m);
  const boxes = cast.actors.filter(standsBetween);
  const docked = dockedStands(boxes, cast, new Map(clients), m);
  const others = boxes.filter(({ node }) => !docked.some(([one]) => one === node));
  return {
    width,
    size: m.size,
    territories: [territories['client-side'], territories.internet, server],
    stands: new Map([
      ...clients,
      ...docked,
      ...boxStands(others, territories, m),
      ...column(origins, originX, isAlone ? m.origin : m.origins, m),
      ...resolverStands(ofRole('resolver'), territories, m),
    ]),
    measures: m,
  };
}
