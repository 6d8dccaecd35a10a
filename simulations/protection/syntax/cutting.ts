// Octets cut into a head's lines and what follows it (RFC 9112 §2.1, §2.2): empty lines before it are skipped, a bare LF ends a line too.

export interface CutHead {
  /** Without their line ends; the first is the request line. */
  readonly lines: readonly string[];
  /** Octets of each line with its end. */
  readonly sizes: readonly number[];
  /** What stands after the empty line. */
  readonly rest: string;
}

/** Null: the empty line that ends the head has not come. */
export function cutHead(text: string): CutHead | null {
  const lines: string[] = [];
  const sizes: number[] = [];
  for (let start = 0; ;) {
    const end = text.indexOf('\n', start);
    if (end < 0) return null;
    const line = text.slice(start, text[end - 1] === '\r' && end > start ? end - 1 : end);
    const size = end + 1 - start;
    start = end + 1;
    if (line === '' && lines.length === 0) continue;
    if (line === '') return { lines, sizes, rest: text.slice(start) };
    lines.push(line);
    sizes.push(size);
  }
}
