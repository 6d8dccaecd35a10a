// Collects the licences of every package whose code is in the build into THIRD-PARTY-LICENSES.txt, and refuses a
// package that may not be shipped with a project under MIT.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Plugin } from 'vite';

const ALLOWED = ['MIT', 'ISC', '0BSD', 'BSD-2-Clause', 'BSD-3-Clause', 'Apache-2.0'];
const FILE = 'THIRD-PARTY-LICENSES.txt';

interface Shipped {
  name: string;
  version: string;
  license: string;
  text: string;
}

interface Manifest {
  name?: string;
  version?: string;
  license?: string;
}

/** The package that a file belongs to: the nearest folder upward whose package.json has a name and a version. */
function folderOfPackage(file: string): string | undefined {
  if (!/[\\/]node_modules[\\/]/.test(file) || file.startsWith('\0')) return undefined;
  for (let folder = dirname(file); folder !== dirname(folder); folder = dirname(folder)) {
    const manifest = join(folder, 'package.json');
    if (!existsSync(manifest)) continue;
    const { name, version } = JSON.parse(readFileSync(manifest, 'utf8')) as Manifest;
    if (name !== undefined && version !== undefined) return folder;
  }
  return undefined;
}

function describePackage(folder: string): Shipped {
  const {
    name = '',
    version = '',
    license = 'none',
  } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Manifest;
  if (!ALLOWED.includes(license))
    throw new Error(`${name} ${version} has the licence "${license}"; allowed: ${ALLOWED.join(', ')}`);
  const file = readdirSync(folder).find((entry) => /^licen[cs]e(\.(md|txt))?$/i.test(entry));
  if (file === undefined) throw new Error(`${name} ${version} comes without the text of its licence`);
  return { name, version, license, text: readFileSync(join(folder, file), 'utf8').trim() };
}

/** The document, for the files that went into a build. */
export function listLicenses(files: Iterable<string>): string {
  const folders = new Set(
    [...files].map((file) => folderOfPackage(file.split('?')[0] ?? file)).filter((f) => f !== undefined),
  );
  const shipped = [...folders].map(describePackage);
  shipped.sort((a, b) => (`${a.name}@${a.version}` < `${b.name}@${b.version}` ? -1 : 1));
  const head = 'Proxyscope is shipped with code of these packages, each under its own licence.';
  const parts = shipped.map(({ name, version, license, text }) => `${name} ${version} (${license})\n\n${text}`);
  return `${[head, ...parts].join(`\n\n${'-'.repeat(80)}\n\n`)}\n`;
}

/** @param elsewhere files that reach the build by another way than its module graph (the worker's) */
export function thirdPartyLicenses(elsewhere: Iterable<string>): Plugin {
  return {
    name: 'proxyscope:third-party-licenses',
    apply: 'build',
    generateBundle(_options, bundle) {
      const chunks = Object.values(bundle).filter((part) => part.type === 'chunk');
      const files = [...chunks.flatMap((chunk) => chunk.moduleIds), ...elsewhere];
      this.emitFile({ type: 'asset', fileName: FILE, source: listLicenses(files) });
    },
  };
}
