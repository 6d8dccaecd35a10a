// Before `npm start` and `npm test`: makes sure that the packages of the lock are installed. Plain Node, because on a
// fresh clone there is nothing else yet.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * @param {string} found such as 20.20.2
 * @param {string} wanted such as >=20.19
 */
export function isNewEnough(found, wanted) {
  const parts = (/** @type {string} */ text) => text.replace(/^\D+/, '').split('.').map(Number);
  const [have, need] = [parts(found), parts(wanted)];
  for (let i = 0; i < need.length; i += 1) {
    const difference = (have[i] ?? 0) - (need[i] ?? 0);
    if (difference !== 0) return difference > 0;
  }
  return true;
}

/**
 * Whether what npm says it installed is what the lock asks for. Optional packages may be absent: most are binaries for
 * other systems.
 * @param {{ packages?: Record<string, { version?: string, optional?: boolean }> }} lock
 * @param {{ packages?: Record<string, { version?: string }> }} installed
 */
export function isInstalled(lock, installed) {
  return Object.entries(lock.packages ?? {}).every(([path, { version, optional }]) => {
    const there = installed.packages?.[path];
    return path === '' || (there === undefined ? optional === true : there.version === version);
  });
}

/** The npm that runs us, else the one on PATH. @param {string[]} args */
function runNpm(args) {
  const path = process.env['npm_execpath'] ?? '';
  if (/npm-cli\.c?js$/.test(path)) return spawnSync(process.execPath, [path, ...args], { stdio: 'inherit' });
  return spawnSync('npm', args, { stdio: 'inherit', shell: process.platform === 'win32' });
}

function ensure() {
  const root = fileURLToPath(new URL('..', import.meta.url));
  const { engines } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  if (!isNewEnough(process.versions.node, engines.node)) {
    console.error(
      `Proxyscope needs Node ${engines.node}; this is ${process.versions.node}. Get a newer one from your system or nodejs.org.`,
    );
    return 1;
  }
  const lock = readFileSync(join(root, 'package-lock.json'), 'utf8');
  const stampFile = join(root, 'node_modules', '.proxyscope-installed');
  const major = process.versions.node.split('.')[0] ?? '';
  const stamp = [createHash('sha256').update(lock).digest('hex'), process.platform, process.arch, major].join(' ');
  if (existsSync(stampFile)) {
    if (readFileSync(stampFile, 'utf8') === stamp) return 0;
  } else {
    // Installed by hand perhaps: npm leaves its own list, and then there is nothing to do again.
    const list = join(root, 'node_modules', '.package-lock.json');
    if (existsSync(list) && isInstalled(JSON.parse(lock), JSON.parse(readFileSync(list, 'utf8')))) {
      writeFileSync(stampFile, stamp);
      return 0;
    }
  }
  console.log('Installing the packages of package-lock.json (half a minute or so) …');
  process.chdir(root);
  const { status, error } = runNpm(['ci', '--include=dev']);
  if (status !== 0) {
    console.error(
      `npm ci failed${error === undefined ? '' : `: ${error.message}`}. The lines above say why; then try again.`,
    );
    return 1;
  }
  mkdirSync(join(root, 'node_modules'), { recursive: true });
  writeFileSync(stampFile, stamp);
  return 0;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) process.exitCode = ensure();
