// Weighs what the page loads first: index.html's scripts with all that they import at once, and its styles. What is
// fetched later on demand is shown but not limited. The worker is text inside a script, and so weighed with it.
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, posix, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

/**
 * In bytes of gzip level 9, a kilobyte being 1,000. `script` and `style`: what the first view needs to be there and answer;
 * `untilRest`: all scripts of a visit that touches nothing, simulator, drawings and details included.
 */
export const LIMITS = { script: 130_000, style: 20_000, untilRest: 380_000 };

/** @param {string} html @returns {{ scripts: string[], styles: string[] }} */
function loadedByPage(html) {
  /** @type {string[]} */
  const scripts = [];
  /** @type {string[]} */
  const styles = [];
  for (const [tag] of html.matchAll(/<(?:script|link)\b[^>]*>/g)) {
    const address = /\b(?:src|href)="([^"]+)"/.exec(tag)?.[1];
    if (address === undefined) continue;
    if (/^<script/.test(tag) || /rel="modulepreload"/.test(tag)) scripts.push(address);
    else if (/rel="stylesheet"/.test(tag)) styles.push(address);
  }
  return { scripts, styles };
}

/** Files that a script imports at once (not by import()). @param {string} code */
const importedBy = (code) =>
  [...code.matchAll(/\b(?:from|import)\s*["'](\.{1,2}\/[^"']+\.js)["']/g)].map((match) => match[1] ?? '');

/** @param {string} folder @param {string[]} first */
function withImports(folder, first) {
  const seen = new Set(first.map((path) => posix.normalize(path)));
  for (const path of seen) {
    if (/^[a-z]+:/.test(path)) throw new Error(`index.html loads ${path}: everything must come from our own origin`);
    const code = readFileSync(join(folder, path), 'utf8');
    for (const next of importedBy(code)) seen.add(posix.join(posix.dirname(path), next));
  }
  return [...seen];
}

/** @param {string} folder @returns {string[]} */
const filesOf = (folder) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => statSync(join(folder, name)).isFile())
    .map((name) => name.split(sep).join('/'));

/**
 * @param {string} folder the built page
 * @returns {{ rows: { path: string, bytes: number, when: 'first' | 'later' }[], script: number, style: number, faults: string[] }}
 */
export function weigh(folder) {
  const { scripts, styles } = loadedByPage(readFileSync(join(folder, 'index.html'), 'utf8'));
  const first = new Set([...withImports(folder, scripts), ...styles.map((path) => posix.normalize(path))]);
  const rows = filesOf(folder)
    .filter((path) => /\.(js|css)$/.test(path))
    .map((path) => ({
      path,
      bytes: gzipSync(readFileSync(join(folder, path)), { level: 9 }).length,
      when: /** @type {'first' | 'later'} */ (first.has(path) ? 'first' : 'later'),
    }));
  const total = (/** @type {RegExp} */ kind) =>
    rows.filter(({ path, when }) => when === 'first' && kind.test(path)).reduce((sum, { bytes }) => sum + bytes, 0);
  const [script, style] = [total(/\.js$/), total(/\.css$/)];
  /** @type {string[]} */
  const faults = [];
  if (scripts.length === 0) faults.push('index.html loads no script: is this the built page?');
  if (script > LIMITS.script) faults.push(`first scripts: ${String(script)} bytes, allowed ${String(LIMITS.script)}`);
  if (style > LIMITS.style) faults.push(`first styles: ${String(style)} bytes, allowed ${String(LIMITS.style)}`);
  return { rows, script, style, faults };
}

/** @param {number} bytes */
const kilobytes = (bytes) => `${(bytes / 1000).toFixed(1).padStart(7)} kB`;

function report() {
  const folder = fileURLToPath(new URL('../dist', import.meta.url));
  if (!existsSync(join(folder, 'index.html'))) {
    console.error(`${relative(process.cwd(), folder) || 'dist'} has no index.html: run npm run build first`);
    return 1;
  }
  const { rows, script, style, faults } = weigh(folder);
  for (const { path, bytes, when } of rows) console.log(`${kilobytes(bytes)} gz  ${when}  ${path}`);
  console.log(`${kilobytes(script)} gz of first scripts (at most ${kilobytes(LIMITS.script).trim()})`);
  console.log(`${kilobytes(style)} gz of first styles (at most ${kilobytes(LIMITS.style).trim()})`);
  for (const fault of faults) console.error(fault);
  return faults.length === 0 ? 0 : 1;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) process.exitCode = report();
