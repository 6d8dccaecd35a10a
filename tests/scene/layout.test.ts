// Where participants stand: whatever the cast, inbound runs from left to right, nobody stands on another, and nobody leaves his land.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { boxAround, contains, overlaps } from '../../app/scene/boxes.ts';
import { castOf } from '../../app/scene/cast.ts';
import { layoutOf } from '../../app/scene/layout.ts';
import { coursesOf } from '../../app/scene/wires.ts';
import type { HeaderLink, HeaderNode, TraceHeader } from '../../simulations/index.ts';
import { look, stageNamed } from './stages.ts';

type Kind = HeaderNode['kind'];

const node = (id: string, kind: Kind, place: HeaderNode['place']): HeaderNode => ({
  id,
  kind,
  place,
  addresses: [`192.0.2.${String(id.length)}`],
  operator: null,
  product: null,
  viaName: null,
  configuration: { proxies: [], inbound: [], hosts: [], resolver: null, trusted: [] },
});

interface Shape {
  readonly clients: number;
  readonly origins: number;
  readonly proxy: 'none' | 'client-side' | 'internet';
  readonly gateway: 'none' | 'internet' | 'server-side';
  readonly resolver: 'none' | 'client-side' | 'internet';
}

function headerOf({ clients, origins, proxy, gateway, resolver }: Shape): TraceHeader {
  const nodes = [
    ...Array.from({ length: clients }, (_, nth) => node(`client-${String(nth)}`, 'client', 'client-side')),
    ...(resolver === 'none' ? [] : [node('resolver', 'resolver', resolver)]),
    ...(proxy === 'none' ? [] : [node('proxy', 'forward-proxy', proxy)]),
    ...(gateway === 'none' ? [] : [node('gateway', 'gateway', gateway)]),
    ...Array.from({ length: origins }, (_, nth) => node(`origin-${String(nth)}`, 'origin-server', 'server-side')),
  ];
  return {
    format: 'proxyscope-trace',
    version: 1,
    scenario: 'made',
    seed: 1,
    horizonUs: 1,
    epochSeconds: 0,
    nodes,
    links: [],
    observers: [],
    zone: [],
    lists: { proxies: [], deliveryNetworks: [] },
  };
}

const anyShape: fc.Arbitrary<Shape> = fc.record({
  clients: fc.integer({ min: 1, max: 6 }),
  origins: fc.integer({ min: 1, max: 6 }),
  proxy: fc.constantFrom('none', 'client-side', 'internet'),
  gateway: fc.constantFrom('none', 'internet', 'server-side'),
  resolver: fc.constantFrom('none', 'client-side', 'internet'),
});

const ORDER: Readonly<Record<Kind, number>> = {
  client: 0,
  resolver: -1,
  'forward-proxy': 1,
  'tunnel-server': 1,
  gateway: 2,
  'origin-server': 3,
};

