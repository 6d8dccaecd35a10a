// Connections: what set-up costs, what a tunnel lets through unread, and who holds which keys.
import { describe, expect, it } from 'vitest';
import type { Entity, World } from '../../../simulations/entities/entity.ts';
import { createLink } from '../../../simulations/entities/link.ts';
import type { End } from '../../../simulations/entities/transport/end.ts';
import { relay } from '../../../simulations/entities/transport/relay.ts';
import { afterProxyLine } from '../../../simulations/entities/transport/proxy-line.ts';
import type { Transport } from '../../../simulations/entities/transport/transport.ts';
import { createTransport } from '../../../simulations/entities/transport/transport.ts';
import { MODERN_TLS } from '../../../simulations/http/connection-settings.ts';
import { milliseconds, NO_TIME } from '../../../simulations/kernel/time.ts';
import type { Instant } from '../../../simulations/kernel/time.ts';
import type { WorldRun } from '../../../simulations/simulate/world.ts';
import { createWorld } from '../../../simulations/simulate/world.ts';
import type { TraceRecord } from '../../../simulations/trace/record.ts';
import { proxyLineText } from '../../../simulations/wire/payload.ts';
import { visible } from '../../../simulations/wire/visibility.ts';

const ADDRESS: Record<string, string> = { a: '203.0.113.7', m: '198.51.100.10', z: '192.0.2.80' };
const SECOND = 1_000_000 as Instant;

interface Bench {
  readonly run: WorldRun;
  readonly world: World;
  readonly records: TraceRecord[];
  readonly transports: Record<string, Transport>;
  readonly start: (task: () => void) => void;
}

/** a — 10 ms — m — 40 ms — z; `accept` says what each node does with a new connection. */
function bench(accept: Record<string, (end: End, port: number) => boolean>): Bench {
  const records: TraceRecord[] = [];
  const near = createLink({ id: 'a-m', between: ['a', 'm'], latency: milliseconds(10), bandwidthMbps: null });
  const far = createLink({ id: 'm-z', between: ['m', 'z'], latency: milliseconds(40), bandwidthMbps: null });
  const run = createWorld({
    horizon: SECOND,
    epochSeconds: 0,
    linkBetween(from, to) {
      const pair = [from, to].sort().join('');
      return pair === 'am' ? near : pair === 'mz' ? far : null;
    },
    nodeAt: ({ address }) => Object.keys(ADDRESS).find((id) => ADDRESS[id] === address) ?? null,
    passes: () => null,
    lookUp: () => [],
    serviceTime: () => NO_TIME,
    recorder: (record) => records.push(record),
  });
  const transports: Record<string, Transport> = {};
  for (const id of ['a', 'm', 'z']) transports[id] = createTransport(id, run.world, accept[id] ?? (() => false));
  const entityOf = (id: string): Entity => ({
    id,
    obey: () => undefined,
    receive: (transmission) => transports[id]?.receive(transmission),
  });
  return {
    run,
    world: run.world,
    records,
    transports,
    start(task) {
      run.at(0 as Instant, 0, task);
      run.start(entityOf);
      run.advance(SECOND);
    },
  };
}

const to = (id: string, port: number): { address: string; port: number } => ({ address: ADDRESS[id] ?? '', port });
const TLS = { versions: MODERN_TLS, certificateFor: () => ['site.example'] };
const ping = { kind: 'dns-query', name: 'ping.example' } as const;

