// The scripts behind `npm start` and `npm test`, each shown able to say no.
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LIMITS, weigh } from '../../scripts/check-size.mjs';
import { isInstalled, isNewEnough } from '../../scripts/ensure-deps.mjs';
import { serve } from '../../scripts/serve-static.mjs';
import { countsOfPlaywright, countsOfVitest } from '../../scripts/test-counts.mjs';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'scripts-'));
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

function write(path: string, content: string): string {
  const file = join(folder, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, content);
  return file;
}

describe('ensure-deps', () => {
  it.each([
    ['20.19.0', true],
    ['20.20.2', true],
    ['22.0.0', true],
    ['20.18.9', false],
    ['18.20.0', false],
  ])('Node %s is new enough: %s', (version, expected) => {
    expect(isNewEnough(version, '>=20.19')).toBe(expected);
  });

  const lock = { packages: { '': {}, a: { version: '1.0.0' }, b: { version: '2.0.0', optional: true } } };
  it('takes an installation that matches the lock, other systems’ binaries aside', () => {
    expect(isInstalled(lock, { packages: { a: { version: '1.0.0' } } })).toBe(true);
  });
  it('installs again when a package is missing or has another version', () => {
    expect(isInstalled(lock, { packages: {} })).toBe(false);
    expect(isInstalled(lock, { packages: { a: { version: '1.0.1' } } })).toBe(false);
    expect(isInstalled(lock, { packages: { a: { version: '1.0.0' }, b: { version: '1.0.0' } } })).toBe(false);
  });
});

describe('check-size', () => {
  const page = (name: string, first: string, later: string) => {
    const entry = "import{a}from'./shared.js';import('./later.js');";
    write(`${name}/index.html`, '<script type="module" crossorigin src="./assets/entry.js"></script>');
    write(`${name}/assets/entry.js`, entry);
    write(`${name}/assets/shared.js`, first);
    write(`${name}/assets/later.js`, later);
    return weigh(join(folder, name));
  };
  const heavy = randomBytes(LIMITS.script).toString('base64');

  it('counts what the first script imports, and not what it may load later', () => {
    const { rows, faults } = page('light', '// small', `// ${heavy}`);
    expect(faults).toEqual([]);
    expect(rows.filter(({ when }) => when === 'first').map(({ path }) => path)).toEqual([
      'assets/entry.js',
      'assets/shared.js',
    ]);
  });
  it('reports first scripts that are too heavy', () => {
    expect(page('heavy', `// ${heavy}`, '// small').faults.join()).toMatch(/first scripts: \d+ bytes, allowed 130000/);
  });
  it('reports first styles that are too heavy', () => {
    write('styled/assets/all.css', `/* ${heavy} */`);
    write('styled/a.js', '');
    write('styled/index.html', '<link rel="stylesheet" href="./assets/all.css"><script src="./a.js"></script>');
    expect(weigh(join(folder, 'styled')).faults.join()).toMatch(/first styles/);
  });
  it('refuses a script from elsewhere', () => {
    write('foreign/index.html', '<script src="https://cdn.example/a.js"></script>');
    expect(() => weigh(join(folder, 'foreign'))).toThrow(/our own origin/);
  });
});

describe('serve-static', () => {
  let server: Server;
  let origin = '';
  beforeAll(async () => {
    write('site/index.html', '<p>home</p>');
    write('site/assets/a.js', 'let a');
    write('secret.txt', 'secret');
    const site = join(folder, 'site');
    server = createServer(
      serve([
        { path: '/', folder: site },
        { path: '/sub/', folder: site },
      ]),
    );
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    origin = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
  });
  afterAll(() => server.close());

  it('serves the folder at its root and under a path, to frames of any origin', async () => {
    for (const path of ['/', '/sub/', '/sub/index.html']) {
      const response = await fetch(origin + path);
      expect(await response.text()).toBe('<p>home</p>');
      expect(response.headers.get('access-control-allow-origin')).toBe('*');
      expect(response.headers.get('content-encoding')).toBe('gzip');
    }
    const script = await fetch(`${origin}/sub/assets/a.js`);
    expect(script.headers.get('content-type')).toMatch(/^text\/javascript/);
  });
  it.each(['/nothing', '/..%2fsecret.txt', '/sub/..%2f..%2fsecret.txt'])('has nothing at %s', async (path) => {
    expect((await fetch(origin + path)).status).toBe(404);
  });
  it('survives an address that cannot be read', async () => {
    expect((await fetch(`${origin}/%E0%A4%A`)).status).toBe(400);
  });
});

describe('the summary counts', () => {
  const vitest = (testResults: object[]) =>
    write('unit.json', JSON.stringify({ numPassedTests: 3, numFailedTests: 1, numPendingTests: 2, testResults }));

  it('what Vitest reports', () => {
    expect(countsOfVitest(vitest([]))).toEqual({ passed: 3, failed: 1, skipped: 2 });
  });
  it('a test file that could not be read as a failure', () => {
    expect(countsOfVitest(vitest([{ status: 'failed', assertionResults: [] }])).failed).toBe(2);
  });
  it('what Playwright reports, a flaky test as failed', () => {
    const stats = { expected: 5, unexpected: 1, flaky: 1, skipped: 0 };
    const file = write('e2e.json', JSON.stringify({ stats, errors: [] }));
    expect(countsOfPlaywright(file)).toEqual({ passed: 5, failed: 2, skipped: 0 });
  });
  it('a browser that would not start as a failure', () => {
    const stats = { expected: 0, unexpected: 0, flaky: 0, skipped: 0 };
    expect(countsOfPlaywright(write('e2e.json', JSON.stringify({ stats, errors: [{}] }))).failed).toBe(1);
  });
});

describe('each script says plainly what is wrong', () => {
  const run = (args: string[], env: Record<string, string> = {}) =>
    spawnSync(process.execPath, args, { encoding: 'utf8', env: { ...process.env, ...env } });

  it('a browser that does not exist', () => {
    const { status, stderr } = run(['scripts/setup-browser.mjs'], { PROXYSCOPE_BROWSER: join(folder, 'no-browser') });
    expect(status).toBe(1);
    expect(stderr).toMatch(/^PROXYSCOPE_BROWSER=.* does not work: no such program.*\n$/);
  });
  it('a program that is no browser', () => {
    const { status, stderr } = run(['scripts/setup-browser.mjs'], { PROXYSCOPE_BROWSER: process.execPath });
    expect(status).toBe(1);
    expect(stderr.trim().split('\n')).toHaveLength(1);
  });
  it('a command that does not exist', () => {
    const { status, stdout, stderr } = run(['scripts/run-cli.mjs', 'nothing']);
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toBe('run-cli: there is no command "nothing" (simulations/cli/nothing.ts)\n');
  });
});
