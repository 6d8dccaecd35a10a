// A box between a client and a server that fails, answers oddly or is not waited for: what each side is told, and when.
import { describe, expect, it } from 'vitest';
import {
  LOOPBACK,
  benchClient,
  benchGateway,
  benchOrigin,
  benchScenario,
  boxManners,
} from '../../../simulations/cli/recording/bench.ts';
import type { AskingManner } from '../../../simulations/http/asking-manner.ts';
import type { OriginBehaviour } from '../../../simulations/http/origin-behaviour.ts';
import { atMilliseconds, inMilliseconds } from '../../../simulations/kernel/time.ts';
import type { BoxManners } from '../../../simulations/scenario/scenario.ts';
import { createDrive } from '../../../simulations/simulate/drive.ts';
import type { TraceRecord } from '../../../simulations/trace/record.ts';
import type { Payload } from '../../../simulations/wire/payload.ts';

interface Case {
  readonly profile: BoxManners['profile'];
  readonly directives?: readonly string[];
  readonly cache?: BoxManners['cache'];
  readonly behaviour: OriginBehaviour;
  readonly method?: string;
  readonly fields?: Readonly<Record<string, string>>;
  readonly content?: string;
  readonly manner?: AskingManner;
  readonly requests?: number;
}

function recordsOf(given: Case): readonly TraceRecord[] {
  const { profile, directives = [], behaviour, cache = null } = given;
  const manners: BoxManners = { ...boxManners(profile, 'box', directives), cache };
  const box = benchGateway(manners, ['www.example.test'], ['O']);
  const nodes = [benchClient(LOOPBACK, null), box, { ...benchOrigin('O', 8080), behaviour }];
  const records: TraceRecord[] = [];
  const drive = createDrive(benchScenario(nodes, [], 100), (record) => records.push(record));
  const { method = 'GET', fields = {}, content = null, manner = {}, requests = 1 } = given;
  for (let exchange = 1; exchange <= requests; exchange += 1) {
    drive.want({
      exchange,
      at: atMilliseconds(exchange * 10_000 - 10_000),
      client: `client ${LOOPBACK}`,
      method,
      target: 'http://127.0.0.1/',
      content,
      fields: Object.entries({ Host: 'www.example.test', ...fields }).map(([name, value]) => ({ name, value })),
      manner: { connection: 1, givesUpAfterMs: 9000, ...manner },
      service: 0 as never,
    });
  }
  drive.advance(atMilliseconds(100_000));
  return records;
}

const seconds = ({ at }: TraceRecord): number => Math.round(inMilliseconds(at) / 100) / 10;

/** Status or failure of each exchange, and after how many seconds. */
const endings = (records: readonly TraceRecord[]): unknown[] =>
  records.flatMap((record) =>
    record.kind === 'exchange.finished'
      ? [[record.status, record.failure, Math.round((seconds(record) % 10) * 10) / 10]]
      : [],
  );

const failures = (records: readonly TraceRecord[]): string[] =>
  records.flatMap((record) => (record.kind === 'server.failed' ? [record.why] : []));

const sentBy = (records: readonly TraceRecord[], node: string): { at: number; payload: Payload }[] =>
  records.flatMap((record) =>
    record.kind === 'message.sent' && record.from === node ? [{ at: seconds(record), payload: record.payload }] : [],
  );

/** What the box gave its client, and when: status or octets of content. */
const given = (records: readonly TraceRecord[]): unknown[] =>
  sentBy(records, 'box').flatMap(({ at, payload }) => {
    if (payload.kind === 'http-response') return [[at, payload.message.status, payload.message.content?.bytes ?? 0]];
    return payload.kind === 'http-piece' ? [[at, 'piece', payload.content.bytes]] : [];
  });

const SHORT = {
  nginx: ['proxy_connect_timeout 1s', 'proxy_read_timeout 2s'],
  haproxy: ['timeout connect 1s', 'timeout server 2s'],
  varnish: ['.connect_timeout=1s .first_byte_timeout=2s .between_bytes_timeout=2s'],
} as const;

