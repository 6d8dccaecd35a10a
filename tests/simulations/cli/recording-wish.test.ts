// What a recording says of origins and requests, done by the simulator's: seen from both ends, without a box between them.
import { describe, expect, it } from 'vitest';
import { behaviourAt } from '../../../simulations/cli/recording/behaviour.ts';
import { LOOPBACK, benchClient, benchOrigin, benchScenario } from '../../../simulations/cli/recording/bench.ts';
import type { Answer, Ends } from '../../../simulations/cli/recording/ends.ts';
import { endsOf, fieldsTold } from '../../../simulations/cli/recording/ends.ts';
import type { Json } from '../../../simulations/cli/recording/json.ts';
import { originBehaviour } from '../../../simulations/cli/recording/origins.ts';
import { perform } from '../../../simulations/cli/recording/perform.ts';
import { stepsOf } from '../../../simulations/cli/recording/steps.ts';
import { wishFor } from '../../../simulations/cli/recording/wish.ts';
import { atMilliseconds, inMilliseconds } from '../../../simulations/kernel/time.ts';
import { createDrive } from '../../../simulations/simulate/drive.ts';
import { headerOf } from '../../../simulations/simulate/header.ts';
import type { TraceRecord } from '../../../simulations/trace/record.ts';

function seen(told: Json, steps: readonly Json[], byRequest: readonly Json[] = []): Ends {
  const usual = { text: () => 'o#{count}\n', epochSeconds: 1_772_442_000 };
  const each = byRequest.map((said, i) => behaviourAt(`O[${String(i)}]`, said));
  const origin = { ...benchOrigin('O', 25_001), behaviour: originBehaviour(behaviourAt('O', told), usual, each) };
  const scenario = benchScenario([benchClient(LOOPBACK, null), origin], [], 100);
  const records: TraceRecord[] = [];
  const drive = createDrive(scenario, (record) => records.push(record));
  perform(stepsOf({ steps })!, {
    drive,
    records,
    clients: [LOOPBACK],
    patienceS: 7,
    startsAt: atMilliseconds(100),
    want(step, client, exchange, at) {
      const way = { authority: '127.0.0.1:25001', host: 'www.example.test', patienceS: 7 };
      drive.want(wishFor(step, way, { exchange, at, client: `client ${client}` }));
    },
    behave({ origin: letter, behaviour }) {
      drive.order(letter, { order: 'behave', behaviour: originBehaviour(behaviour, usual) });
    },
  });
  return endsOf({ header: headerOf(scenario), records });
}

const get = { method: 'GET', target: '/x' };
const answersOf = (ends: Ends): Answer[] => [...ends.answers.values()];
const told = (ends: Ends): unknown[] =>
  answersOf(ends).map((answer) => [answer.response?.status ?? answer.failure, ends.bodyOf(answer), answer.isWhole]);
const seconds = ({ wantedAt, finishedAt }: Answer): number =>
  Math.round(inMilliseconds(finishedAt ?? wantedAt) - inMilliseconds(wantedAt)) / 1000;

