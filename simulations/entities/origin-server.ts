// The origin server (RFC 9110 §3.6): it holds the resources, works on so many requests at once, and lets the others wait in line.
import type { TlsVersion } from '../http/connection-settings.ts';
import { has } from '../http/fields.ts';
import { statusReason } from '../http/status.ts';
import type { Fields, Response } from '../http/message.ts';
import { imfFixdate } from '../http/date.ts';
import { createStation } from '../queueing/station.ts';
import type { Address } from '../wire/address.ts';
import type { NodeId } from '../wire/payload.ts';
import type { Entity, World } from './entity.ts';
import type { TlsServer } from './transport/tls-set-up.ts';
import type { Asked } from './transport/http-server.ts';
import { serveHttp, whole } from './transport/http-server.ts';
import { keepsConnection } from './transport/persistence.ts';
import { afterProxyLine } from './transport/proxy-line.ts';
import { createTransport } from './transport/transport.ts';

export interface OriginResource {
  /** Path, with the query when only that query is meant. */
  readonly path: string;
  readonly status: number;
  readonly fields: Fields;
  readonly text: string;
  readonly bytes: number;
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
  readonly software: string;
  readonly servers: number;
  readonly resources: readonly OriginResource[];
}

const MISSING: Omit<OriginResource, 'path'> = { status: 404, fields: [], text: 'not found\n', bytes: 10 };

export function createOriginServer(settings: OriginSettings, world: World): Entity {
  const { id } = settings;
  const tls: TlsServer = { versions: settings.tlsVersions, certificateFor: () => settings.hosts };
  const resources = new Map(settings.resources.map((resource) => [resource.path, resource]));
  let station = createStation({ servers: settings.servers, limit: null });
  let jobs = new Map<number, Asked>();
  let lives = 0;
  let isUp = true;

  const answer = ({ request }: Asked): Response => {
    const target = request.target.replace(/^https?:\/\/[^/]*/u, '');
    const resource = resources.get(target) ?? resources.get(target.split('?')[0] ?? '') ?? MISSING;
    const closes = keepsConnection(request) ? [] : [{ name: 'Connection', value: 'close' }];
    return {
      kind: 'response',
      version: '1.1',
      status: resource.status,
      reason: statusReason(resource.status),
      fields: [
        ...(has(resource.fields, 'Server') ? [] : [{ name: 'Server', value: settings.software }]),
        { name: 'Date', value: imfFixdate(world.epochSeconds) },
        ...resource.fields,
        { name: 'Content-Length', value: String(resource.bytes) },
        ...closes,
      ],
      // RFC 9110 §9.3.2: HEAD is answered without content.
      content: request.method === 'HEAD' ? null : { text: resource.text, bytes: resource.bytes },
    };
  };

  const start = (job: number): void => {
    const asked = jobs.get(job);
    if (!asked) return;
    const { exchange } = asked;
    const life = lives;
    world.record({ kind: 'service.started', at: world.now, exchange, node: id });
    world.later(world.serviceTime(exchange), () => {
      if (life !== lives) return; // stopped meanwhile
      world.record({ kind: 'service.finished', at: world.now, exchange, node: id });
      jobs.delete(job);
      const next = station.finish();
      asked.respond(answer(asked));
      if (next !== null) start(next);
    });
  };

  let arrivals = 0;
  const arrive = (asked: Asked): void => {
    arrivals += 1;
    const job = arrivals;
    jobs.set(job, asked);
    if (station.arrive(job) === 'served') {
      start(job);
      return;
    }
    const { exchange } = asked;
    world.record({ kind: 'queue.entered', at: world.now, exchange, node: id, length: station.waiting });
  };

  const transport = createTransport(id, world, (end, port) => {
    if (port !== settings.ports.http && port !== settings.ports.https) return false;
    const serve = (): void => {
      if (port === settings.ports.https) end.answersTls = tls;
      serveHttp(end, { asked: whole(arrive) });
    };
    if (settings.awaitsProxyLine) afterProxyLine(end, serve);
    else serve();
    return true;
  });

  return {
    id,
    receive: (transmission) => {
      transport.receive(transmission);
    },
    obey(order) {
      if (order !== 'stop' && order !== 'start') return;
      if ((order === 'start') === isUp) return;
      isUp = order === 'start';
      lives += 1;
      station = createStation({ servers: settings.servers, limit: null });
      jobs = new Map();
      transport.setUp(isUp);
    },
  };
}
