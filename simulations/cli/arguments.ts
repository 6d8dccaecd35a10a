// What was typed after the command's name: one operand at most, and options that the command knows.

/** Something that was typed wrong; told in one line, with exit status 2. */
export class InputError extends Error {
  override readonly name = 'InputError';
}

export interface Arguments {
  readonly operand: string | null;
  /** Milliseconds of the run's clock. */
  readonly until: number | null;
  readonly seed: number | null;
  readonly exchange: number | null;
  readonly all: boolean;
  readonly noTrace: boolean;
}

const NUMBERS = { '--seed': 'seed', '--until': 'until', '--exchange': 'exchange' } as const;
const FLAGS = { '--all': 'all', '--no-trace': 'noTrace' } as const;

export type Option = keyof typeof NUMBERS | keyof typeof FLAGS;

const isNumberOption = (name: string): name is keyof typeof NUMBERS => name in NUMBERS;

/** Reads `typed` for a command that knows `options`. Errors: InputError with what to write. */
export function readArguments(typed: readonly string[], options: readonly Option[]): Arguments {
  const read: { -readonly [K in keyof Arguments]: Arguments[K] } = {
    ...{ operand: null, until: null, seed: null, exchange: null },
    ...{ all: false, noTrace: false },
  };
  for (let at = 0; at < typed.length; at += 1) {
    const word = typed[at] ?? '';
    const [name = '', inline] = word.split('=', 2);
    if (!word.startsWith('--')) {
      if (read.operand !== null) throw new InputError(`"${word}" is one too many: "${read.operand}" was given already`);
      read.operand = word;
      continue;
    }
    const option = options.find((candidate) => candidate === name);
    if (option === undefined)
      throw new InputError(`unknown option ${name}; known here: ${options.join(', ') || 'none'}`);
    if (isNumberOption(option)) {
      at += inline === undefined ? 1 : 0;
      read[NUMBERS[option]] = numberOf(option, inline ?? typed[at]);
    } else if (inline === undefined) read[FLAGS[option]] = true;
    else throw new InputError(`${option} takes no value, but "${inline}" was given`);
  }
  return read;
}

const BOUNDS = { '--seed': [0, 4_294_967_295], '--until': [0, 86_400_000], '--exchange': [1, 2_000_000] } as const;

function numberOf(option: keyof typeof NUMBERS, text: string | undefined): number {
  const [least, most] = BOUNDS[option];
  const value = text === undefined || !/^\d+(\.\d+)?$/u.test(text) ? NaN : Number(text);
  const isWhole = option === '--until' || Number.isInteger(value);
  if (isWhole && value >= least && value <= most) return value;
  const kind = option === '--until' ? 'number of milliseconds' : 'whole number';
  throw new InputError(
    `${option}: found ${text === undefined ? 'nothing' : `"${text}"`}, write a ${kind} from ${least} to ${most}`,
  );
}
