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
export function sim(...words: readonly string[]): Finished {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['scripts/run-cli.mjs', 'sim', ...words], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 200_000_000,
  });
  return { status, stdout, stderr };
}

/** A file that exists while `use` runs. */
export function withFile<T>(content: string, use: (path: string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), 'scenario-'));
  const path = join(folder, 'scenario.json');
  writeFileSync(path, content);
  try {
    return use(path);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
