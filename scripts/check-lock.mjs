// Guards package-lock.json: no download addresses (each reader's npm asks its own registry), and no optional
// package lost. npm forgets platform binaries that its registry lacked on the day, without a word; then the lock
// installs on the machine that wrote it and nowhere else.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/**
 * @param {string} text the lock file
 * @returns {string[]} what is wrong with it, in words
 */
export function faultsOfLock(text) {
  /** @type {{ lockfileVersion?: number, packages?: Record<string, LockedPackage> }} */
  const lock = JSON.parse(text);
  if (lock.packages === undefined) return ['the lock has no "packages": written by an npm older than 7'];
  /** @type {string[]} */
  const faults = [];
  for (const [path, entry] of Object.entries(lock.packages)) {
    if (entry.resolved !== undefined && entry.link !== true) faults.push(`${path}: records a download address`);
    if (path !== '' && entry.link !== true && entry.integrity === undefined && entry.inBundle !== true) {
      faults.push(`${path}: has no integrity hash`);
    }
    if (/(?:git\+|github:|https?:)/.test(entry.version ?? '')) faults.push(`${path}: does not come from a registry`);
    for (const name of Object.keys(entry.optionalDependencies ?? {})) {
      if (!isLocked(lock.packages, path, name)) faults.push(`${path || 'package.json'}: optional ${name} is missing`);
    }
  }
  return faults;
}

/**
 * Node's own search: the package's node_modules, then each one further up.
 * @param {Record<string, LockedPackage>} packages
 * @param {string} from
 * @param {string} name
 */
function isLocked(packages, from, name) {
  for (let folder = from; ; folder = folder.slice(0, Math.max(0, folder.lastIndexOf('node_modules/') - 1))) {
    if (packages[`${folder}${folder === '' ? '' : '/'}node_modules/${name}`] !== undefined) return true;
    if (folder === '') return false;
  }
}

/**
 * @typedef {{ version?: string, resolved?: string, integrity?: string, link?: boolean, inBundle?: boolean,
 *   optionalDependencies?: Record<string, string> }} LockedPackage
 */

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const faults = faultsOfLock(readFileSync(new URL('../package-lock.json', import.meta.url), 'utf8'));
  for (const fault of faults) console.error(`package-lock.json: ${fault}`);
  if (faults.length > 0) {
    console.error('Mend it with: rm -rf node_modules package-lock.json && npm install, from a complete registry.');
    process.exit(1);
  }
}
