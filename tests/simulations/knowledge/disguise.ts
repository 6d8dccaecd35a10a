// The same run under other names: kinds and places shuffled, nodes, links and observers renamed throughout. What is deduced from
// messages cannot change by this; what is painted by role would.
import type { HeaderNode } from '../../../simulations/trace/header.ts';
import type { Trace } from '../../../simulations/trace/trace.ts';

/** Keys under which a trace writes the id of a node, or a list of them. */
const NODE_KEYS: readonly string[] = ['from', 'to', 'node', 'peer', 'chosen', 'among', 'server', 'holders', 'between'];

/** Names for whoever takes part, most of them false. */
const CALLED = ['vpn-server', 'tunnel-server', 'filter', 'interception-proxy', 'socks-server'] as const;

export interface Disguise {
  readonly trace: Trace;
  readonly node: (id: string) => string;
  readonly observer: (id: string) => string;
}

/** `shift` turns the wheel of kinds and places. */
export function disguise(trace: Trace, shift: number): Disguise {
  const { header, records } = trace;
  const nodes = new Map(header.nodes.map(({ id }, place) => [id, `n${(place * 7 + shift) % 97}-x`]));
  const observers = new Map(header.observers.map(({ id }, place) => [id, `o${(place * 5 + shift) % 89}-y`]));
  const node = (id: string): string => nodes.get(id) ?? id;
  const observer = (id: string): string => observers.get(id) ?? id;
  const link = (id: string): string => `wire ${String(id.length)} of ${id.slice(1)}`;
  const turn = 1 + (shift % (header.nodes.length - 1));
  const turned = (place: number): HeaderNode | undefined => header.nodes[(place + turn) % header.nodes.length];
  const renamed = (value: unknown, key: string): unknown => {
    if (typeof value === 'string') return NODE_KEYS.includes(key) ? node(value) : key === 'link' ? link(value) : value;
    if (Array.isArray(value)) return value.map((one: unknown) => renamed(one, key));
    if (value === null || typeof value !== 'object') return value;
    return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, renamed(inner, name)]));
  };
  return {
    node,
    observer,
    trace: {
      header: {
        ...header,
        scenario: 'in disguise',
        nodes: header.nodes.map((one, place) => ({
          ...one,
          id: node(one.id),
          kind: turned(place)?.kind ?? one.kind,
          place: turned(place + 1)?.place ?? one.place,
          called: CALLED[(place + shift) % CALLED.length]!,
          product: null,
          operator: one.operator === null ? null : observer(one.operator),
          ...(one.standsWith === undefined ? {} : { standsWith: observer(one.standsWith) }),
        })),
        links: header.links.map((one) => ({
          ...one,
          id: link(one.id),
          between: [node(one.between[0]), node(one.between[1])] as const,
          taps: one.taps.map(observer),
        })),
        observers: header.observers.map(({ id, column }) => ({ id: observer(id), column })),
      },
      records: renamed(records, '') as Trace['records'],
    },
  };
}

/** A value with the ids of nodes in it put as they are called in disguise, to compare reasons. */
export function inDisguise(value: unknown, node: (id: string) => string, key = ''): unknown {
  if (typeof value === 'string') return NODE_KEYS.includes(key) ? node(value) : value;
  if (Array.isArray(value)) return value.map((one: unknown) => inDisguise(one, node, key));
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, inDisguise(inner, node, name)]));
}