describe('a server that does not answer', () => {
  it.each([
    ['nginx', SHORT.nginx, [504, null, 2]],
    ['haproxy', SHORT.haproxy, [504, null, 2]],
    ['varnish', SHORT.varnish, [503, null, 2]],
  ] as const)('is waited for as long as %s is told', (profile, directives, ending) => {
    const records = recordsOf({ profile, directives, behaviour: { neverAnswers: true } });
    expect(endings(records)).toEqual([ending]);
    expect(failures(records)).toEqual(['answer-timeout']);
  });

  it.each([
    ['nginx', SHORT.nginx, [504, null, 1], 1],
    ['haproxy', SHORT.haproxy, [503, null, 4], 4],
    ['varnish', SHORT.varnish, [503, null, 1], 1],
  ] as const)('nor even takes the call: %s', (profile, directives, ending, calls) => {
    const records = recordsOf({ profile, directives, behaviour: { takes: 'no-handshake' } });
    expect(endings(records)).toEqual([ending]);
    expect(failures(records)).toEqual(Array.from({ length: calls }, () => 'connect-timeout'));
  });

  it('in time for the head is too late, in time for each part of the content is not', () => {
    const head = {
      raw: 'HTTP/1.1 200 OK\r\n',
      drip: { text: 'X: y\r\n', times: 5, everyMs: 800 },
      then: 'close',
    } as const;
    expect(endings(recordsOf({ profile: 'nginx', directives: SHORT.nginx, behaviour: head }))).toEqual([
      [504, null, 2],
    ]);
    const content = { text: 'a', drip: { text: 'b', times: 4, everyMs: 1500 } };
    expect(endings(recordsOf({ profile: 'nginx', directives: SHORT.nginx, behaviour: content }))).toEqual([
      [200, null, 6],
    ]);
  });
});

describe('an answer that comes in pieces', () => {
  const behaviour = { text: 'a', drip: { text: 'b'.repeat(3000), times: 3, everyMs: 1000 } };

  it('is passed on as it comes by a box that holds nothing back', () => {
    expect(given(recordsOf({ profile: 'haproxy', behaviour }))).toEqual([
      [0, 200, 1],
      [1, 'piece', 3000],
      [2, 'piece', 3000],
      [3, 'piece', 3000],
    ]);
  });

  it('is passed on in whole buffers by nginx, the head being part of the first, unless it is told not to buffer', () => {
    const [first, ...rest] = given(recordsOf({ profile: 'nginx', behaviour })) as [number, unknown, number][];
    expect(first?.slice(0, 2)).toEqual([2, 200]);
    expect(rest.map(([at]) => at)).toEqual([3]);
    expect((first?.[2] ?? 0) + (rest[0]?.[2] ?? 0)).toBe(9001);
    const unbuffered = recordsOf({ profile: 'nginx', directives: ['proxy_buffering off'], behaviour });
    expect(given(unbuffered).map((part) => (part as number[])[0])).toEqual([0, 1, 2, 3]);
  });

  it('is given back whole where a cache wants it whole', () => {
    const cache = { capacity: 10, tellsStatus: false };
    expect(given(recordsOf({ profile: 'rfc', cache, behaviour }))).toEqual([[3, 200, 9001]]);
  });
});

describe('an answer that breaks off', () => {
  const behaviour = { announcedLength: 1000, text: 'partial', then: 'close' } as const;

  it.each(['rfc', 'nginx', 'haproxy', 'squid', 'varnish'] as const)('is passed on as far as it came: %s', (profile) => {
    const records = recordsOf({ profile, behaviour });
    expect(endings(records)).toEqual([[200, 'incomplete', 0]]);
    expect(failures(records)).toEqual(['incomplete']);
  });

  it('is passed on from behind a cache too, which keeps nothing of it', () => {
    const cache = { capacity: 10, tellsStatus: false };
    const records = recordsOf({ profile: 'rfc', cache, behaviour });
    expect(endings(records)).toEqual([[200, 'incomplete', 0]]);
    expect(records.some(({ kind }) => kind === 'cache.stored')).toBe(false);
  });

  it('loses the part of a buffer that nginx was filling when time ran out', () => {
    const silent = { ...behaviour, then: 'silence' } as const;
    const records = recordsOf({ profile: 'nginx', directives: SHORT.nginx, behaviour: silent });
    expect(given(records)).toEqual([[2, 200, 0]]);
  });
});

