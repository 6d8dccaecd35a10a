// Where a browser for the tests may be, and which one was proved to work. Read by setup-browser.mjs, which proves, and
// by playwright.config.ts, which uses what was proved.
import { accessSync, constants, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * A browser to start: by path, or (without one) Playwright's own build.
 * @typedef {{ path?: string, sandbox: boolean }} Browser
 */

const RECORD = fileURLToPath(new URL('../../node_modules/.cache/proxyscope/browser.json', import.meta.url));

/** What keeps a browser quiet: tests talk to this machine only. */
export const QUIET = [
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  '--disable-quic',
];

/** Chromium refuses its sandbox to root on Linux; everyone else keeps it. */
export const mayUseSandbox = () => !(process.platform === 'linux' && process.getuid?.() === 0);

/** @param {Browser} browser */
export const launchOptions = ({ path, sandbox }) => ({
  ...(path === undefined ? {} : { executablePath: path }),
  args: QUIET,
  chromiumSandbox: sandbox,
});

/** @param {string} path */
export function isRunnable(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

const NAMES = ['google-chrome-stable', 'google-chrome', 'chromium', 'chromium-browser', 'microsoft-edge-stable'];

/** @returns {string[]} usual places of this kind of system, most wanted first */
function usualPlaces() {
  const { env } = process;
  if (process.platform === 'darwin') {
    const apps = ['Google Chrome', 'Chromium', 'Microsoft Edge'].map((name) => `${name}.app/Contents/MacOS/${name}`);
    return ['/Applications', join(env['HOME'] ?? '/', 'Applications')].flatMap((folder) =>
      apps.map((app) => join(folder, app)),
    );
  }
  if (process.platform === 'win32') {
    const roots = [env['PROGRAMFILES'], env['PROGRAMFILES(X86)'], env['LOCALAPPDATA']].filter(
      (root) => root !== undefined,
    );
    const apps = [
      'Google\\Chrome\\Application\\chrome.exe',
      'Chromium\\Application\\chrome.exe',
      'Microsoft\\Edge\\Application\\msedge.exe',
    ];
    return roots.flatMap((root) => apps.map((app) => join(root, app)));
  }
  return ['/opt/google/chrome/chrome', '/usr/lib/chromium/chromium', '/opt/microsoft/msedge/msedge'];
}

/** Installed browsers of the Chromium family, in the order in which to try them. */
export function installedBrowsers() {
  const folders = (process.env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '');
  const extension = process.platform === 'win32' ? '.exe' : '';
  const onPath = NAMES.flatMap((name) => folders.map((folder) => join(folder, name + extension)));
  return [...new Set([...onPath, ...usualPlaces()])].filter((path) => existsSync(path) && isRunnable(path));
}

/** @param {Browser} browser */
export function remember(browser) {
  mkdirSync(dirname(RECORD), { recursive: true });
  writeFileSync(RECORD, JSON.stringify(browser));
}

/** The browser to use: the one that was named, else the one that was proved, else the first that is installed. @returns {Browser} */
export function chosenBrowser() {
  const named = process.env['PROXYSCOPE_BROWSER'] || undefined;
  if (existsSync(RECORD)) {
    /** @type {Browser} */
    const proved = JSON.parse(readFileSync(RECORD, 'utf8'));
    const isStillThere = proved.path === undefined || isRunnable(proved.path);
    if (isStillThere && (named === undefined || named === proved.path)) return proved;
  }
  const path = named ?? installedBrowsers()[0];
  return { ...(path === undefined ? {} : { path }), sandbox: mayUseSandbox() };
}
