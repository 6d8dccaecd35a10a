// Tidiness, kept by test: each check runs over the whole project, and is shown a planted fault first.
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { faultsOfLock } from '../scripts/check-lock.mjs';
import * as tidy from './tidy/checks.ts';
import { trackedFiles, type SourceFile } from './tidy/files.ts';

const files = trackedFiles();
const documents = files.filter(({ path }) => path.endsWith('.md'));
const manifest = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: Record<string, string> };
const lock = readFileSync('package-lock.json', 'utf8');

const plant = (path: string, text: string): SourceFile[] => [{ path, text }];
const lines = (count: number) => '// line\n'.repeat(count);

it('the project is there to be looked at', () => {
  expect(files.length).toBeGreaterThan(30);
  expect(documents.map(({ path }) => path)).toContain('README.md');
});

describe('no file is longer than one idea', () => {
  it('holds', () => {
    expect(tidy.longFiles(files)).toEqual([]);
  });
  it('can fail', () => {
    expect(tidy.longFiles(plant('app/scene/scene.ts', lines(301)))).toEqual([
      'app/scene/scene.ts: 301 lines, at most 300',
    ]);
    expect(tidy.longFiles(plant('app/scene/scene.ts', lines(300)))).toEqual([]);
    expect(tidy.longFiles(plant('app/i18n/locales/en/ui.ts', lines(900)))).toEqual([]);
  });
});

describe('no function is longer than a screen', () => {
  const body = (count: number) => `export const f = () => {\n${'  g();\n'.repeat(count)}};\n`;
  it('holds', () => {
    expect(tidy.longFunctions(files)).toEqual([]);
  });
  it('can fail', () => {
    expect(tidy.longFunctions(plant('app/a.tsx', body(69)))).toEqual(['app/a.tsx:1: a function of 71 lines']);
    expect(tidy.longFunctions(plant('app/a.tsx', body(68)))).toEqual([]);
    const inner = (count: number) => body(1).replace('g();', `function h() {\n${'    g();\n'.repeat(count)}  }`);
    expect(tidy.longFunctions(plant('app/a.tsx', inner(68)))).toEqual([]);
    expect(tidy.longFunctions(plant('app/a.tsx', inner(69)))).toEqual(['app/a.tsx:2: a function of 71 lines']);
  });
});

describe('no file knows the machine it was written on', () => {
  it('holds', () => {
    expect(tidy.machinePaths(files)).toEqual([]);
  });
  it.each([
    ['', 'work', 'main'],
    ['', 'tmp', 'x'],
    ['', 'root', '.npm'],
    ['C:', 'Users', 'me'],
  ])('can fail: %s/%s/%s', (...parts) => {
    const path = parts.join(parts[0] === '' ? '/' : '\\');
    expect(tidy.machinePaths(plant('docs/a.md', `See ${path}.\n`))).toEqual(['docs/a.md:1: a path of one machine']);
  });
});

describe('nothing is left for later without an issue', () => {
  const mark = ['TO', 'DO'].join('');
  it('holds', () => {
    expect(tidy.bareTodos(files)).toEqual([]);
  });
  it('can fail', () => {
    expect(tidy.bareTodos(plant('app/a.ts', `// ${mark}: later\n`))).toHaveLength(1);
    expect(tidy.bareTodos(plant('app/a.ts', `// ${mark}(#12): later\n`))).toEqual([]);
  });
});

describe('every file says first what it is for', () => {
  it('holds', () => {
    expect(tidy.unintroduced(files)).toEqual([]);
  });
  it('can fail', () => {
    expect(tidy.unintroduced(plant('app/a.ts', 'export const a = 1;\n'))).toHaveLength(1);
  });
});

describe('no name is vague', () => {
  it('holds', () => {
    expect(tidy.vagueNames(files)).toEqual([]);
  });
  it.each(['app/utils/a.ts', 'app/time-helper.ts', 'simulations/common.ts', 'app/state/run-manager.ts'])(
    'can fail: %s',
    (path) => {
      expect(tidy.vagueNames(plant(path, ''))).toHaveLength(1);
    },
  );
});

describe('the documents tell the truth', () => {
  it('about scripts', () => {
    expect(tidy.missingScripts(documents, manifest.scripts)).toEqual([]);
  });
  it('or are found out', () => {
    const text = 'Run `npm start`, then `npm run --silent fly -- list`.';
    expect(tidy.missingScripts(plant('README.md', text), { start: 'vite' })).toEqual([
      'README.md: npm has no script fly',
    ]);
  });
  it('about where things are', () => {
    expect(tidy.brokenLinks(documents, existsSync)).toEqual([]);
  });
  it('or are found out there too', () => {
    const text = 'See [this](../app) and [that](nowhere.md#part) and [them](https://example.org).';
    const complaint = 'docs/a.md: links to nowhere.md, which is not there';
    expect(tidy.brokenLinks(plant('docs/a.md', text), (path) => path === 'app')).toEqual([complaint]);
  });
  it('and every decision is told in full', () => {
    expect(tidy.incompleteDecisions(files)).toEqual([]);
    const half = '# 12. Half\n\n## Context\n\nx\n\n## Decision\n\ny\n';
    const complaint = 'docs/decisions/0012-half.md: has no part "Consequences"';
    expect(tidy.incompleteDecisions(plant('docs/decisions/0012-half.md', half))).toEqual([complaint]);
  });
});

describe('the lock', () => {
  const good = { integrity: 'sha512-x', version: '1.0.0' };
  const locked = (packages: object) => JSON.stringify({ lockfileVersion: 3, packages });
  it('has no addresses and misses no system', () => {
    expect(faultsOfLock(lock)).toEqual([]);
  });
  it.each([
    ['an address', { 'node_modules/a': { ...good, resolved: 'https://host.example/a.tgz' } }, /download address/],
    ['a package without its hash', { 'node_modules/a': { version: '1.0.0' } }, /no integrity/],
    [
      'a lost binary',
      { 'node_modules/a': { ...good, optionalDependencies: { 'a-arm64': '1.0.0' } } },
      /a-arm64 is missing/,
    ],
    [
      'a package from nowhere known',
      { 'node_modules/a': { ...good, version: 'git+ssh://host.example/a' } },
      /registry/,
    ],
  ])('can fail: %s', (_what, packages, complaint) => {
    expect(faultsOfLock(locked(packages)).join()).toMatch(complaint);
  });
  it('finds a binary beside its package or further up', () => {
    const wants = { ...good, optionalDependencies: { b: '1.0.0' } };
    expect(faultsOfLock(locked({ 'node_modules/a': wants, 'node_modules/a/node_modules/b': good }))).toEqual([]);
    expect(faultsOfLock(locked({ 'node_modules/x/node_modules/a': wants, 'node_modules/b': good }))).toEqual([]);
  });
});
