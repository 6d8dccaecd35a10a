// Recordings of real products, replayed: one JSON line a case, then the totals. What was typed wrong is told in one line, with exit status 2.
import { InputError, readArguments } from './arguments.ts';
import { caseFilesIn } from './conformance/case-file.ts';
import { verdictsOn } from './conformance/verdict.ts';
import { performCommand } from './perform-command.ts';

function perform(words: readonly string[]): void {
  const { operand } = readArguments(words, []);
  if (operand === null) throw new InputError('no folder named: give the one that holds the case files (*.json)');
  const totals = { pass: 0, fail: 0, unsupported: 0 };
  let lines = '';
  for (const file of caseFilesIn(operand)) {
    for (const verdict of verdictsOn(file)) {
      totals[verdict.result] += 1;
      lines += `${JSON.stringify(verdict)}\n`;
    }
  }
  process.stdout.write(`${lines}${JSON.stringify(totals)}\n`);
}

performCommand('conformance', perform);
