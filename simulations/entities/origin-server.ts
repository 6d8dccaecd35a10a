// The origin server (RFC 9110 §3.6): it holds the resources, works on so many requests at once, and lets the others wait in line. It does
// its work well unless its behaviour says otherwise.
import type { BeliefSettings } from '../http/believing.ts';
import type { TlsVersion } from '../http/connection-settings.ts';
import { listValues } from '../http/fields.ts';
import type { Fields, Request, Response } from '../http/message.ts';
import type { Behaviour, OriginBehaviour } from '../http/origin-behaviour.ts';
import { readRequest } from '../http/reading.ts';
import { statusReason } from '../http/status.ts';
import type { Duration } from '../kernel/time.ts';
import { milliseconds } from '../kernel/time.ts';
import type { WindowSettings } from '../protection/window.ts';
import { createStation } from '../queueing/station.ts';
import type { Address } from '../wire/address.ts';
import type { NodeId } from '../wire/payload.ts';
import type { Entity, World } from './entity.ts';
import { behaviourFor, pathOf } from './origin-server/behave.ts';
import type { Limiter } from './origin-server/limiter.ts';
import { createLimiter } from './origin-server/limiter.ts';
import type { Page } from './origin-server/response.ts';
import { namingItself, responseTo, signed } from './origin-server/response.ts';
import { sendAnswer } from './origin-server/sending.ts';
import type { End } from './transport/end.ts';
import type { Asked, Serving } from './transport/http-server.ts';
import { serveHttp, whole } from './transport/http-server.ts';
import { obliviousGateway } from './transport/oblivious-gateway.ts';
import { keepsConnection } from './transport/persistence.ts';
import { afterProxyLine } from './transport/proxy-line.ts';
import type { TlsServer } from './transport/tls-set-up.ts';
import { createTransport } from './transport/transport.ts';

export interface OriginResource extends Page {
  /** Path, with the query when only that query is meant. */
  readonly path: string;
}

export interface OriginSettings {
  readonly id: NodeId;
  readonly address: Address;
  readonly ports: { readonly http: number; readonly https: number };
  /** Whether it wants to be told in a PROXY line for whom a connection is. */
  readonly awaitsProxyLine: boolean;
  readonly tlsVersions: readonly TlsVersion[];
  /** The names in its certificate. */
  readonly hosts: readonly string[];
  /** Whether it opens requests that are closed for it (RFC 9458). */
  readonly isObliviousGateway: boolean;
  /** Whether its Locations name its own address, as those of software that does not know the site's name. */
  readonly namesItself: boolean;
  /** Whether its error pages end with its software and its own address. */
  readonly signsErrors: boolean;
  /** Peers that may connect; null: anybody. */
  readonly admits: readonly Address[] | null;
  /** Whom it takes for its client, and how often one client may ask; null: as often as it likes. */
  readonly belief: BeliefSettings;
  readonly limit: WindowSettings | null;
  readonly software: string;
  readonly servers: number;
  readonly resources: readonly OriginResource[];
  /** Null: it serves its resources, and nothing else is there. */
  readonly behaviour: OriginBehaviour | null;
}

/** One request that is being worked on, or waits for it. */
interface Job {
  readonly asked: Asked;
  readonly behaviour: Behaviour;
  readonly count: number;
}

const MISSING: Page = { status: 404, fields: [], text: 'not found\n', bytes: 10 };
/** What an origin with a behaviour has under every target that no resource is given for. */
const EMPTY: Page = { status: 200, fields: [], text: '', bytes: 0 };
const CLOSING: Fields = [
  { name: 'Content-Length', value: '0' },
  { name: 'Connection', value: 'close' },
];

/** Of the origin's own, for what is no request (RFC 9112 §2.2, §3). */
const bare = (status: number, fields: Fields = []): Response => ({
  kind: 'response',
  version: '1.1',
  status,
  reason: statusReason(status),
  fields,
  content: null,
});

