// The files of the project, as git tracks them.
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';

export interface SourceFile {
  path: string;
  text: string;
}

const BINARY = /\.(png|ico|woff2|zip|gz|pdf)$/;

export function trackedFiles(): SourceFile[] {
  const listed = execFileSync('git', ['ls-files', '-z'], { encoding: 'utf8' }).split('\0');
  const paths = listed.filter((path) => path !== '' && !BINARY.test(path) && existsSync(path));
  return paths.map((path) => ({ path, text: readFileSync(path, 'utf8') }));
}
