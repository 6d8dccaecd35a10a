// Finds a browser for the tests, or gets one: the one you name, Playwright's own, an installed one, Playwright's
// download, Debian's package. Each must prove itself by drawing a page.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { installedBrowsers, isRunnable, remember } from './browser/find.mjs';
import { prove } from './browser/prove.mjs';

/** @type {string[]} */
const failures = [];

/**
 * @param {string} what
 * @param {string} [path]
 */
async function accepted(what, path) {
  const result = await prove(path);
  if ('reason' in result) {
    failures.push(`${what}: ${result.reason}`);
    return false;
  }
  remember(result.browser);
  console.log(`Browser for the tests: ${what}, version ${result.version}`);
  return true;
}

async function acceptInstalled() {
  const paths = installedBrowsers();
  if (paths.length === 0) failures.push('installed Chrome, Chromium or Edge: none in the usual places or on PATH');
  for (const path of paths) if (await accepted(path, path)) return true;
  return false;
}

async function acceptDownload() {
  const folder = dirname(createRequire(import.meta.url).resolve('playwright/package.json'));
  console.log("No browser yet: trying Playwright's download …");
  const { status, stderr } = spawnSync(
    process.execPath,
    [join(folder, 'cli.js'), 'install', 'chromium', '--only-shell'],
    {
      stdio: ['ignore', process.stdout.isTTY ? 'inherit' : 'pipe', 'pipe'], // its progress is for people
      encoding: 'utf8',
      timeout: 600_000,
      env: { PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT: '10000', ...process.env },
    },
  );
  if (status === 0) return accepted("Playwright's download");
  const why =
    stderr
      .split('\n')
      .find((line) => /error/i.test(line))
      ?.trim() ?? 'it did not finish';
  failures.push(`Playwright's download: ${why}`);
  return false;
}

/** Debian and its kin; not Ubuntu, whose package "chromium" only points to another shop. */
function isDebianLike() {
  if (process.platform !== 'linux' || !existsSync('/etc/os-release')) return false;
  const text = readFileSync('/etc/os-release', 'utf8');
  const ids = [...text.matchAll(/^ID(?:_LIKE)?=(.*)$/gm)].map((match) => match[1]).join(' ');
  return /debian/.test(ids) && !/ubuntu/.test(ids);
}

/** @returns {string[] | undefined} what to put before a command that only root may run */
function asRoot() {
  if (process.getuid?.() === 0) return [];
  return spawnSync('sudo', ['-n', 'true'], { stdio: 'ignore' }).status === 0 ? ['sudo', '-n'] : undefined;
}

async function acceptDebianPackage() {
  if (!isDebianLike()) {
    failures.push("Debian's package: this is not Debian or a close relative");
    return false;
  }
  const prefix = asRoot();
  if (prefix === undefined) {
    failures.push("Debian's package: needs root, or sudo without a password");
    return false;
  }
  console.log("Installing Debian's chromium and fonts (a minute or so) …");
  const install = ['install', '-y', '--no-install-recommends', 'chromium', 'fonts-liberation', 'fonts-noto-cjk'];
  for (const args of [['update'], install]) {
    const [command = '', ...rest] = [...prefix, 'env', 'DEBIAN_FRONTEND=noninteractive', 'apt-get', '-qq', ...args];
    const { status, stderr } = spawnSync(command, rest, { stdio: ['ignore', 'ignore', 'pipe'], encoding: 'utf8' });
    if (status !== 0 && args !== install) continue; // an old list may still do
    if (status !== 0) {
      failures.push(`Debian's package: ${stderr.trim().split('\n').at(-1) ?? 'apt-get failed'}`);
      return false;
    }
  }
  return acceptInstalled();
}

function giveUp() {
  console.error('No browser for the tests. What was tried:');
  for (const failure of failures) console.error(`  - ${failure}`);
  console.error('Ways out, any one of them:');
  console.error('  1. Install Chrome, Chromium or Edge in the usual way of your system.');
  console.error('  2. Name one that you have: PROXYSCOPE_BROWSER=/path/to/chrome npm test');
  console.error('  3. With internet: npx playwright install --with-deps chromium');
  console.error('  4. Do without: npm run check runs all that needs no browser.');
  return 1;
}

async function setUp() {
  const named = process.env['PROXYSCOPE_BROWSER'];
  if (named !== undefined && named !== '') {
    if (isRunnable(named) && (await accepted(named, named))) return 0;
    const reason = failures[0]?.slice(named.length + 2) ?? 'no such program, or not allowed to run it';
    console.error(`PROXYSCOPE_BROWSER=${named} does not work: ${reason}`);
    return 1;
  }
  if (await accepted("Playwright's own build")) return 0;
  if (await acceptInstalled()) return 0;
  if (await acceptDownload()) return 0;
  if (await acceptDebianPackage()) return 0;
  return giveUp();
}

process.exitCode = await setUp();
