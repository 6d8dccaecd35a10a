// Steps done on a driven run: who asks, when, and what is waited for; and what each end is told to have seen.
import { describe, expect, it } from 'vitest';
import {
  LOOPBACK,
  benchClient,
  benchGateway,
  benchOrigin,
  benchScenario,
  boxManners,
} from '../../../simulations/cli/recording/bench.ts';
import type { Ends } from '../../../simulations/cli/recording/ends.ts';
import { endsOf, fieldsTold } from '../../../simulations/cli/recording/ends.ts';
import type { Json } from '../../../simulations/cli/recording/json.ts';
import type { Performed } from '../../../simulations/cli/recording/perform.ts';
import { perform } from '../../../simulations/cli/recording/perform.ts';
import { stepsOf } from '../../../simulations/cli/recording/steps.ts';
import { fieldsFrom } from '../../../simulations/http/fields.ts';
import { atMilliseconds, inMilliseconds, milliseconds } from '../../../simulations/kernel/time.ts';
import { createDrive } from '../../../simulations/simulate/drive.ts';
import { headerOf } from '../../../simulations/simulate/header.ts';
import type { TraceRecord } from '../../../simulations/trace/record.ts';

interface Seen {
  readonly performed: readonly Performed[];
  readonly ends: Ends;
}

/** nginx before A and B on loopback, each answer taking 500 ms of work. */
function seen(steps: readonly Json[], clients: readonly string[] = [LOOPBACK]): Seen {
  const everybody = [...new Set([...clients, '127.0.0.7', '127.0.0.8'])];
  const box = benchGateway(boxManners('nginx', 'box', []), ['www.example.test'], ['A', 'B']);
  const nodes = [
    ...everybody.map((address) => benchClient(address, null)),
    box,
    benchOrigin('A', 1),
    benchOrigin('B', 2),
  ];
  const zone = [{ name: 'www.example.test', addresses: [LOOPBACK] }];
  const resource = { path: '/', bytes: 2, text: 'ok', status: 200, fields: [] };
  const scenario = { ...benchScenario(nodes, zone, 600), resources: [resource] };
  const records: TraceRecord[] = [];
  const drive = createDrive(scenario, (record) => records.push(record));
  const performed = perform(stepsOf({ steps })!, {
    drive,
    records,
    clients,
    patienceS: 5,
    startsAt: atMilliseconds(100),
    want(step, client, exchange, at) {
      if (step.kind !== 'request') return;
      const { method, target, body } = step;
      const fields = fieldsFrom(step.fields.map(([name, value]) => `${name}: ${value}`));
      const intent = { exchange, at, client: `client ${client}`, method, content: body, fields };
      drive.want({ ...intent, target: `http://www.example.test${target}`, service: milliseconds(500) });
    },
  });
  return { performed, ends: endsOf({ header: headerOf(scenario), records }) };
}

/** Tenths of a second at which each request was wanted. */
const wanted = ({ ends }: Seen): number[] =>
  [...ends.answers.values()].map(({ wantedAt }) => Math.floor(inMilliseconds(wantedAt) / 100));

const clientsOf = ({ ends }: Seen): string[] =>
  [...ends.answers.values()].map(({ client }) => client.replace('client 127.0.0.', ''));

const get = { method: 'GET', target: '/' };

describe('requests', () => {
  it('wait for one another', () => {
    const run = seen([{ ...get, times: 3 }, get]);
    expect(wanted(run)).toEqual([1, 6, 11, 16]);
    expect(run.performed.map(({ exchanges }) => exchanges)).toEqual([[1, 2, 3], [4]]);
    expect(run.ends.arrivals.map(({ origin }) => origin).join('')).toBe('ABAB');
  });

  it('at once do not, nor does one that is told not to', () => {
    expect(wanted(seen([{ ...get, times: 3, at_once: true }, get]))).toEqual([1, 1, 1, 6]);
    expect(wanted(seen([{ ...get, do_not_wait: true }, get]))).toEqual([1, 1]);
  });

  it('come at given times, and every so often', () => {
    expect(wanted(seen([get, { ...get, at: 2 }, { ...get, at: 0.1 }]))).toEqual([1, 21, 26]);
    expect(wanted(seen([{ ...get, times: 3, every_s: 0.2 }, get]))).toEqual([1, 3, 5, 10]);
    expect(wanted(seen([get, { wait_s: 3 }, get]))).toEqual([1, 36]);
  });
});

describe('clients', () => {
  it('are those that are named, else take turns by step, or by request where all come at once', () => {
    const both = ['127.0.0.7', '127.0.0.8'];
    expect(clientsOf(seen([{ ...get, from: '127.0.0.8' }, get]))).toEqual(['8', '1']);
    expect(clientsOf(seen([{ ...get, times: 2 }, get, get], both))).toEqual(['7', '7', '8', '7']);
    expect(clientsOf(seen([{ ...get, times: 4, at_once: true }], both))).toEqual(['7', '8', '7', '8']);
    expect(clientsOf(seen([{ ...get, times: 3, clients: both }]))).toEqual(['7', '8', '7']);
  });
});

describe('what cannot be done is said', () => {
  it.each<[Json, string]>([
    [{ wait_for: 'B is down' }, 'step: waiting for "B is down"'],
    [{ open_idle_connections: 2 }, 'step: idle connections'],
    [{ origin: 'A', now: { status: 500 } }, 'step: an origin that behaves otherwise'],
  ])('%j', (step, complaint) => {
    expect(() => seen([step])).toThrow(complaint);
  });
});

describe('the ends', () => {
  it('are told with what each saw', () => {
    const { ends } = seen([{ method: 'POST', target: '/', body: 'abc', fields: [['X-A', '1']] }]);
    const [arrival] = ends.arrivals;
    expect(arrival).toMatchObject({ origin: 'A', exchange: 1, pieces: 1, isWhole: true });
    expect(fieldsTold(arrival!.request)).toContainEqual(['X-A', '1']);
    const answer = ends.answers.get(1)!;
    expect(answer).toMatchObject({ failure: null, isWhole: true, raw: '', interim: [] });
    expect([answer.response?.status, ends.bodyOf(answer), ends.isMadeByBox(answer)]).toEqual([200, 'ok', false]);
  });
});
