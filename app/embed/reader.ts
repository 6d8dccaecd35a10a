// Reads the parameters of one link, each once: whatever cannot be used is replaced and noted, and nothing throws.
import type { Notice } from '../state/notice.ts';

export class Reader {
  readonly notices: Notice[] = [];
  readonly #given: URLSearchParams;
  readonly #read = new Set<string>();

  constructor(query: string) {
    this.#given = new URLSearchParams(query);
  }

  /** The text of a parameter; the last one where it is given several times. */
  text(name: string): string | null {
    this.#read.add(name);
    return this.#given.getAll(name).at(-1) ?? null;
  }

  /** The value that the parameter's word stands for, or `otherwise` with a notice when it is none of them. */
  word<Value>(name: string, words: ReadonlyMap<string, Value>, otherwise: Value): Value {
    const found = this.text(name);
    if (found === null) return otherwise;
    const value = words.get(found);
    if (value !== undefined) return value;
    const used = [...words].find(([, other]) => other === otherwise)?.[0] ?? String(otherwise);
    this.notices.push({ kind: 'value-unknown', parameter: name, found, allowed: [...words.keys()], used });
    return otherwise;
  }

  /** Those of `words` that are named, joined by commas, in the order of `words`; each that is none of them is noted. */
  some(name: string, words: readonly string[]): readonly string[] {
    const given = this.text(name)?.split(',') ?? [];
    for (const found of given) {
      if (found !== '' && !words.includes(found)) {
        this.note({ kind: 'value-unknown', parameter: name, found, allowed: words, used: '–' });
      }
    }
    return words.filter((word) => given.includes(word));
  }

  /** A number between `least` and `most`; one beyond is brought back to the nearer end, and noted. */
  number(name: string, { least, most, whole }: NumberRange, otherwise: number): number {
    const found = this.text(name);
    if (found === null) return otherwise;
    const given = found.trim() === '' ? NaN : Number(found);
    const usable = Number.isFinite(given) && (!whole || Number.isInteger(given)) ? given : otherwise;
    const used = Math.min(Math.max(usable, least), most);
    if (used !== given) this.notices.push({ kind: 'number-out-of-range', parameter: name, found, least, most, used });
    return used;
  }

  note(notice: Notice): void {
    this.notices.push(notice);
  }

  /** Notes every parameter that nobody asked for. */
  finish(): void {
    for (const name of new Set(this.#given.keys())) {
      if (!this.#read.has(name)) {
        this.notices.push({ kind: 'parameter-unknown', parameter: name, found: this.#given.get(name) ?? '' });
      }
    }
  }
}

export interface NumberRange {
  readonly least: number;
  readonly most: number;
  readonly whole: boolean;
}
