// Traces written by hand, record by record, for what no simulated box does yet: relays inside relays, an interceptor, a leak.
import { MODERN_TLS } from '../../../simulations/http/connection-settings.ts';
import type { Fields, Request, Response } from '../../../simulations/http/message.ts';
import type { Instant } from '../../../simulations/kernel/time.ts';
import type { Configuration, HeaderNode, TraceHeader } from '../../../simulations/trace/header.ts';
import type { TraceRecord } from '../../../simulations/trace/record.ts';
import type { Trace } from '../../../simulations/trace/trace.ts';
import type { Payload, TlsClientHello } from '../../../simulations/wire/payload.ts';

type NodeWords = Partial<Omit<HeaderNode, 'id' | 'addresses' | 'configuration'>> & {
  readonly configuration?: Partial<Configuration>;
};

/** A participant; run by an observer of its own name unless said otherwise. */
export const node = (id: string, address: string, words: NodeWords = {}): HeaderNode => ({
  kind: 'client',
  place: 'internet',
  operator: id,
  product: null,
  viaName: null,
  ...words,
  id,
  addresses: [address],
  configuration: { proxies: [], inbound: [], hosts: [], resolver: null, trusted: [], ...words.configuration },
});

export interface Surroundings {
  readonly nodes: readonly HeaderNode[];
  /** Each as "from to", with the observers who tap it. */
  readonly links: Readonly<Record<string, readonly string[]>>;
  /** Columns in order, with the observer's id where it is another. */
  readonly observers: readonly (string | readonly [id: string, column: string])[];
  readonly zone?: Readonly<Record<string, readonly string[]>>;
  readonly proxies?: readonly string[];
}

export function headerWith({ nodes, links, observers, zone = {}, proxies = [] }: Surroundings): TraceHeader {
  return {
    format: 'proxyscope-trace',
    version: 1,
    scenario: 'by hand',
    seed: 0,
    horizonUs: 1_000_000,
    epochSeconds: 0,
    nodes,
    links: Object.entries(links).map(([id, taps]) => {
      const [from = '', to = ''] = id.split(' ');
      return { id, between: [from, to] as const, latencyUs: 1000, bandwidthMbps: null, taps };
    }),
    observers: observers.map((one) =>
      typeof one === 'string' ? { id: one, column: one } : { id: one[0], column: one[1] },
    ),
    zone: Object.entries(zone).map(([name, addresses]) => ({ name, addresses })),
    lists: { proxies, deliveryNetworks: [] },
  };
}

/** Writes the records of one exchange after the other; every message takes a millisecond, and the next one leaves when it has arrived. */
export class Scribe {
  readonly #header: TraceHeader;
  readonly #records: TraceRecord[] = [];
  readonly #connections = new Map<string, number>();
  #now = 0;
  #exchange = 0;

  constructor(header: TraceHeader) {
    this.#header = header;
  }

  wants(client: string, target: string, method = 'GET'): this {
    this.#exchange += 1;
    const exchange = this.#exchange;
    return this.#record({ kind: 'exchange.wanted', at: this.#at(), exchange, node: client, method, target });
  }

  /** A message from one neighbour to the other; `addressedTo` and `calledFrom`: addresses on the packets that are not the nodes' first. */
  sends(from: string, to: string, payload: Payload, addressedTo?: string, calledFrom?: string): this {
    const [source, destination] = [calledFrom ?? this.#addressOf(from), addressedTo ?? this.#addressOf(to)];
    const link = this.#header.links.find(({ between }) => between.includes(from) && between.includes(to));
    if (!link) throw new Error(`no link between ${from} and ${to}`);
    const pair = [source, destination].sort().join(' ');
    const connection = this.#connections.get(pair) ?? this.#connections.size + 1;
    this.#connections.set(pair, connection);
    const common = { exchange: this.#exchange, transmission: this.#records.length, from, to };
    this.#record({
      ...common,
      kind: 'message.sent',
      at: this.#at(),
      connection,
      link: link.id,
      source: { address: source, port: 1 },
      destination: { address: destination, port: 2 },
      bytes: 100,
      payload,
    });
    this.#now += 1000;
    return this.#record({ ...common, kind: 'message.received', at: this.#at(), sent: this.#records.length - 1 });
  }

  finishes(client: string): Trace {
    const exchange = this.#exchange;
    this.#record({ kind: 'exchange.finished', at: this.#at(), exchange, node: client, status: 200, failure: null });
    return { header: this.#header, records: this.#records };
  }

  #at(): Instant {
    return this.#now as Instant;
  }

  #addressOf(id: string): string {
    const [address] = this.#header.nodes.find((one) => one.id === id)?.addresses ?? [];
    if (address === undefined) throw new Error(`no node ${id}`);
    return address;
  }

  #record(record: TraceRecord): this {
    this.#records.push(record);
    return this;
  }
}

const lines = (fields: Readonly<Record<string, string>>): Fields =>
  Object.entries(fields).map(([name, value]) => ({ name, value }));

export const clientHello = (session: number, serverName: string | null): TlsClientHello => ({
  kind: 'tls-client-hello',
  session,
  serverName,
  versions: MODERN_TLS,
});

export const request = (
  method: string,
  target: string,
  fields: Readonly<Record<string, string>> = {},
  text: string | null = null,
): { readonly kind: 'http-request'; readonly message: Request } => ({
  kind: 'http-request',
  message: {
    kind: 'request',
    method,
    target,
    version: '1.1',
    fields: lines(fields),
    content: text === null ? null : { text, bytes: text.length },
  },
});

export const response = (
  fields: Readonly<Record<string, string>> = {},
  text: string | null = null,
  status = 200,
): { readonly kind: 'http-response'; readonly message: Response } => ({
  kind: 'http-response',
  message: {
    kind: 'response',
    version: '1.1',
    status,
    reason: '',
    fields: lines(fields),
    content: text === null ? null : { text, bytes: text.length },
  },
});

/** `inner` under encryptions, the outermost first, each named by its two ends. */
export const sealed = (ends: readonly (readonly [string, string])[], inner: Payload): Payload =>
  [...ends]
    .reverse()
    .reduce<Payload>(
      (payload, holders, depth) => ({ kind: 'sealed', session: ends.length - depth, holders, inner: payload }),
      inner,
    );