describe('a connection', () => {
  it('takes a second round trip up to TLS 1.2 (RFC 5246 §7.3), and shows the certificate', () => {
    const times: number[] = [];
    const { start, world, transports, records } = bench({
      m(end) {
        end.answersTls = { ...TLS, versions: ['1.2'] };
        return true;
      },
    });
    start(() => {
      transports.a?.dial({
        from: ADDRESS.a ?? '',
        to: to('m', 443),
        exchange: 1,
        refused: () => undefined,
        opened(end) {
          times.push(world.now);
          end.secure('site.example', 1, () => times.push(world.now));
        },
      });
    });
    expect(times).toEqual([20_000, 60_000]);
    const sent = records.flatMap((record) => (record.kind === 'message.sent' ? [record.payload] : []));
    expect(sent.map(({ kind }) => kind)).toEqual([
      ...['tcp-syn', 'tcp-syn-ack', 'tls-client-hello', 'tls-server-hello', 'tls-finished', 'tls-finished'],
    ]);
    expect(sent[3]).toMatchObject({ version: '1.2', certificate: ['site.example'] });
  });

  it('does not come about where no version of TLS is known to both', () => {
    const heard: string[] = [];
    const { start, transports } = bench({
      m(end) {
        end.answersTls = { ...TLS, versions: ['1.3'] };
        return true;
      },
    });
    start(() => {
      transports.a?.dial({
        from: ADDRESS.a ?? '',
        to: to('m', 443),
        exchange: 1,
        refused: () => undefined,
        opened(end) {
          end.listener = { payload: () => undefined, closed: (why) => heard.push(why) };
          end.secure('site.example', 1, () => heard.push('done'), { versions: ['1.2'] });
        },
      });
    });
    expect(heard).toEqual(['reset']);
  });

  it('says in a PROXY line for whom it is, before all else; without the line nothing is served', () => {
    const heard: string[] = [];
    const line = { kind: 'proxy-line', source: to('a', 4711), destination: to('z', 443) } as const;
    const { start, transports } = bench({
      m(end) {
        afterProxyLine(end, () => {
          heard.push(proxyLineText(end.told ?? line));
          end.listener = { payload: ({ kind }) => heard.push(kind), closed: () => undefined };
        });
        return true;
      },
    });
    start(() => {
      const dial = { from: ADDRESS.a ?? '', to: to('m', 80), exchange: 1, refused: () => undefined };
      const opened = (end: End): void => {
        end.listener = { payload: () => undefined, closed: (why) => heard.push(`closed: ${why}`) };
        end.send(ping, 1);
      };
      transports.a?.dial({ ...dial, opened });
      transports.a?.dial({ ...dial, tells: line, opened });
    });
    expect(heard).toEqual(['PROXY TCP4 203.0.113.7 192.0.2.80 4711 443', 'dns-query', 'closed: peer']);
  });

  it('is open after one round trip (RFC 9293 §3.5) and secured after another (RFC 8446 §2)', () => {
    const times: number[] = [];
    const { start, world, transports } = bench({
      m(end) {
        end.answersTls = TLS;
        return true;
      },
    });
    start(() => {
      transports.a?.dial({
        from: ADDRESS.a ?? '',
        to: to('m', 443),
        exchange: 1,
        refused: () => undefined,
        opened(end) {
          times.push(world.now);
          end.secure('site.example', 1, () => times.push(world.now));
        },
      });
    });
    expect(times).toEqual([20_000, 40_000]);
  });

  it('is refused after one round trip where nobody listens', () => {
    const times: number[] = [];
    const { start, world, transports, records } = bench({});
    start(() => {
      transports.a?.dial({
        from: ADDRESS.a ?? '',
        to: to('m', 80),
        exchange: 1,
        refused: () => times.push(world.now),
        opened: () => times.push(-1),
      });
    });
    expect(times).toEqual([20_000]);
    expect(records.at(-1)).toMatchObject({ kind: 'connection.closed', why: 'refused', node: 'a' });
  });

  it('is refused at once where no neighbour has the address', () => {
    const times: number[] = [];
    const { start, world, transports } = bench({});
    start(() => {
      transports.a?.dial({
        from: ADDRESS.a ?? '',
        to: to('z', 80),
        exchange: 1,
        refused: () => times.push(world.now),
        opened: () => times.push(-1),
      });
    });
    expect(times).toEqual([0]);
  });

  it('breaks for both ends when one goes down, and is refused until it is up again', () => {
    const heard: string[] = [];
    const { start, run, transports } = bench({ m: () => true });
    const dial = (): void => {
      transports.a?.dial({
        from: ADDRESS.a ?? '',
        to: to('m', 80),
        exchange: 1,
        refused: () => heard.push('refused'),
        opened(end) {
          heard.push('opened');
          end.listener = { payload: () => undefined, closed: (why) => heard.push(why) };
        },
      });
    };
    run.at(100_000 as Instant, 0, () => transports.m?.setUp(false));
    run.at(200_000 as Instant, 0, dial);
    run.at(300_000 as Instant, 0, () => transports.m?.setUp(true));
    run.at(400_000 as Instant, 0, dial);
    start(dial);
    expect(heard).toEqual(['opened', 'reset', 'refused', 'opened']);
  });
});

describe('a tunnel (RFC 9110 §3.7)', () => {
  const runTunnel = (): { heard: string[]; records: TraceRecord[] } => {
    const heard: string[] = [];
    const { start, run, transports, records } = bench({
      m(outbound) {
        transports.m?.dial({
          from: ADDRESS.m ?? '',
          to: to('z', 443),
          exchange: 1,
          refused: () => undefined,
          opened: (inbound) => {
            relay(outbound, inbound);
          },
        });
        outbound.answersTls = TLS; // it would answer, were it not a tunnel by then
        return true;
      },
      z(end) {
        end.answersTls = TLS;
        end.listener = { payload: (payload) => heard.push(payload.kind), closed: () => undefined };
        return true;
      },
    });
    start(() => {
      transports.a?.dial({
        from: ADDRESS.a ?? '',
        to: to('m', 3128),
        exchange: 1,
        refused: () => undefined,
        opened(end) {
          // The far connection needs 80 ms from the moment of the SYN; only then is there a tunnel to speak through.
          run.world.later(milliseconds(80), () => {
            end.secure('site.example', 1, () => {
              end.send(ping, 1);
            });
          });
        },
      });
    });
    return { heard, records };
  };

  it('ends the TLS session at its far end, not in the middle', () => {
    expect(runTunnel().heard).toEqual(['dns-query']);
  });

  it('lets the middle read the server name and nothing that is said after it', () => {
    const { records } = runTunnel();
    const sent = records.filter((record) => record.kind === 'message.sent');
    const hello = sent.find(({ from, payload }) => from === 'm' && payload.kind === 'tls-client-hello');
    expect(hello).toBeDefined();
    const sealed = sent.filter(({ payload }) => payload.kind === 'sealed');
    expect(sealed.map(({ from, to: receiver }) => from + receiver)).toEqual(['am', 'mz']);
    for (const record of sealed) {
      expect(record.payload).toMatchObject({ holders: ['a', 'z'] });
      expect(visible(record, { at: 'node', node: 'm' }).part).toBeNull();
      expect(visible(record, { at: 'link' }).part).toBeNull();
      expect(visible(record, { at: 'node', node: 'z' }).part).toEqual({ payload: ping, decrypted: true });
    }
  });
});
