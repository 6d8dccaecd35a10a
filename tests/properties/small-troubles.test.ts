// What must hold however badly things go: servers that hang, drip, lie or are not there, lines that are cut, people without patience.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lifelinesOf } from '../../app/machines/lifelines.ts';
import type { AskingManner } from '../../simulations/http/asking-manner.ts';
import type { Behaviour, OriginBehaviour } from '../../simulations/http/origin-behaviour.ts';
import type { Intervention } from '../../simulations/scenario/scenario.ts';
import { readTrace, traceText } from '../../simulations/trace/format.ts';
import { simulate } from '../../simulations/simulate.ts';
import type { Trouble } from '../simulations/troubled.ts';
import { traceOf, troubled } from '../simulations/troubled.ts';

const HEAD = 'HTTP/1.1 200 OK\r\n';
/** A part that is there or is not. */
const perhaps = <K extends string, V>(key: K, value: fc.Arbitrary<V>): fc.Arbitrary<Partial<Record<K, V>>> =>
  fc.oneof(
    fc.constant({}),
    value.map((drawn) => ({ [key]: drawn }) as Partial<Record<K, V>>),
  );
const all = <T extends object>(...parts: readonly fc.Arbitrary<object>[]): fc.Arbitrary<T> =>
  fc.tuple(...parts).map((drawn) => Object.assign({}, ...drawn) as T);

const form = fc.constantFrom<Behaviour>(
  {},
  { announcedLength: 5000 },
  { noLength: true },
  { chunked: true },
  { raw: 'SSH-2.0-OpenSSH_9.2\r\n' },
  { raw: 'HTTP/1.1 99 Odd\r\n\r\n' },
  { raw: `${HEAD}Content-Length: 2\r\n\r\nok` },
  { raw: `${HEAD}Transfer-Encoding: chunked\r\n\r\n2\r\nok\r\n` },
  { raw: `HTTP/1.1 103 Early Hints\r\n\r\n${HEAD}\r\nok` },
  { neverAnswers: true },
  { closesWithoutAnswer: true },
);
const behaviours: fc.Arbitrary<Behaviour> = all(
  form,
  perhaps('status', fc.constantFrom(200, 204, 304, 404, 503)),
  perhaps('text', fc.constantFrom('', 'some content')),
  perhaps(
    'drip',
    fc.record({
      text: fc.constantFrom('', 'd'),
      times: fc.integer({ min: 1, max: 4 }),
      everyMs: fc.integer({ min: 0, max: 400 }),
    }),
  ),
  perhaps('then', fc.constantFrom('close', 'reset', 'silence')),
  perhaps('delayMs', fc.integer({ min: 0, max: 1000 })),
);
const origins: fc.Arbitrary<OriginBehaviour> = all(
  behaviours,
  perhaps('takes', fc.constantFrom('connections', 'refuses', 'no-handshake')),
  perhaps('ignoresExpect', fc.boolean()),
  perhaps(
    'exceptions',
    fc.array(
      fc.record({
        turn: fc.constantFrom('first-request', 'later-on-same-connection', 'on-new-connection'),
        does: behaviours,
      }),
      { maxLength: 2 },
    ),
  ),
);
const said = fc.constantFrom<AskingManner>(
  {},
  { raw: '' },
  { raw: 'GET / HTTP/1.1\r\nHo' },
  { raw: 'hello\r\n\r\n' },
  { raw: 'GET / HTTP/1.1\r\nHost: a\r\n\r\nGET /b HTTP/1.1\r\n\r\n' },
  { pieces: { texts: ['a', '', 'b'], everyMs: 200 } },
  { contentAfterMs: 300 },
  { stopsReading: true },
);
const manners: fc.Arbitrary<AskingManner> = all(
  said,
  perhaps('connection', fc.constantFrom('fresh', 1)),
  // Everybody loses patience at some time: else nobody could say when a request is over.
  fc.integer({ min: 1, max: 3000 }).map((givesUpAfterMs) => ({ givesUpAfterMs })),
);