describe('an origin', () => {
  it('answers as it is told, and counts', () => {
    expect(told(seen({}, [get, get]))).toEqual([
      [200, 'o#1\n', true],
      [200, 'o#2\n', true],
    ]);
    const ends = seen({ status: 503, reason: 'No', fields: [['Retry-After', '7']], body: { repeat: 'ab', times: 2 } }, [
      get,
    ]);
    const [answer] = answersOf(ends);
    expect(answer?.response).toMatchObject({ status: 503, reason: 'No', content: { text: 'abab' } });
    expect(
      fieldsTold(answer!.response!)
        .map(([name]) => name)
        .slice(0, 4),
    ).toEqual(['Server', 'Date', 'Retry-After', 'Content-Length']);
  });

  it.each<[string, Json, unknown, number]>([
    ['late', { delay_s: 2 }, [200, 'o#1\n', true], 2],
    ['not at all', { never_answers: true }, ['gave-up', '', false], 7],
    ['with the end of the connection', { closes_without_answer: true }, ['connection-reset', '', false], 0],
    [
      'less than announced, then closes',
      { announced_length: 100, body: 'part', then: 'close' },
      [200, 'part', false],
      0,
    ],
    [
      'less than announced, then nothing',
      { announced_length: 100, body: 'part', then: 'silence' },
      [200, 'part', false],
      7,
    ],
    ['without a length', { no_length: true, body: 'all' }, [200, 'all', true], 0],
    [
      'drop by drop',
      { raw: 'HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\n', drip: { bytes: 'd', every_s: 0.7, times: 4 } },
      [200, 'dddd', true],
      2.8,
    ],
    ['by refusing', { refuses: true }, ['connection-refused', '', false], 0],
    ['not even a call', { no_handshake: true }, ['gave-up', '', false], 7],
  ])('answers %s', (_, behaviour, expected, after) => {
    const ends = seen(behaviour, [get]);
    expect(told(ends)).toEqual([expected]);
    expect(Math.abs(seconds(answersOf(ends)[0]!) - after)).toBeLessThan(0.01);
  });

  it('makes exceptions by path, method and turn, and changes its ways', () => {
    const exceptions = { paths: { '/no': { status: 404 } }, methods: { DELETE: { status: 405 } } };
    const statuses = (ends: Ends): unknown[] => answersOf(ends).map(({ response }) => response?.status ?? null);
    const asked = [get, { method: 'GET', target: '/no?q' }, { method: 'DELETE', target: '/x' }];
    expect(statuses(seen(exceptions, asked))).toEqual([200, 404, 405]);
    expect(statuses(seen({}, asked, [{ status: 401 }, { status: 403 }]))).toEqual([401, 403, 200]);
    expect(statuses(seen({}, [get, { origin: 'O', now: { status: 500 } }, get]))).toEqual([200, 500]);
    const turns = {
      first_request: {},
      later_on_same_connection: { status: 500 },
      on_a_new_connection: { status: 501 },
    };
    const kept = { ...get, connection: 1 };
    expect(statuses(seen(turns, [kept, kept, get]))).toEqual([200, 500, 501]);
  });

  it('makes dates anew, or fixes them before the case', () => {
    const fields = [
      ['Expires', 'now+2s'],
      ['Last-Modified', 'now-10d'],
    ];
    const dates = answersOf(seen({ fields }, [get, { wait_s: 3 }, get])).map(({ response }) => {
      const value = (name: string): number =>
        Date.parse(response?.fields.find((field) => field.name === name)?.value ?? '') / 1000;
      return [value('Expires') - value('Date'), value('Date') - value('Last-Modified')];
    });
    expect(dates).toEqual([
      [2, 864_000],
      [2, 864_003],
    ]);
  });
});

describe('a client', () => {
  it('sends bytes as they are, in the name of its host', () => {
    const ends = seen({}, [{ raw: 'GET /raw HTTP/1.1\r\nHost: HOST\r\nX-A: 1\r\n\r\n' }]);
    expect(ends.arrivals[0]?.request).toMatchObject({ target: '/raw' });
    expect(fieldsTold(ends.arrivals[0]!.request)).toEqual([
      ['Host', 'www.example.test'],
      ['X-A', '1'],
    ]);
  });

  it('sends content at once, in pieces, in a chunk, later, or announces more than it sends', () => {
    const post = { method: 'POST', target: '/' };
    const arrival = (step: Json): unknown => {
      const [first] = seen({}, [step]).arrivals;
      return [first?.request.content?.text ?? '', first?.pieces, first?.isWhole];
    };
    expect(arrival({ ...post, body: 'abc' })).toEqual(['abc', 1, true]);
    expect(arrival({ ...post, fields: [['Content-Length', '4']], body_pieces: ['ab', 'cd'], every_s: 0.3 })).toEqual([
      'abcd',
      2,
      true,
    ]);
    expect(arrival({ ...post, fields: [['Transfer-Encoding', 'chunked']], chunk: 'abc' })).toEqual(['abc', 1, true]);
    expect(arrival({ ...post, body: 'abc', body_after_s: 1 })).toEqual(['abc', 1, true]);
    expect(arrival({ ...post, fields: [['Content-Length', '9']] })).toEqual(['', 0, false]);
  });

  it('gives up when it is told to', () => {
    const ends = seen({ delay_s: 3 }, [{ ...get, client_closes_after_s: 1 }]);
    expect(answersOf(ends)[0]).toMatchObject({ failure: 'gave-up', response: null });
    expect(seconds(answersOf(ends)[0]!)).toBe(1);
  });
});