export function createOriginServer(settings: OriginSettings, world: World): Entity {
  const { id, ports } = settings;
  const tls: TlsServer = { versions: settings.tlsVersions, certificateFor: () => settings.hosts };
  const resources = new Map(settings.resources.map((resource) => [resource.path, resource]));
  let behaviour: OriginBehaviour | null = settings.behaviour;
  let station = createStation({ servers: settings.servers, limit: null });
  let jobs = new Map<number, Job>();
  let lives = 0;
  let isUp = true;
  let arrivals = 0;
  const sign = (page: Page, { end }: Asked): Page =>
    settings.signsErrors ? signed(page, settings.software, end.local) : page;
  const fresh = (): Limiter => createLimiter(id, settings.software, settings.limit, settings.belief, sign, world);
  let limiter = fresh();

  const pageFor = (request: Request): Page => {
    const target = pathOf(request);
    const found = resources.get(target) ?? resources.get(target.split('?')[0] ?? '');
    return found ?? (behaviour ? EMPTY : MISSING);
  };

  const answer = ({ asked, behaviour: own, count }: Job): void => {
    if (asked.isGone()) return;
    const { request } = asked;
    const { software } = settings;
    const { epochSeconds } = world;
    const closes = !keepsConnection(request);
    const found = pageFor(request);
    const named = settings.namesItself ? namingItself(found, asked.end, ports) : found;
    const page = sign(named, asked);
    const response = responseTo({ request, behaviour: own, page, software, epochSeconds, count, closes });
    sendAnswer(asked, response, own, world);
  };

  const finish = (number: number, job: Job): void => {
    world.record({ kind: 'service.finished', at: world.now, exchange: job.asked.exchange, node: id });
    jobs.delete(number);
    const next = station.finish();
    if (job.behaviour.neverAnswers !== true) answer(job);
    if (next !== null) start(next);
  };

  const start = (number: number): void => {
    const job = jobs.get(number);
    if (!job) return;
    const { asked, behaviour: own } = job;
    const { exchange } = asked;
    const life = lives;
    const ifStillUp = (): void => {
      if (life === lives) finish(number, job);
    };
    world.record({ kind: 'service.started', at: world.now, exchange, node: id });
    const delay = milliseconds(own.delayMs ?? 0);
    world.later((world.serviceTime(exchange) + delay) as Duration, () => {
      // A server that never answers is busy as long as somebody waits for it.
      if (own.neverAnswers === true && !asked.isGone()) asked.whenGone(ifStillUp);
      else ifStillUp();
    });
  };

  const arrive = (asked: Asked, onConnection: number): void => {
    if (!limiter.admits(asked)) return;
    arrivals += 1;
    const number = arrivals;
    const turn = { count: number, onConnection };
    jobs.set(number, { asked, behaviour: behaviourFor(behaviour ?? {}, asked.request, turn), count: number });
    if (station.arrive(number) === 'served') {
      start(number);
      return;
    }
    const { exchange } = asked;
    world.record({ kind: 'queue.entered', at: world.now, exchange, node: id, length: station.waiting });
  };

  const serve = (end: End): void => {
    let carried = 0;
    let octets = '';
    const take = whole((asked) => {
      carried += 1;
      arrive(asked, carried);
    });
    const asked: Serving['asked'] = (incoming) => {
      const expects = listValues(incoming.request.fields, 'Expect').some(
        (word) => word.toLowerCase() === '100-continue',
      );
      if (expects && incoming.continues && behaviour?.ignoresExpect !== true) incoming.interim(bare(100));
      return take(incoming);
    };
    serveHttp(end, {
      asked,
      // A head that came in parts is a head all the same; what is none is refused once an empty line has ended it.
      raw(raw, exchange, accept) {
        octets += raw.text;
        const read = readRequest(octets);
        if (read === 'malformed') {
          end.send({ kind: 'http-response', message: bare(400, CLOSING) }, exchange);
          end.close('last-answer');
        } else if (read !== 'incomplete') {
          octets = octets.slice(read.length);
          asked(accept(read.message));
        }
      },
    });
  };

  const isOwnPort = (port: number): boolean => port === ports.http || port === ports.https;

  const transport = createTransport(id, world, (end, port) => {
    if (!isOwnPort(port) || behaviour?.takes === 'refuses') return false;
    if (settings.admits && !settings.admits.includes(end.remote.address)) return false;
    const start = (): void => {
      if (port === ports.https) end.answersTls = tls;
      if (settings.isObliviousGateway) end.encapsulation = obliviousGateway(id);
      serve(end);
    };
    if (settings.awaitsProxyLine) afterProxyLine(end, start);
    else start();
    return true;
  });

  return {
    id,
    drops: ({ payload, destination }) =>
      payload.kind === 'tcp-syn' && isOwnPort(destination.port) && behaviour?.takes === 'no-handshake' && isUp,
    receive(transmission) {
      transport.receive(transmission);
    },
    obey(order) {
      if (typeof order !== 'string') {
        behaviour = order.behaviour;
        return;
      }
      if (order !== 'stop' && order !== 'start') return;
      if ((order === 'start') === isUp) return;
      isUp = order === 'start';
      // Whatever it was working on is lost with it.
      lives += 1;
      station = createStation({ servers: settings.servers, limit: null });
      jobs = new Map();
      limiter = fresh();
      transport.setUp(isUp);
    },
  };
}
