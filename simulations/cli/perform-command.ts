// How every command begins and ends: what was typed wrong is told in one line, with exit status 2; a fault of ours with its trace, and 1.
import { InputError } from './arguments.ts';

/** Runs `perform` on the words after the command's name. `name`: before each message on standard error. */
export function performCommand(name: string, perform: (words: readonly string[]) => void): void {
  // Whoever reads may have seen enough (`… | head`).
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    process.exit(error.code === 'EPIPE' ? 0 : 1);
  });
  try {
    perform(process.argv.slice(2));
  } catch (error) {
    const isInput = error instanceof InputError;
    const told = isInput ? error.message : String(error instanceof Error ? error.stack : error);
    process.stderr.write(`${name}: ${told}\n`);
    process.exitCode = isInput ? 2 : 1;
  }
}
