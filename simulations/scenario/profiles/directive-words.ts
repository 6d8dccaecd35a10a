// The words of a product's configuration: directives parted, quotes opened, and a clear complaint about those that mean nothing here.

/** A directive that a profile does not know, or knows with other words after it. */
export class DirectiveError extends Error {
  override readonly name = 'DirectiveError';
  readonly directive: string;

  /** `advice`: what may be written instead. */
  constructor(product: string, directive: string, found: string, advice: string) {
    super(`${product}: ${found} in "${directive}"; ${advice}`);
    this.directive = directive;
  }
}

/** Parts of a text between separators that stand outside quotes; quotes stay. */
function partedOutsideQuotes(text: string, separator: RegExp): string[] {
  const parts: string[] = [];
  let part = '';
  let quote: string | null = null;
  for (let i = 0; i < text.length; i += 1) {
    const character = text.charAt(i);
    if (character === '\\') {
      part += character + text.charAt(i + 1);
      i += 1;
    } else if (quote === null && separator.test(character)) {
      parts.push(part);
      part = '';
    } else {
      if (character === quote) quote = null;
      else if (quote === null && (character === '"' || character === "'")) quote = character;
      part += character;
    }
  }
  parts.push(part);
  return parts.map((text_) => text_.trim()).filter((text_) => text_ !== '');
}

/** One string may hold several directives, parted by semicolons or line ends. */
export const directivesIn = (texts: readonly string[]): string[] =>
  texts.flatMap((text) => partedOutsideQuotes(text, /[;\n]/u)).filter((text) => !text.startsWith('#'));

/** The words of one directive; quotes round a word are opened, and a backslash before a quote, a space or itself goes. */
export const wordsOf = (directive: string): string[] =>
  partedOutsideQuotes(directive, /\s/u).map((word) => {
    const isQuoted = /^(["']).*\1$/su.test(word) && word.length > 1;
    return (isQuoted ? word.slice(1, -1) : word).replace(/\\([\s"'\\#])/gu, '$1');
  });

/** Reads the words after a directive's name. */
export type Reader = (words: readonly string[], directive: string) => void;

/** Hands every directive to the reader of its name; the longest name wins ("option forwardfor" before "option"). */
export function readDirectives(
  product: string,
  texts: readonly string[],
  readers: Readonly<Record<string, Reader>>,
): void {
  for (const directive of directivesIn(texts)) {
    const words = wordsOf(directive);
    const name = [words.slice(0, 2).join(' '), words[0] ?? ''].find((candidate) => Object.hasOwn(readers, candidate));
    const read = name === undefined ? undefined : readers[name];
    if (name === undefined || !read) {
      const known = Object.keys(readers).sort().join(', ');
      throw new DirectiveError(
        product,
        directive,
        `"${words[0] ?? ''}" is no directive that is known`,
        `known are: ${known}`,
      );
    }
    read(words.slice(name.split(' ').length), directive);
  }
}
