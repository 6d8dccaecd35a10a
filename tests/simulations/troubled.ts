// Small runs in which something goes wrong on purpose: a client, a site, and what is between them.
import type { Demand, Intervention, Scenario } from '../../simulations/scenario/scenario.ts';
import type { AskingManner } from '../../simulations/http/asking-manner.ts';
import type { OriginBehaviour } from '../../simulations/http/origin-behaviour.ts';
import { decodeScenario } from '../../simulations/scenario/schema.ts';
import { simulate } from '../../simulations/simulate.ts';
import type { MessageSent, TraceRecord } from '../../simulations/trace/record.ts';
import type { Trace } from '../../simulations/trace/trace.ts';

export interface Trouble {
  readonly behaviour?: OriginBehaviour;
  readonly manner?: AskingManner;
  readonly interventions?: readonly Intervention[];
  readonly demand?: Partial<Demand>;
  /** A gateway between client and site. */
  readonly gateway?: boolean;
  readonly scheme?: 'http' | 'https';
  readonly resources?: Scenario['resources'];
  /** How many requests the site works on at once. */
  readonly servers?: number;
  readonly horizonMs?: number;
}

const SITE = '192.0.2.80';

/** alice — 10 ms — the site, or alice — 10 ms — gateway — 1 ms — the site. */
export function troubled(trouble: Trouble): Scenario {
  const { behaviour, manner, interventions = [], demand = {}, gateway = false, scheme = 'http' } = trouble;
  const origin = gateway ? '10.0.0.11' : SITE;
  const file = {
    version: 1,
    id: 'troubled',
    horizonMs: trouble.horizonMs ?? 60_000,
    nodes: [
      { kind: 'client', id: 'alice', address: '203.0.113.7' },
      ...(gateway
        ? [
            {
              kind: 'gateway',
              id: 'gateway',
              address: SITE,
              innerAddress: '10.0.0.2',
              hosts: ['shop.example'],
              tls: scheme === 'https' ? 'terminate' : 'none',
              inbound: { servers: ['shop'] },
            },
          ]
        : []),
      {
        kind: 'origin-server',
        id: 'shop',
        address: origin,
        hosts: ['shop.example'],
        software: 'shop/1',
        servers: trouble.servers ?? 10,
        ...(behaviour ? { behaviour } : {}),
      },
    ],
    links: gateway
      ? [
          { between: ['alice', 'gateway'], latencyMs: 10 },
          { between: ['gateway', 'shop'], latencyMs: 1 },
        ]
      : [{ between: ['alice', 'shop'], latencyMs: 10 }],
    resources: trouble.resources ?? [{ path: '/', text: 'A page.\n' }],
    workload: [
      { clients: ['alice'], scheme, host: SITE, when: { atMs: [0] }, ...(manner ? { manner } : {}), ...demand },
    ],
    interventions,
  };
  const decoded = decodeScenario(file);
  if (!decoded.ok) throw new Error(JSON.stringify(decoded.problems));
  return decoded.scenario;
}

export const traceOf = (trouble: Trouble): Trace => simulate(troubled(trouble)).trace;

/** What became of each exchange: status, failure and the millisecond, in order. */
export const endings = ({ records }: Trace): readonly (readonly [number | null, string | null, number])[] =>
  records.flatMap((record) =>
    record.kind === 'exchange.finished' ? [[record.status, record.failure, record.at / 1000] as const] : [],
  );

export const sentBy = ({ records }: Trace, node: string): readonly MessageSent[] =>
  records.filter((record): record is MessageSent => record.kind === 'message.sent' && record.from === node);

export const kindsOf = (records: readonly TraceRecord[]): readonly string[] => records.map(({ kind }) => kind);

/** Runs in which every kind of thing goes wrong that participants can do to one another. */
export const TROUBLES: Readonly<Record<string, Trouble>> = {
  'an answer that drips': { behaviour: { text: 'a', drip: { text: 'b', times: 3, everyMs: 100 } } },
  'an answer cut short': { behaviour: { text: 'part', announcedLength: 1000, then: 'reset' } },
  'an answer that is no HTTP': { behaviour: { raw: 'SSH-2.0-OpenSSH_9.2\r\n\r\n', then: 'close' } },
  'an interim answer first': {
    behaviour: {
      raw: 'HTTP/1.1 103 Early Hints\r\nLink: </a.css>\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok',
    },
  },
  'no answer': { behaviour: { neverAnswers: true }, manner: { givesUpAfterMs: 2000 } },
  'no handshake': { behaviour: { takes: 'no-handshake' }, manner: { givesUpAfterMs: 2000 } },
  'a closed port': { behaviour: { takes: 'refuses' } },
  'the end of the connection instead of an answer': { behaviour: { closesWithoutAnswer: true } },
  'a cut line': {
    interventions: [
      { atMs: 15, patch: 'cut-link', link: 'alice-shop' },
      { atMs: 3000, patch: 'mend-link', link: 'alice-shop' },
    ],
    demand: { when: { atMs: [0, 3500] } },
    manner: { givesUpAfterMs: 2000 },
  },
  'half a head': { manner: { raw: 'GET / HTTP/1.1\r\nHost: shop.example\r\n', givesUpAfterMs: 1000 } },
  'a request that is no HTTP': { manner: { raw: 'hello\r\n\r\n' } },
  'a request in pieces': {
    demand: { method: 'POST' },
    manner: { pieces: { texts: ['one', 'two', 'three'], everyMs: 300 } },
  },
  'content that is waited for': {
    demand: { method: 'POST', content: 'data', fields: ['Expect: 100-continue'] },
    manner: { contentAfterMs: 700 },
  },
  'content that never comes': {
    demand: { method: 'POST', fields: ['Content-Length: 5000'] },
    manner: { givesUpAfterMs: 1000 },
  },
  'a reader that stops': {
    behaviour: { text: 'a', bytes: 25_000_000 },
    manner: { stopsReading: true, givesUpAfterMs: 1500 },
  },
  'a change of behaviour': {
    demand: { when: { atMs: [0, 1000, 2000] } },
    interventions: [
      { atMs: 500, patch: 'behave', node: 'shop', behaviour: { status: 503, text: 'later\n' } },
      { atMs: 1500, patch: 'behave', node: 'shop', behaviour: null },
    ],
  },
};
