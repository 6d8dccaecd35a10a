// `replay` read as typed steps and behaviours: everything that the fixtures' README names, and a complaint about what it does not.
import { describe, expect, it } from 'vitest';
import { behaviourAt, originsOf } from '../../../simulations/cli/recording/behaviour.ts';
import { directivesOf } from '../../../simulations/cli/recording/directives.ts';
import type { Json, JsonObject } from '../../../simulations/cli/recording/json.ts';
import { isObject } from '../../../simulations/cli/recording/json.ts';
import { stepsOf } from '../../../simulations/cli/recording/steps.ts';
import { publishedFile } from './published.ts';

const stepOf = (step: Json, more: JsonObject = {}): unknown => stepsOf({ steps: [step], ...more })?.[0];

describe('steps', () => {
  it('of a request', () => {
    const repeated = { repeat: 'ab', times: 3 };
    expect(
      stepOf({
        method: 'POST',
        target: ['/', repeated, '?q'],
        fields: [['X-A', repeated]],
        fields_numbered: { name: 'X-H', count: 2, value: '1' },
        body: repeated,
        from: '127.0.0.9',
        connection: 2,
        times: 3,
        at: 1.5,
        at_once: true,
        body_after_s: 0.5,
      }),
    ).toMatchObject({
      kind: 'request',
      target: '/ababab?q',
      fields: [
        ['X-A', 'ababab'],
        ['X-H0', '1'],
        ['X-H1', '1'],
      ],
      body: 'ababab',
      from: '127.0.0.9',
      connection: 2,
      times: 3,
      atS: 1.5,
      isAtOnce: true,
      bodyAfterS: 0.5,
    });
  });

  it('of other kinds', () => {
    expect(stepOf({ raw: 'GET /\r\n' })).toMatchObject({ kind: 'bytes', raw: 'GET /\r\n' });
    expect(stepOf({ wait_s: 0.7 })).toEqual({ kind: 'wait', seconds: 0.7 });
    expect(stepOf({ wait_for: 'B is down', count: 'checks' })).toEqual({
      kind: 'wait for',
      what: 'B is down',
      count: 'checks',
    });
    expect(stepOf({ open_idle_connections: 4 })).toEqual({ kind: 'open idle connections', connections: 4 });
    expect(stepOf({ origin: 'B', now: { status: 500 } })).toMatchObject({
      kind: 'behave',
      origin: 'B',
      behaviour: { status: 500 },
    });
  });

  it('take their content from `bodies` or `bodies_in_order`, if they have none', () => {
    const bodies = { bodies: { POST: 'x' } };
    expect(stepOf({ method: 'POST', target: '/' }, bodies)).toMatchObject({ body: 'x' });
    expect(stepOf({ method: 'POST', target: '/', body: 'y' }, bodies)).toMatchObject({ body: 'y' });
    expect(stepOf({ method: 'POST', target: '/', chunk: 'y' }, bodies)).toMatchObject({ body: null, chunk: 'y' });
    expect(stepOf({ method: 'GET', target: '/' }, bodies)).toMatchObject({ body: null });
    expect(stepOf({ method: 'PUT', target: '/' }, { bodies_in_order: ['z'] })).toMatchObject({ body: 'z' });
  });

  it.each<[Json, string]>([
    [7, 'replay.steps[0]: found 7, expected an object'],
    [{ method: 'GET' }, 'replay.steps[0].target: found nothing, expected a text'],
    [{ method: 'GET', target: '/', times: 'x' }, 'replay.steps[0].times: found "x", expected a whole number from 0'],
    [
      { method: 'GET', target: '/', fields: [['A']] },
      'replay.steps[0].fields[0]: found a list, expected a name and a value',
    ],
    [
      { method: 'GET', target: '/', body: 'a', chunk: 'b' },
      'replay.steps[0]: found an object, expected one of body, chunk and body_pieces',
    ],
    [{ wait_s: -1 }, 'replay.steps[0].wait_s: found -1, expected a number from 0'],
    [
      { method: 'GET', target: '/', body: { repeat: 'x', times: 1e12 } },
      'replay.steps[0].body.times: found 1000000000000, expected at most 67108864 octets',
    ],
    [{ jump: 1 }, 'step: "jump"'],
    [{ wait_s: 1, jump: 1 }, 'step: "jump"'],
  ])('%j: %s', (step, complaint) => {
    expect(() => stepsOf({ steps: [step] })).toThrow(complaint);
  });
});

describe('behaviours', () => {
  it('as they are told', () => {
    const told = {
      status: 503,
      reason: 'No',
      fields: [['Retry-After', '7']],
      delay_s: 2,
      then: 'reset',
      paths: { '/hold': { never_answers: true } },
    };
    expect(behaviourAt('O', told)).toMatchObject({
      status: 503,
      reason: 'No',
      fields: [['Retry-After', '7']],
      delayS: 2,
      then: 'reset',
      refuses: false,
    });
    expect(behaviourAt('O', told).paths.get('/hold')).toMatchObject({ neverAnswers: true, status: null });
    expect(originsOf({}).size).toBe(0);
    expect(originsOf({ origins: { X: { refuses: true } } }).get('X')).toMatchObject({ refuses: true });
  });

  it.each<[Json, string]>([
    [{ status: 20 }, 'O.status: found 20, expected a whole number from 100'],
    [{ then: 'sleep' }, 'O.then: found "sleep", expected close, reset or silence'],
    [{ sings: true }, 'origin: "sings"'],
    [{ paths: { '/a': { refuses: true } } }, 'origin: "refuses"'],
  ])('%j: %s', (told, complaint) => {
    expect(() => behaviourAt('O', told)).toThrow(complaint);
  });
});

describe('directives', () => {
  const words = (setup: JsonObject, replay: JsonObject = {}): readonly string[] => directivesOf({ setup, replay });
  it('one each, without what stands for the base', () => {
    expect(words({ directives: ['defaults'] })).toEqual([]);
    expect(words({ directives: [] })).toEqual([]);
    expect(words({ directives: ['a 1; b "x;y"', '(default)', 'retries 3 (default)'] })).toEqual([
      'a 1',
      'b "x;y"',
      'retries 3',
    ]);
    expect(words({ directives: ['x'] }, { directives_in_full: ['y', 'z'] })).toEqual(['y', 'z']);
  });
});

describe('all that is published', () => {
  it.each(['caching', 'errors', 'failover', 'identity', 'load-balancing', 'protection'] as const)(
    '%s can be read',
    (topic) => {
      const { cases } = publishedFile(topic);
      for (const { replay, setup } of cases) {
        expect(stepsOf(replay)?.length ?? 0).toBe((replay['steps'] as Json[] | undefined)?.length ?? 0);
        expect(originsOf(replay).size).toBe(isObject(replay['origins']) ? Object.keys(replay['origins']).length : 0);
        expect(directivesOf({ setup, replay })).not.toContain('defaults');
      }
    },
  );
});
