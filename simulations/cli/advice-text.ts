// Problems of a file in English, one line each; the page has these sentences in its catalogues.
import type { Advice, Problem } from '../scenario/problem.ts';

function adviceText(advice: Advice): string {
  const { key, params } = advice;
  switch (key) {
    case 'rename-key':
      return `did you mean "${params.nearest}"?`;
    case 'remove-key':
      return `remove it; known here: ${params.known}`;
    case 'add-key':
      return `add "${params.key}"`;
    case 'write-expected':
      return `write for example ${params.expected}`;
    case 'write-number':
      return `write a number from ${params.least} to ${params.most}`;
    case 'write-whole-number':
      return `write a whole number from ${params.least} to ${params.most}`;
    case 'choose-one-of':
      return `choose one of ${params.choices}`;
    case 'use-teaching-address':
      return `use an address of a documentation or private range, as ${params.example}`;
    case 'write-field-line':
    case 'write-path':
      return `write it as "${params.example}"`;
    case 'write-shorter':
      return `use at most ${params.most} characters`;
    case 'list-fewer':
      return `list at most ${params.most}`;
    case 'list-at-least':
      return `list at least ${params.least}`;
    case 'write-json':
      return `it is not JSON: ${params.why}`;
    case 'use-version':
      return `this program reads version ${params.version}`;
    case 'use-other-id':
      return `${params.taken} has it already; choose another`;
    case 'use-other-address':
      return `"${params.owner}" has it already; choose another`;
    default:
      return adviceOnMeaning(advice);
  }
}

/** Advice on what a file of the right form says. */
function adviceOnMeaning(advice: Advice): string {
  const { key, params } = advice;
  switch (key) {
    case 'name-existing':
      return `did you mean "${params.nearest}"?`;
    case 'name-any-existing':
      return `name one that exists (${params.kinds}), or add it`;
    case 'join-two-nodes':
      return `join "${params.node}" to another node`;
    case 'remove-second-link':
      return `"${params.from}" and "${params.to}" are joined already; remove one of the links`;
    case 'add-link':
      return `add a link between "${params.from}" and "${params.to}"`;
    case 'ask-for-less':
      return `lower the rates or shorten the run: at most ${params.most} requests are simulated`;
    case 'end-after-start':
      return `end at ${params.start} or later`;
    case 'come-before-end':
      return `the run ends at ${params.end}; come before, or lengthen it`;
    case 'name-resolver':
      return `a resolver over HTTPS needs a name, as "${params.example}"`;
    case 'use-known-directive':
      return params.why;
    case 'nest-less':
      return `nest at most ${params.most} levels`;
    case 'write-less':
      return `write less: at most ${params.most}`;
    default:
      return '';
  }
}

const cut = (text: string): string => (text.length > 160 ? `${text.slice(0, 160)}…` : text);

/** The first problem in one line, and how many more there are. */
export function problemsText(problems: readonly Problem[]): string {
  const [first] = problems;
  if (!first) return 'not readable';
  const { path, found, expected, advice } = first;
  const more = problems.length > 1 ? ` (and ${problems.length - 1} more)` : '';
  const line = `${path === '' ? 'the file' : path}: found ${found}, expected ${cut(expected)}; ${adviceText(advice)}${more}`;
  return line.replace(/\p{Cc}+/gu, ' ');
}
