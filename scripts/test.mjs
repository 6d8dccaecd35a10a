// `npm test`: every check there is, one after the other, the quick ones first. It stops at the first that fails and
// names it; its last line counts the tests.   --no-e2e leaves out what needs a browser (`npm run check`).
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { countsOfPlaywright, countsOfVitest } from './test-counts.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const reports = join(root, 'node_modules', '.cache', 'proxyscope', 'reports');
const unitReport = join(reports, 'unit.json');
const e2eReport = join(reports, 'e2e.json');

/** @typedef {import('./test-counts.mjs').Counts} Counts */
/** @typedef {{ name: string, commands: string[][], needsBrowser?: boolean, report?: { file: string, read: (file: string) => Counts } }} Step */

/** A program of node_modules, started by this very Node. @param {string} path @param {string[]} args */
const program = (path, ...args) => [join(root, 'node_modules', path), ...args];

/** @type {Step[]} */
const STEPS = [
  { name: 'typecheck', commands: [program('typescript/bin/tsc', '-b')] },
  {
    name: 'lint',
    commands: [
      program('eslint/bin/eslint.js', '.', '--max-warnings', '0'),
      program('prettier/bin/prettier.cjs', '--check', '--log-level', 'warn', '.'),
      [join(root, 'scripts', 'check-lock.mjs')],
    ],
  },
  {
    name: 'layers',
    commands: [
      program(
        'dependency-cruiser/bin/dependency-cruise.mjs',
        'simulations',
        'app',
        'tests',
        '--config',
        '.dependency-cruiser.js',
      ),
    ],
  },
  {
    name: 'unit tests',
    commands: [
      program('vitest/vitest.mjs', 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${unitReport}`),
    ],
    report: { file: unitReport, read: countsOfVitest },
  },
  { name: 'build', commands: [program('vite/bin/vite.js', 'build')] },
  { name: 'size', commands: [[join(root, 'scripts', 'check-size.mjs')]] },
  { name: 'setup-browser', commands: [[join(root, 'scripts', 'setup-browser.mjs')]], needsBrowser: true },
  {
    name: 'browser tests',
    commands: [program('@playwright/test/cli.js', 'test')],
    needsBrowser: true,
    report: { file: e2eReport, read: countsOfPlaywright },
  },
];

/** @param {string[]} args */
function succeeds(args) {
  const { status } = spawnSync(process.execPath, args, {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, PROXYSCOPE_E2E_REPORT: e2eReport },
  });
  return status === 0;
}

/** What this machine has not got, in words; nothing here fails. @returns {string[]} */
function notHere() {
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  const has = (/** @type {string} */ name) => folders.some((folder) => existsSync(join(folder, name)));
  const firefox = has('firefox') || has('firefox-esr') ? 'installed, but no test uses it yet' : 'not installed';
  return [`Not run here: Firefox (${firefox}); the browser tests ran in the Chromium family alone.`];
}

const NONE = { passed: 0, failed: 0, skipped: 0 };

/** @param {Step[]} steps */
function run(steps) {
  rmSync(reports, { recursive: true, force: true });
  mkdirSync(reports, { recursive: true });
  const total = { ...NONE };
  let failedStep = '';
  for (const { name, commands, report } of steps) {
    console.log(`\n── ${name}`);
    const began = performance.now();
    let passes = commands.every(succeeds);
    const counted = report !== undefined && existsSync(report.file) ? report.read(report.file) : NONE;
    if (passes && report !== undefined && counted.passed === 0) {
      console.error(`${name}: no test ran`);
      passes = false;
    }
    total.passed += counted.passed;
    total.skipped += counted.skipped;
    // A step that fails without a failed test counts as one.
    total.failed += passes ? counted.failed : Math.max(1, counted.failed);
    if (!passes) {
      failedStep = name;
      break;
    }
    console.log(`── ${name}: fine, ${((performance.now() - began) / 1000).toFixed(1)} s`);
  }
  if (failedStep !== '') console.log(`\nFailed at: ${failedStep}. The steps after it were not run.`);
  else for (const line of ['', ...notHere()]) console.log(line);
  const skipped = total.skipped === 0 ? '' : `, ${String(total.skipped)} skipped`;
  console.log(`${String(total.passed)} passed, ${String(total.failed)} failed${skipped}`);
  return failedStep === '' && total.failed === 0 ? 0 : 1;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const withoutBrowser = process.argv.includes('--no-e2e');
  process.exitCode = run(STEPS.filter(({ needsBrowser }) => !(withoutBrowser && needsBrowser === true)));
}
