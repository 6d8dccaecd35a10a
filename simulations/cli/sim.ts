// The simulator without a browser. Standard output is JSON and nothing else; what was typed wrong is told in one line, with exit status 2.
import type { Arguments, Option } from './arguments.ts';
import { InputError, readArguments } from './arguments.ts';
import { list } from './commands/list.ts';
import { matrix } from './commands/matrix.ts';
import { messages } from './commands/messages.ts';
import { run } from './commands/run.ts';
import { trace } from './commands/trace.ts';
import { performCommand } from './perform-command.ts';

interface Command {
  readonly options: readonly Option[];
  readonly takesOperand: boolean;
  /** One JSON value, or lines that are JSON each. */
  readonly output: (typed: Arguments) => { readonly value: unknown } | { readonly lines: Iterable<string> };
}

const one =
  (of: (typed: Arguments) => unknown): Command['output'] =>
  (typed) => ({ value: of(typed) });

const COMMANDS: Readonly<Record<string, Command>> = {
  list: { options: [], takesOperand: false, output: one(list) },
  matrix: { options: ['--all'], takesOperand: true, output: one(matrix) },
  run: { options: ['--seed', '--until', '--no-trace'], takesOperand: true, output: one(run) },
  trace: { options: ['--seed', '--until'], takesOperand: true, output: (typed) => ({ lines: trace(typed) }) },
  messages: { options: ['--seed', '--until', '--exchange'], takesOperand: true, output: one(messages) },
};

const USAGE = 'list | matrix MODE | matrix --all | run SCENARIO | trace SCENARIO | messages SCENARIO';

function perform([name = '', ...words]: readonly string[]): void {
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (!command)
    throw new InputError(name === '' ? `no command given: ${USAGE}` : `unknown command "${name}": ${USAGE}`);
  const typed = readArguments(words, command.options);
  if (!command.takesOperand && typed.operand !== null) throw new InputError(`${name} takes no "${typed.operand}"`);
  const output = command.output(typed);
  if ('value' in output) process.stdout.write(`${JSON.stringify(output.value, null, 2)}\n`);
  else writeLines(output.lines);
}

const CHUNK = 65_536;

function writeLines(lines: Iterable<string>): void {
  let text = '';
  for (const line of lines) {
    text += `${line}\n`;
    if (text.length > CHUNK) {
      process.stdout.write(text);
      text = '';
    }
  }
  process.stdout.write(text);
}

performCommand('sim', perform);
