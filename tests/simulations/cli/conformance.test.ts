// The conformance command from outside: one JSON line a case, then the totals; one clear line for what is no folder of case files.
import { describe, expect, it } from 'vitest';
import { TOPICS } from '../../../simulations/cli/conformance/topics.ts';
import { conformance, withFolder } from './command.ts';

interface Line {
  readonly file: string;
  readonly id: string;
  readonly result: string;
  readonly why: string;
}

const linesOf = (stdout: string): unknown[] =>
  stdout
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as unknown);

describe('the published recordings', () => {
  const { status, stdout, stderr } = conformance('tests/fixtures/proxies');
  const lines = linesOf(stdout);
  const cases = lines.slice(0, -1) as Line[];

  it('are all judged, and a failing one is a result', () => {
    expect([status, stderr]).toEqual([0, '']);
    expect(cases).toHaveLength(593);
    for (const { file, id, result, why, ...more } of cases) {
      expect(`${file} ${id}`).toMatch(/^[\w-]+\.json [\w-]+$/u);
      expect(['pass', 'fail', 'unsupported']).toContain(result);
      expect(why === '').toBe(result === 'pass');
      expect(more).toEqual({});
    }
  });

  it('end with the totals', () => {
    const count = (result: string): number => cases.filter((line) => line.result === result).length;
    const totals = { pass: count('pass'), fail: count('fail'), unsupported: count('unsupported') };
    expect(lines.at(-1)).toEqual(totals);
    expect(totals.pass).toBeGreaterThan(0);
  });
});

const made = (change: object = {}): object => ({
  topic: '1-identity',
  cases: [
    {
      id: 'one',
      setup: { products: [], directives: [] },
      mode: 'direct',
      stimulus: ['curl http://api.public.test/'],
      observed: { origin: [], client: [] },
      ...change,
    },
  ],
});

const REFUSED: readonly (readonly [string, string, RegExp])[] = [
  ['no JSON', 'nonsense', /bad\.json: the file: found "nonsense", expected JSON \(/u],
  ['half a file', '{"topic": "1-identity", "cases": [', /bad\.json: the file: .*expected JSON/u],
  ['a list', '[]', /bad\.json: the file: found a list, expected an object/u],
  ['another format', '{"modes": []}', /bad\.json: topic: found nothing, expected a text/u],
  ['no cases', '{"topic": "1-identity"}', /bad\.json: cases: found nothing, expected a list/u],
  ['a case that is none', '{"topic": "x", "cases": [7]}', /bad\.json: cases\[0\]: found 7, expected an object/u],
  [
    'a case without a set-up',
    JSON.stringify(made({ setup: null })),
    /cases\[0\]\.setup: found null, expected an object/u,
  ],
  ['a case without results', JSON.stringify(made({ observed: [] })), /cases\[0\]\.observed: found a list/u],
  ['a product of no kind', JSON.stringify(made({ setup: { product: 3 } })), /cases\[0\]\.setup\.product: found 3/u],
  [
    'directives of no kind',
    JSON.stringify(made({ setup: { products: [], directives: [1] } })),
    /setup\.directives\[0\]: found 1/u,
  ],
  [
    'a stimulus of no kind',
    JSON.stringify(made({ stimulus: 'curl' })),
    /cases\[0\]\.stimulus: found "curl", expected a list/u,
  ],
  ['a mode of no kind', JSON.stringify(made({ mode: 7 })), /cases\[0\]\.mode: found 7, expected a text/u],
  [
    'loose ids of no kind',
    JSON.stringify({ ...made(), loose: { 't ±1': 'one' } }),
    /loose\["t ±1"\]: found "one", expected a list/u,
  ],
];

describe('what is no case file', () => {
  it.each(REFUSED)('%s: one line, exit status 2', (_, content, complaint) => {
    withFolder({ 'bad.json': content, 'good.json': JSON.stringify(made()) }, (folder) => {
      const { status, stdout, stderr } = conformance(folder);
      expect([status, stdout]).toEqual([2, '']);
      expect(stderr).toMatch(complaint);
      expect(stderr.trimEnd().split('\n')).toHaveLength(1);
    });
  });

  it('a folder that is not there, a file, an empty folder, nothing, too much', () => {
    withFolder({ 'a.txt': '' }, (folder) => {
      const complaints: readonly (readonly [readonly string[], string])[] = [
        [[`${folder}-gone`], `conformance: ${folder}-gone: there is no such folder\n`],
        [[`${folder}/a.txt`], `conformance: ${folder}/a.txt: is a file; give the folder that holds it\n`],
        [[folder], `conformance: ${folder}: holds no case file (*.json)\n`],
        [[], 'conformance: no folder named: give the one that holds the case files (*.json)\n'],
        [[folder, folder], `conformance: "${folder}" is one too many: "${folder}" was given already\n`],
        [['--fast'], 'conformance: unknown option --fast; known here: none\n'],
      ];
      for (const [words, complaint] of complaints)
        expect(conformance(...words)).toEqual({ status: 2, stdout: '', stderr: complaint });
    });
  });

  it('but a topic or a word that is not known is unsupported, and the rest is judged', () => {
    const file = made();
    const unknown = { ...file, topic: '9-weather' };
    withFolder({ 'a.json': JSON.stringify(unknown), 'b.json': JSON.stringify(file) }, (folder) => {
      const { status, stdout } = conformance(folder);
      const [a, b, totals] = linesOf(stdout);
      expect(status).toBe(0);
      expect(a).toEqual({ file: 'a.json', id: 'one', result: 'unsupported', why: 'topic "9-weather"' });
      expect(b).toMatchObject({ file: 'b.json', id: 'one', result: 'fail' });
      expect(totals).toEqual({ pass: 0, fail: 1, unsupported: 1 });
    });
  });
});

it('every topic of the command has a name of its own', () => {
  const names = TOPICS.map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
});
