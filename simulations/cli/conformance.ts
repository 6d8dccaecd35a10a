// Recordings of real products, replayed: one JSON line a case, then the totals. What was typed wrong is told in one line, with exit status 2.
import { InputError, readArguments } from './arguments.ts';
import { caseFilesIn } from './conformance/case-file.ts';
import { verdictsOn } from './conformance/verdict.ts';

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

// Whoever reads may have seen enough (`conformance … | head`).
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  process.exit(error.code === 'EPIPE' ? 0 : 1);
});

try {
  perform(process.argv.slice(2));
} catch (error) {
  const isInput = error instanceof InputError;
  process.stderr.write(
    `conformance: ${isInput ? error.message : String(error instanceof Error ? error.stack : error)}\n`,
  );
  process.exitCode = isInput ? 2 : 1;
}
