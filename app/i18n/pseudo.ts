// The pseudo-language: each text in brackets and half as long again, so that clipped labels and literal strings show.

/** Words of nine letters: as long as many are in languages that put theirs together, and not so long that no line could ever hold them. */
const FILL = 'ẋẏżẃẋẏżẃẋ ';

/** `text` in brackets, lengthened by at least half. */
export function lengthenedText(text: string): string {
  if (text === '') return '';
  let tail = '';
  while (tail.length < text.length / 2) tail += FILL[tail.length % FILL.length] ?? '';
  return `⟦${text}${tail === '' ? '' : ` ${tail.trimEnd()}`}⟧`;
}

/** The same catalogue with every text, and the result of every function, lengthened. Formats of numbers stay as they are. */
export function lengthened<T>(catalogue: T): T {
  return stretch(catalogue) as T;
}

function stretch(value: unknown): unknown {
  if (typeof value === 'string') return lengthenedText(value);
  if (typeof value === 'function') {
    return (...given: readonly unknown[]): unknown =>
      stretch((value as (...all: readonly unknown[]) => unknown)(...given));
  }
  if (Array.isArray(value)) return value.map(stretch);
  if (value instanceof Promise) return value.then(stretch);
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(
      Object.entries(value).map(([key, inner]) => [key, key === 'format' ? inner : stretch(inner)]),
    );
  }
  return value;
}