describe('a kept connection that ends when a request has been sent on it', () => {
  const behaviour: OriginBehaviour = {
    text: 'ok',
    exceptions: [{ turn: 'later-on-same-connection', does: { closesWithoutAnswer: true } }],
  };
  const keepalive = ['proxy_http_version 1.1', 'proxy_set_header Connection ""'];

  it.each([
    ['nginx', keepalive, 'GET', [200, null, 0]],
    ['nginx', keepalive, 'PUT', [200, null, 0]],
    ['nginx', keepalive, 'POST', [502, null, 0]],
    ['haproxy', [], 'GET', [null, 'connection-reset', 0]],
    ['varnish', [], 'GET', [200, null, 0]],
    ['varnish', [], 'POST', [503, null, 0]],
    ['squid', [], 'GET', [200, null, 0]],
    ['squid', [], 'POST', [200, null, 0]],
  ] as const)('%s %j: %s', (profile, directives, method, ending) => {
    const content = method === 'GET' ? {} : { content: 'body=1' };
    const records = recordsOf({ profile, directives, behaviour, method, ...content, requests: 2 });
    expect(endings(records)[1]).toEqual(ending);
  });
});

describe('a client that gives up', () => {
  const behaviour = { delayMs: 1500, text: 'late' };
  const abandoned = (given: Omit<Case, 'behaviour'>): unknown[] => {
    const records = recordsOf({ ...given, behaviour, manner: { givesUpAfterMs: 400 } });
    return records.flatMap((record) => {
      if (record.kind === 'request.abandoned') return [[seconds(record), record.then]];
      const isHangUp = record.kind === 'message.sent' && record.from === 'box' && record.to === 'O';
      return isHangUp && record.payload.kind === 'tcp-fin' ? [[seconds(record), 'hangs up']] : [];
    });
  };

  it('makes nginx hang up on the server, unless it is to ignore that', () => {
    expect(abandoned({ profile: 'nginx' })).toEqual([
      [0.4, 'dropped'],
      [0.4, 'hangs up'],
    ]);
    expect(abandoned({ profile: 'nginx', directives: ['proxy_ignore_client_abort on'] })).toEqual([
      [0.4, 'finished'],
      [1.5, 'hangs up'],
    ]);
  });

  it('does not stop HAProxy and Varnish', () => {
    for (const profile of ['haproxy', 'varnish'] as const) expect(abandoned({ profile })).toEqual([[0.4, 'finished']]);
  });
});

describe('requests that the box answers itself', () => {
  const behaviour = { text: 'origin' };
  const asked = (method: string, target: Partial<Case> & Pick<Case, 'profile'>): unknown[] => {
    const records = recordsOf({ behaviour, method, fields: { 'Max-Forwards': '0' }, ...target });
    const reached = sentBy(records, 'box').some(({ payload }) => payload.kind === 'http-request');
    return [(endings(records)[0] as unknown[])[0], reached];
  };

  it.each([
    ['rfc', 'OPTIONS', 200, false],
    ['rfc', 'TRACE', 200, false],
    ['squid', 'OPTIONS', 501, false],
    ['squid', 'TRACE', 200, false],
    ['nginx', 'OPTIONS', 200, true],
    ['nginx', 'TRACE', 405, false],
    ['haproxy', 'TRACE', 200, true],
    ['rfc', 'GET', 200, true], // RFC 9110 §7.6.2 speaks of these two methods only
  ] as const)('%s: %s that may go no further', (profile, method, status, reached) => {
    expect(asked(method, { profile })).toEqual([status, reached]);
  });

  it('gives a trace back as it came (RFC 9110 §9.3.8)', () => {
    const records = recordsOf({ profile: 'rfc', behaviour, method: 'TRACE', fields: { 'Max-Forwards': '0' } });
    const [answer] = sentBy(records, 'box').filter(({ payload }) => payload.kind === 'http-response');
    expect(answer?.payload).toMatchObject({
      message: { content: { text: 'TRACE / HTTP/1.1\r\nHost: www.example.test\r\nMax-Forwards: 0\r\n\r\n' } },
    });
  });
});

describe('100 Continue', () => {
  const expecting = (profile: BoxManners['profile']): unknown[] => {
    const fields = { Expect: '100-continue' };
    const manner = { contentAfterMs: 700 };
    const behaviour = { text: 'ok', ignoresExpect: true };
    const records = recordsOf({ profile, behaviour, method: 'POST', content: 'data', fields, manner });
    return given(records);
  };

  it('is said by nginx and Varnish before they ask anybody, and left to the server by the others', () => {
    expect(expecting('nginx')[0]).toEqual([0, 100, 0]);
    expect(expecting('varnish')[0]).toEqual([0, 100, 0]);
    // These pass the content on as it comes, and nothing before it.
    for (const profile of ['rfc', 'haproxy', 'squid'] as const)
      expect(expecting(profile)).toEqual([
        [0.7, 'piece', 4],
        [0.7, 200, 2],
      ]);
  });
});
