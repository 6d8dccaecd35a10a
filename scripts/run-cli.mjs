// Runs a command of simulations/cli:  node scripts/run-cli.mjs sim list
// Node 20 reads no TypeScript, so the command is bundled into a cache folder, anew only when a source has changed.
// Standard output belongs to the command alone.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const cache = join(root, 'node_modules', '.cache', 'proxyscope', 'cli');

/** A fingerprint of everything that could change the bundle: names, sizes and times of the sources. */
function fingerprint() {
  const hash = createHash('sha256');
  const sources = join(root, 'simulations');
  const names = readdirSync(sources, { recursive: true, encoding: 'utf8' }).filter((name) => /\.(ts|json)$/.test(name));
  const files = [
    ...names.sort().map((name) => join(sources, name)),
    join(root, 'package-lock.json'),
    fileURLToPath(import.meta.url),
  ];
  for (const file of files) {
    const { size, mtimeMs } = statSync(file);
    hash.update(`${file}\0${String(size)}\0${String(mtimeMs)}\n`);
  }
  return hash.digest('hex');
}

/**
 * @param {string} entry
 * @param {string} name
 */
async function bundle(entry, name) {
  const { build } = await import('vite');
  // Made aside and moved into place, so that two commands started at once cannot read half a file.
  const aside = join(cache, `.${name}-${String(process.pid)}`);
  await build({
    root,
    configFile: false,
    logLevel: 'silent',
    ssr: { noExternal: true },
    build: {
      ssr: entry,
      outDir: aside,
      emptyOutDir: true,
      copyPublicDir: false,
      minify: false,
      target: 'node20',
      rolldownOptions: { output: { entryFileNames: `${name}.mjs`, codeSplitting: false } },
    },
  });
  renameSync(join(aside, `${name}.mjs`), join(cache, `${name}.mjs`));
  rmSync(aside, { recursive: true, force: true });
}

const [name = '', ...args] = process.argv.slice(2);
const entry = join(root, 'simulations', 'cli', `${name}.ts`);
if (!/^[a-z-]+$/.test(name) || !existsSync(entry)) {
  console.error(`run-cli: there is no command "${name}" (simulations/cli/${name}.ts)`);
  process.exit(2);
}
if (!existsSync(join(root, 'node_modules', 'vite'))) {
  console.error('run-cli: the packages are missing; run npm ci first');
  process.exit(1);
}

const output = join(cache, `${name}.mjs`);
const stamp = join(cache, `${name}.stamp`);
const now = fingerprint();
if (!existsSync(output) || !existsSync(stamp) || readFileSync(stamp, 'utf8') !== now) {
  mkdirSync(cache, { recursive: true });
  try {
    await bundle(entry, name);
  } catch (error) {
    console.error(`run-cli: ${name} cannot be built: ${error instanceof Error ? error.message : String(error)}`);
    process.exit(1);
  }
  writeFileSync(stamp, now);
}
process.argv = [process.argv[0] ?? 'node', output, ...args];
await import(pathToFileURL(output).href);
