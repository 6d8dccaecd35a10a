// Runs the command line as a user does, in a process of its own.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../..', import.meta.url));

export interface Finished {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** `npm run --silent sim -- …` without npm. */
export const sim = (...words: readonly string[]): Finished => command('sim', words);

/** `npm run --silent conformance -- …` without npm. */
export const conformance = (...words: readonly string[]): Finished => command('conformance', words);

function command(name: string, words: readonly string[]): Finished {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['scripts/run-cli.mjs', name, ...words], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 200_000_000,
  });
  return { status, stdout, stderr };
}

/** A file that exists while `use` runs. */
export const withFile = <T>(content: string, use: (path: string) => T): T =>
  withFolder({ 'scenario.json': content }, (folder) => use(join(folder, 'scenario.json')));

/** A folder of files, by name, that exists while `use` runs. */
export function withFolder<T>(files: Readonly<Record<string, string>>, use: (folder: string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), 'proxyscope-'));
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
  try {
    return use(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