describe.each(['wide', 'narrow'] as const)('on a %s stage', (width) => {
  it('nobody stands on another, all stand on the stage', () => {
    fc.assert(
      fc.property(anyShape, (shape) => {
        const { stands, size } = layoutOf(castOf(headerOf(shape)), width);
        const boxes = [...stands].map(([id, stand]) => ({ id, box: boxAround(stand, stand.width, stand.height) }));
        for (const [place, one] of boxes.entries()) {
          expect(contains({ x: 0, y: 0, ...size }, one.box)).toBe(true);
          for (const other of boxes.slice(place + 1)) {
            expect(overlaps(one.box, other.box) ? `${one.id} on ${other.id}` : null).toBeNull();
          }
        }
      }),
      { numRuns: 400, seed: 7 },
    );
  });

  it('inbound runs from left to right, and each stands on its own land', () => {
    fc.assert(
      fc.property(anyShape, (shape) => {
        const header = headerOf(shape);
        const { stands, territories } = layoutOf(castOf(header), width);
        const inbound = header.nodes.filter(({ kind }) => kind !== 'resolver');
        for (const one of inbound) {
          for (const other of inbound) {
            if (ORDER[one.kind] < ORDER[other.kind])
              expect(stands.get(one.id)!.x).toBeLessThan(stands.get(other.id)!.x);
          }
        }
        for (const { id, place } of header.nodes) {
          const stand = stands.get(id)!;
          expect(
            contains(
              territories.find(({ key }) => key === place)!,
              { ...stand, width: 0, height: 0 },
            ),
          ).toBe(true);
        }
      }),
      { numRuns: 400, seed: 7 },
    );
  });

  it('the three lands follow one another without a gap too many or an overlap', () => {
    fc.assert(
      fc.property(anyShape, (shape) => {
        const { territories, size, measures } = layoutOf(castOf(headerOf(shape)), width);
        const [client, internet, server] = territories;
        expect(territories.map(({ key }) => key)).toEqual(['client-side', 'internet', 'server-side']);
        expect(client!.x + client!.width + measures.gap).toBeCloseTo(internet!.x);
        expect(internet!.x + internet!.width + measures.gap).toBeCloseTo(server!.x);
        expect(server!.x + server!.width + measures.margin).toBeCloseTo(size.width);
        expect(Math.min(...territories.map((land) => land.width))).toBeGreaterThanOrEqual(measures.least);
      }),
      { numRuns: 200, seed: 7 },
    );
  });
});

it('is the same for the same cast, and the sizes of the visual target', () => {
  const shape: Shape = { clients: 3, origins: 1, proxy: 'client-side', gateway: 'none', resolver: 'none' };
  const header = headerOf(shape);
  expect(layoutOf(castOf(header), 'wide')).toEqual(layoutOf(castOf(header), 'wide'));
  expect(layoutOf(castOf(header), 'wide').size).toEqual({ width: 690, height: 300 });
  expect(layoutOf(castOf(header), 'narrow').size).toEqual({ width: 332, height: 246 });
  expect(layoutOf(castOf(header), 'wide').stands.get('proxy')).toMatchObject({ x: 240, y: 160, width: 52, height: 68 });
  expect(layoutOf(castOf(header), 'wide').stands.get('client-0')).toMatchObject({ x: 72, y: 84, width: 48 });
});

it('wires touch the sides of what they join: from the right of the one to the left of the other', () => {
  const header = headerOf({ clients: 3, origins: 3, proxy: 'none', gateway: 'server-side', resolver: 'none' });
  const links: HeaderLink[] = [
    { id: 'a', between: ['client-0', 'gateway'], latencyUs: 1, bandwidthMbps: null, taps: [] },
    { id: 'b', between: ['gateway', 'origin-2'], latencyUs: 1, bandwidthMbps: null, taps: [] },
  ];
  const cast = castOf(header);
  const layout = layoutOf(cast, 'wide');
  for (const { ends, from, to } of coursesOf(links, cast, layout).values()) {
    const [one, other] = ends.map((id) => layout.stands.get(id)!);
    expect(from.x).toBeCloseTo(one!.x + one!.width / 2 + 2);
    expect(to.x).toBeCloseTo(other!.x - other!.width / 2 - 2);
    for (const [point, stand] of [
      [from, one!],
      [to, other!],
    ] as const) {
      expect(Math.abs(point.y - stand.y)).toBeLessThanOrEqual(stand.height / 2);
    }
  }
});

it('one eye an observer, above the lines that it taps; of two beside one line the access network is nearer to the client', () => {
  const { eyes } = look(stageNamed('first screen, direct'), 0);
  expect(eyes.map(({ key }) => key)).toEqual(['access_network', 'transit']);
  expect(eyes[0]!.x).toBeLessThan(eyes[1]!.x);
  for (const { y, reach } of eyes) {
    expect(reach).toHaveLength(3);
    for (const point of reach) expect(point.y).toBeGreaterThan(y);
  }
});
