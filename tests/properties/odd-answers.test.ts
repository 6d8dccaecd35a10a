// Whatever a server says, in whatever pieces, and however it ends: no box breaks, every client comes to its end, and every chart accepts the run.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { lifelinesOf } from '../../app/machines/lifelines.ts';
import {
  LOOPBACK,
  benchClient,
  benchGateway,
  benchOrigin,
  benchScenario,
  boxManners,
} from '../../simulations/cli/recording/bench.ts';
import type { OriginBehaviour } from '../../simulations/http/origin-behaviour.ts';
import { NO_TIME, atMilliseconds } from '../../simulations/kernel/time.ts';
import { createDrive } from '../../simulations/simulate/drive.ts';
import { headerOf } from '../../simulations/simulate/header.ts';
import type { TraceRecord } from '../../simulations/trace/record.ts';

const start = fc.constantFrom(
  ...['HTTP/1.1 200 OK\r\n', 'HTTP/1.1 103 Early Hints\r\n', 'HTTP/1.0 99 Odd\r\n', 'HTTP/1.1 204 \r\n', 'SSH-2.0\r\n'],
  ...['HTTP/1.1', '\r\n', ''],
);
const line = fc.constantFrom(
  ...['Content-Length: 5\r\n', 'Content-Length: x\r\n', 'Transfer-Encoding: chunked\r\n', 'Connection: close\r\n'],
  ...['no colon\r\n', ' folded\r\n', `X: ${'a'.repeat(5000)}\r\n`, 'X: y\n'],
);
const content = fc.constantFrom(
  '',
  'hello',
  '5\r\nhello\r\n',
  '0\r\n\r\n',
  'zz\r\n',
  'HTTP/1.1 200 OK\r\n\r\n',
  'a'.repeat(9000),
);
const raw = fc
  .tuple(
    start,
    fc.array(line, { maxLength: 3 }),
    fc.constantFrom('\r\n', '\n', ''),
    fc.array(content, { maxLength: 3 }),
  )
  .map(([first, lines, end, parts]) => first + lines.join('') + end + parts.join(''));

const behaviour: fc.Arbitrary<OriginBehaviour> = fc.record(
  {
    raw,
    drip: fc.record({ text: content, times: fc.integer({ min: 1, max: 3 }), everyMs: fc.constantFrom(10, 1500, 3000) }),
    then: fc.constantFrom('close', 'reset', 'silence'),
    delayMs: fc.constantFrom(0, 500, 2500),
  },
  { requiredKeys: ['raw', 'then'] },
);

const BOXES = [
  ['rfc', []],
  ['nginx', ['proxy_connect_timeout 1s; proxy_read_timeout 2s']],
  [
    'nginx',
    ['proxy_http_version 1.1', 'proxy_set_header Connection ""', 'proxy_read_timeout 2s', 'proxy_buffering off'],
  ],
  ['haproxy', ['timeout connect 1s', 'timeout server 2s']],
  ['squid', ['read_timeout 2s']],
  ['varnish', ['.first_byte_timeout=2s .between_bytes_timeout=2s']],
] as const;

it('holds', () => {
  const cache = fc.constantFrom(null, { capacity: 3, tellsStatus: false });
  const method = fc.constantFrom('GET', 'HEAD', 'POST');
  const patience = fc.constantFrom(300, 9000);
  fc.assert(
    fc.property(
      fc.constantFrom(...BOXES),
      behaviour,
      cache,
      method,
      patience,
      (box, does, kept, asks, givesUpAfterMs) => {
        const [profile, directives] = box;
        const gateway = benchGateway({ ...boxManners(profile, 'box', directives), cache: kept }, ['x.test'], ['O']);
        const nodes = [benchClient(LOOPBACK, null), gateway, { ...benchOrigin('O', 8080), behaviour: does }];
        const scenario = benchScenario(nodes, [], 60);
        const records: TraceRecord[] = [];
        const drive = createDrive(scenario, (record) => records.push(record));
        for (const exchange of [1, 2, 3]) {
          drive.want({
            exchange,
            at: atMilliseconds(exchange * 200),
            client: `client ${LOOPBACK}`,
            method: asks,
            target: 'http://127.0.0.1/',
            content: asks === 'POST' ? 'data' : null,
            fields: [{ name: 'Host', value: 'x.test' }],
            manner: { connection: exchange === 3 ? 'fresh' : 1, givesUpAfterMs },
            service: NO_TIME,
          });
        }
        drive.advance(atMilliseconds(60_000));
        expect(records.filter(({ kind }) => kind === 'exchange.finished')).toHaveLength(3);
        lifelinesOf({ header: headerOf(scenario), records });
      },
    ),
    { numRuns: 250, seed: 18 },
  );
});
