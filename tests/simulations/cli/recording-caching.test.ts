// Topic caching: what a cache did is told in the words of the recordings, whatever is asked in whatever order.
import { describe, expect, it } from 'vitest';
import { caching } from '../../../simulations/cli/recording/caching/topic.ts';
import type { Json, JsonObject } from '../../../simulations/cli/recording/json.ts';
import { isList, isObject } from '../../../simulations/cli/recording/json.ts';

interface Said {
  readonly product: string;
  readonly directives?: readonly string[];
  readonly fields?: readonly Json[];
  readonly origin?: JsonObject;
  readonly replay?: JsonObject;
  readonly steps: readonly JsonObject[];
}

const run = ({ product, directives = ['baseline'], fields = [], origin = {}, replay = {}, steps }: Said): JsonObject =>
  caching.replay({
    setup: { product, directives },
    mode: null,
    stimulus: steps,
    replay: { origins: { O: { fields, ...origin } }, ...replay },
    asked: [{ name: 'steps', kind: 'list' }],
  });

function stepsOf(said: Said): JsonObject[] {
  const { steps } = run(said);
  return isList(steps) ? steps.filter(isObject) : [];
}
const states = (said: Said): Json[] => stepsOf(said).flatMap(({ state }) => (state === undefined ? [] : [state]));
const at = (...instants: readonly number[]): JsonObject[] => instants.map((instant) => ({ at: instant, request: {} }));
const LASTING: readonly Json[] = [['Cache-Control', 'max-age=60']];

describe('topic caching', () => {
  it('tells each step with the product’s own word, the age, and what reached the origin', () => {
    expect(stepsOf({ product: 'squid', fields: LASTING, steps: at(0, 2) })).toEqual([
      {
        ...{ at: 0, status: 200, state: 'TCP_MISS/200', age: null, body: 'v1.1', origin: ['GET → 200'] },
        client_headers: { 'x-cache': 'MISS from fwd.proxy.test' },
      },
      {
        ...{ at: 2, status: 200, state: 'TCP_MEM_HIT/200', age: 2, body: 'v1.1', origin: [] },
        client_headers: { 'x-cache': 'HIT from fwd.proxy.test' },
      },
    ]);
  });

  it.each([
    ['nginx', ['MISS', 'HIT', 'EXPIRED']],
    ['squid', ['TCP_MISS/200', 'TCP_MEM_HIT/200', 'TCP_REFRESH_MODIFIED/200']],
    ['varnish', ['miss', 'hit', 'hit']],
  ])('lets %s go by its own rules', (product, expected) => {
    expect(states({ product, fields: [['Cache-Control', 'max-age=2']], steps: at(0, 1, 3.2) })).toEqual(expected);
  });

  it('lets the origin answer otherwise from some second on', () => {
    const now = { at: 1, origin_now: { 'Cache-Control': 'no-store', version: 3, status: 404 } };
    const [, , last] = stepsOf({
      product: 'nginx',
      fields: [['Cache-Control', 'max-age=0']],
      steps: [...at(0), now, ...at(2)],
    });
    expect(last).toMatchObject({ status: 404, body: 'v3.2', origin: ['GET → 404'] });
  });

  it('tells several at once by their tallies', () => {
    const steps = [{ at: 0, parallel: 3, request: {} }];
    expect(stepsOf({ product: 'varnish', fields: LASTING, origin: { delay_s: 0.5 }, steps })).toEqual([
      {
        ...{ at: 0, parallel: 3, states: { miss: 1, hit: 2 }, answers: { '200 v1.1': 3 } },
        ...{ origin_fetches: 1, origin_max_concurrent: 1 },
      },
    ]);
  });

  it('asks with methods, paths, fields and hosts, and tells which of them the origin saw', () => {
    const request = { method: 'POST', path: '?a', headers: ['Cookie: x=1', 'X-Other: y'], host: 'a.test' };
    const replay = { bodies: { POST: 'x' } };
    const [only] = stepsOf({ product: 'nginx', replay, steps: [{ at: 0, request }] });
    expect(only).toMatchObject({ state: '-', origin: ['POST [Cookie: x=1] → 200'] });
  });

  it('tells a page that the box made by its beginning', () => {
    const [only] = stepsOf({ product: 'nginx', origin: { closes_without_answer: true }, steps: at(0) });
    expect(only).toMatchObject({ status: 502, state: 'MISS', origin: ['GET → (closed without answer)'] });
    expect(only?.['body']).toMatch(/^<html>\r\n<head><title>502 Bad Gateway</u);
  });

  it('tells a miss and a hit whole where these were looked at', () => {
    const told = caching.replay({
      setup: { product: 'nginx', directives: ['baseline'] },
      mode: null,
      stimulus: null,
      replay: {
        origins: { O: { fields: LASTING, body: 'abc' } },
        steps: [{ method: 'GET', target: '/' }, { wait_s: 2 }, { method: 'GET', target: '/' }],
      },
      asked: [
        { name: 'miss', kind: 'object' },
        { name: 'hit', kind: 'object' },
      ],
    });
    expect(told['hit']).toMatchObject({ status: 200, body: 'abc' });
    expect(told['hit']).toMatchObject({ headers: expect.arrayContaining([['X-Cache-Status', 'HIT']]) as Json });
  });

  it('calls unsupported what no such cache is', () => {
    expect(() => run({ product: 'apache', steps: [] })).toThrow(/apache/u);
  });
});