const changesAt = (links: readonly string[]): fc.Arbitrary<readonly Intervention[]> => {
  const atMs = fc.integer({ min: 0, max: 4000 });
  const change: fc.Arbitrary<Intervention> = fc.oneof(
    fc.record({
      atMs,
      patch: fc.constantFrom('cut-link' as const, 'mend-link' as const),
      link: fc.constantFrom(...links),
    }),
    fc.record({
      atMs,
      patch: fc.constant('behave' as const),
      node: fc.constant('shop'),
      behaviour: fc.option(origins),
    }),
    fc.record({
      atMs,
      patch: fc.constantFrom('stop-server' as const, 'start-server' as const),
      node: fc.constant('shop'),
    }),
  );
  return fc.array(change, { maxLength: 4 });
};

const troubles: fc.Arbitrary<Trouble> = fc
  .record({
    gateway: fc.boolean(),
    scheme: fc.constantFrom('http' as const, 'https' as const),
    method: fc.constantFrom('GET', 'HEAD', 'POST'),
  })
  .chain(({ gateway, scheme, method }) =>
    fc
      .record({
        behaviour: origins,
        manner: manners,
        interventions: changesAt(gateway ? ['alice-gateway', 'gateway-shop'] : ['alice-shop']),
        content: fc.constantFrom(null, 'content'),
        fields: fc.constantFrom<readonly string[]>(
          [],
          ['Expect: 100-continue'],
          ['Content-Length: 50'],
          ['Transfer-Encoding: chunked'],
          ['Connection: close'],
        ),
        servers: fc.constantFrom(1, 3),
      })
      .map(({ behaviour, manner, interventions, content, fields, servers }) => ({
        ...{ gateway, scheme, behaviour, manner, interventions, servers, horizonMs: 20_000 },
        demand: {
          method,
          content: method === 'POST' ? content : null,
          fields,
          when: { atMs: [0, 5, 700, 1500, 3000] },
        },
      })),
  );

describe('whatever goes wrong', () => {
  it('every request ends once, with an answer, a failure, or both', () => {
    fc.assert(
      fc.property(troubles, (trouble) => {
        const { records } = traceOf(trouble);
        const ended = records.flatMap((record) => (record.kind === 'exchange.finished' ? [record.exchange] : []));
        expect([...ended].sort((a, b) => a - b)).toEqual([1, 2, 3, 4, 5]);
        for (const record of records) {
          if (record.kind === 'exchange.finished')
            expect(record.status === null && record.failure === null).toBe(false);
        }
      }),
      { numRuns: 200 },
    );
  });

  it('what was sent is received once or lost once or still under way, and neither before it was sent', () => {
    fc.assert(
      fc.property(troubles, (trouble) => {
        const { records } = traceOf(trouble);
        const over = new Set<number>();
        records.forEach((record, number) => {
          if (record.kind !== 'message.received' && record.kind !== 'message.lost') return;
          expect(record.sent).toBeLessThan(number);
          expect(records[record.sent]).toMatchObject({ kind: 'message.sent', transmission: record.transmission });
          expect(over.has(record.transmission)).toBe(false);
          over.add(record.transmission);
        });
      }),
      { numRuns: 150 },
    );
  });

  it('nothing arrives over a line while it is cut', () => {
    fc.assert(
      fc.property(troubles, (trouble) => {
        const { records } = traceOf(trouble);
        const cut = new Set<string>();
        for (const record of records) {
          if (record.kind === 'intervention.applied' && record.link !== undefined) {
            if (record.patch === 'cut-link') cut.add(record.link);
            else cut.delete(record.link);
          }
          if (record.kind !== 'message.received') continue;
          const sent = records[record.sent];
          expect(sent?.kind === 'message.sent' && cut.has(sent.link)).toBe(false);
        }
      }),
      { numRuns: 150 },
    );
  });

  it('the run is the same, octet for octet, when it is made again, and when its text is read back', () => {
    fc.assert(
      fc.property(troubles, (trouble) => {
        const { trace } = simulate(troubled(trouble));
        const text = traceText(trace);
        expect(traceText(simulate(troubled(trouble)).trace)).toBe(text);
        const read = readTrace(text);
        expect(read.ok && traceText(read.trace)).toBe(text);
      }),
      { numRuns: 60 },
    );
  });

  it('the charts of participants allow it', () => {
    fc.assert(
      fc.property(troubles, (trouble) => {
        expect(() => lifelinesOf(traceOf(trouble))).not.toThrow();
      }),
      { numRuns: 200 },
    );
  });
});
