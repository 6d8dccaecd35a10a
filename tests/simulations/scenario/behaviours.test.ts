// Behaviours and manners in a scenario file: read as they stand, written out as they were, and refused where they contradict themselves.
import { describe, expect, it } from 'vitest';
import { decodeScenario } from '../../../simulations/scenario/schema.ts';
import { smallScenario, withChange } from './small-scenario.ts';

const problemOf = (path: string, value: unknown) => {
  const decoded = decodeScenario(withChange(path, value));
  return decoded.ok ? null : decoded.problems[0];
};

describe('a behaviour', () => {
  const BEHAVIOUR = {
    status: 503,
    fields: ['Retry-After: 7'],
    takes: 'connections',
    exceptions: [{ path: '/health', method: 'GET', does: {} }],
  };

  it('comes out as it went in, and what is left out stays left out', () => {
    const decoded = decodeScenario(withChange('nodes[5].behaviour', BEHAVIOUR));
    if (!decoded.ok) throw new Error(JSON.stringify(decoded.problems));
    const { scenario } = decoded;
    const [origin] = scenario.nodes.filter(({ kind }) => kind === 'origin-server');
    expect(origin && 'behaviour' in origin ? origin.behaviour : null).toEqual(BEHAVIOUR);
    const again = decodeScenario(JSON.parse(JSON.stringify(scenario)));
    expect(again).toEqual({ ok: true, scenario });
    const plain = decodeScenario(smallScenario());
    expect(JSON.stringify(plain)).not.toMatch(/"(?:behaviour|manner|givesUpAfterMs)"/u);
  });

  it.each([
    [{ chunked: true, noLength: true }, '', 'choose-one-of'],
    [{ raw: 'x', announcedLength: 5 }, '', 'choose-one-of'],
    [{ neverAnswers: true, closesWithoutAnswer: true }, '', 'choose-one-of'],
    [{ text: 'whole', announcedLength: 4 }, '.announcedLength', 'write-whole-number'],
    [
      { text: 'w', drip: { text: 'hole', times: 1, everyMs: 1 }, announcedLength: 4 },
      '.announcedLength',
      'write-whole-number',
    ],
    [{ exceptions: [{ does: { status: 500 } }] }, '.exceptions[0]', 'add-key'],
    [{ exceptions: [{ path: '/', does: { raw: '', chunked: true } }] }, '.exceptions[0].does', 'choose-one-of'],
    [{ status: 100 }, '.status', 'write-whole-number'],
    [{ takes: 'nothing' }, '.takes', 'choose-one-of'],
    [{ sttus: 500 }, '.sttus', 'rename-key'],
  ])('as %j is refused at %s', (behaviour, path, advice) => {
    expect(problemOf('nodes[5].behaviour', behaviour)).toMatchObject({
      path: `nodes[5].behaviour${path}`,
      advice: { key: advice },
    });
    const change = [{ atMs: 1, patch: 'behave', node: 'shop', behaviour }];
    expect(problemOf('interventions', change)).toMatchObject({ path: `interventions[0].behaviour${path}` });
  });

  it('may say what is so: no length, but false; a longer length than the content', () => {
    expect(problemOf('nodes[5].behaviour', { chunked: true, noLength: false })).toBeNull();
    expect(problemOf('nodes[5].behaviour', { text: 'whole', announcedLength: 6 })).toBeNull();
  });

  it('with more pieces than anybody would wait for is refused', () => {
    const behaviour = { drip: { text: 'x', times: 10_000, everyMs: 1 } };
    const when = { atMs: Array.from({ length: 300 }, (_, place) => place) };
    const file = {
      ...withChange('nodes[5].behaviour', behaviour),
      workload: [{ clients: ['alice'], host: 'shop.example', when }],
    };
    const decoded = decodeScenario(file);
    expect(decoded.ok ? null : decoded.problems[0]).toMatchObject({ path: 'workload', expected: '≤ 100' });
  });
});

describe('a change of behaviour or of a link', () => {
  it.each([
    [{ patch: 'behave', node: 'edge', behaviour: null }, 'interventions[0].node'],
    [{ patch: 'behave', node: 'shop' }, 'interventions[0].behaviour'],
    [{ patch: 'cut-link', link: 'edge-shp' }, 'interventions[0].link'],
    [{ patch: 'mend-link', node: 'shop' }, 'interventions[0].link'],
  ])('%j is refused at %s', (change, path) => {
    expect(problemOf('interventions', [{ atMs: 1, ...change }])?.path).toBe(path);
  });

  it('names the link that was meant', () => {
    expect(problemOf('interventions', [{ atMs: 1, patch: 'cut-link', link: 'edge-shp' }])?.advice).toEqual({
      key: 'name-existing',
      params: { nearest: 'edge-shop' },
    });
    expect(problemOf('interventions', [{ atMs: 1, patch: 'cut-link', link: 'edge-shop' }])).toBeNull();
  });
});

describe('a manner', () => {
  it.each([
    [{ raw: 'x', pieces: { texts: ['a'], everyMs: 1 } }, ''],
    [{ pieces: { texts: ['a'], everyMs: 1 }, contentAfterMs: 1 }, ''],
    [{ connection: 0 }, '.connection'],
    [{ connection: 'kept' }, '.connection'],
    [{ pieces: { texts: [], everyMs: 1 } }, '.pieces.texts'],
  ])('as %j is refused', (manner, path) => {
    expect(problemOf('workload[0].manner', manner)?.path).toBe(`workload[0].manner${path}`);
  });

  it.each([[{ connection: 'fresh' }], [{ connection: 3 }], [{ raw: '' }], [{}]])('as %j is taken', (manner) => {
    expect(problemOf('workload[0].manner', manner)).toBeNull();
  });
});
