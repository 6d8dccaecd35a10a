// What tidy means here. Each check takes files and gives complaints in words, so that a planted file can prove it.
import { dirname, posix } from 'node:path';
import ts from 'typescript';
import type { SourceFile } from './files.ts';

export const MOST_LINES = 300;
export const MOST_LINES_OF_A_FUNCTION = 70;

const CODE = /\.(ts|tsx|js|mjs|cjs)$/;
const STYLED = /\.(ts|tsx|js|mjs|cjs|css)$/;
const OWN_CODE = /^(app|simulations|scripts|vite|lint)\//;
const DATA = /(^|\/)(fixtures|golden|locales|library)\//;

const lines = (text: string) => text.replace(/\n$/, '').split('\n').length;

/** Long files hold two ideas. Words and data may be as long as they are. */
export const longFiles = (files: SourceFile[]) =>
  files
    .filter(({ path, text }) => STYLED.test(path) && !DATA.test(path) && lines(text) > MOST_LINES)
    .map(({ path, text }) => `${path}: ${String(lines(text))} lines, at most ${String(MOST_LINES)}`);

/**
 * Long functions, in what is ours to run. A function that declares others in it (a participant with private state, as
 * a class would be) is measured without them: they are measured themselves. (A test's describe block may be long.)
 */
export function longFunctions(files: SourceFile[]): string[] {
  const code = files.filter(({ path }) => OWN_CODE.test(path) && CODE.test(path));
  return code.flatMap(({ path, text }) => {
    const source = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
    return functionsIn(source)
      .map((node) => ({ line: lineOf(source, node.getStart(source)) + 1, length: ownLines(source, node) }))
      .filter(({ length }) => length > MOST_LINES_OF_A_FUNCTION)
      .map(({ line, length }) => `${path}:${String(line)}: a function of ${String(length)} lines`);
  });
}

const lineOf = (source: ts.SourceFile, position: number) => source.getLineAndCharacterOfPosition(position).line;

function functionsIn(source: ts.SourceFile): ts.Node[] {
  const found: ts.Node[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isFunctionLike(node) && 'body' in node && node.body !== undefined) found.push(node);
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

const isNamedFunction = (node: ts.Node) =>
  ts.isFunctionDeclaration(node) ||
  ts.isMethodDeclaration(node) ||
  (ts.isVariableDeclaration(node) && node.initializer !== undefined && ts.isFunctionLike(node.initializer));

/** Lines of a function but for those of the functions declared, by name, in it. */
function ownLines(source: ts.SourceFile, outer: ts.Node): number {
  const span = (node: ts.Node) => lineOf(source, node.end) - lineOf(source, node.getStart(source)) + 1;
  let own = span(outer);
  const visit = (node: ts.Node): void => {
    if (isNamedFunction(node)) own -= span(node);
    else ts.forEachChild(node, visit);
  };
  ts.forEachChild(outer, visit);
  return own;
}

/** Put together here, so that this file does not contain what it looks for. */
const MACHINE_PATH = new RegExp(`(?:/(?:${['work', 'tmp', 'root'].join('|')})/|[A-Z]:\\\\Users\\\\|/Users/[a-z]+/)`);

export const machinePaths = (files: SourceFile[]) => matching(files, MACHINE_PATH, 'a path of one machine');

const MARK = ['TO', 'DO'].join('');
const BARE_TODO = new RegExp(`\\b(?:${MARK}|FIXM[E]|XX[X])\\b(?!\\(#\\d+\\))`);

export const bareTodos = (files: SourceFile[]) =>
  matching(
    files.filter(({ path }) => CODE.test(path) || path.endsWith('.css')),
    BARE_TODO,
    `write ${MARK}(#issue), or do it`,
  );

function matching(files: SourceFile[], pattern: RegExp, complaint: string): string[] {
  return files.flatMap(({ path, text }) =>
    text
      .split('\n')
      .flatMap((line, index) => (pattern.test(line) ? [`${path}:${String(index + 1)}: ${complaint}`] : [])),
  );
}

/** Each file's first line says its part in the play. */
export const unintroduced = (files: SourceFile[]) =>
  files
    .filter(({ path, text }) => OWN_CODE.test(path) && CODE.test(path) && !/^(\/\/ |\/\*\*?)/.test(text))
    .map(({ path }) => `${path}: its first line does not say what it is for`);

/** Names that say nothing attract everything. */
export const vagueNames = (files: SourceFile[]) =>
  files
    .filter(({ path }) => /(^|[/.-])(utils?|helpers?|manager|common|misc)([/.-]|$)/i.test(path))
    .map(({ path }) => `${path}: the name does not say what is in it`);

/** Scripts that documents tell people to run. */
export function missingScripts(documents: SourceFile[], scripts: Record<string, string>): string[] {
  return documents.flatMap(({ path, text }) => {
    const named = [...text.matchAll(/\bnpm (?:run (?:--?[a-z]+ )*([a-z][\w:-]*)|(start|test)\b)/g)];
    const names = new Set(named.map((match) => match[1] ?? match[2] ?? ''));
    return [...names].filter((name) => scripts[name] === undefined).map((name) => `${path}: npm has no script ${name}`);
  });
}

/** Links from a document to a file of ours that is not there. */
export function brokenLinks(documents: SourceFile[], exists: (path: string) => boolean): string[] {
  return documents.flatMap(({ path, text }) =>
    [...text.matchAll(/\]\(([^)#\s]+)(?:#[^)]*)?\)/g)]
      .map((match) => match[1] ?? '')
      .filter((target) => !/^[a-z]+:/.test(target) && !exists(posix.join(dirname(path), target)))
      .map((target) => `${path}: links to ${target}, which is not there`),
  );
}

/** A decision is told in three parts. */
export const incompleteDecisions = (files: SourceFile[]) =>
  files
    .filter(({ path }) => /^docs\/decisions\/\d{4}-/.test(path))
    .flatMap(({ path, text }) =>
      ['Context', 'Decision', 'Consequences']
        .filter((part) => !text.includes(`\n## ${part}\n`))
        .map((part) => `${path}: has no part "${part}"`),
    );
