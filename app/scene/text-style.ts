// How a text is set: in one style, and in lines that are not too long.
import type { Spot, Wanted } from './place-captions.ts';
import type { CaptionKind, Tone } from './scene.ts';
import { textWidth } from './text-width.ts';

type Text = Pick<Wanted, 'key' | 'text'> & { readonly spots: readonly Spot[] } & Partial<Pick<Wanted, 'isInside'>>;

export const styled =
  (kind: CaptionKind, tone: Tone, size: number, isBold: boolean) =>
  (text: Text): Wanted => ({
    kind,
    tone,
    size,
    isBold,
    ...text,
  });

/** Lines of at most `width`, broken between words; in Chinese, that sets none apart, after its commas and colons. */
export function wrapped(text: string, width: number, size: number, isBold: boolean): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const piece of text.split(/(?<=[ ，、：])/u)) {
    const longer = line + piece;
    if (line !== '' && textWidth(longer.trimEnd(), size, isBold) > width) {
      lines.push(line.trimEnd());
      line = piece;
    } else line = longer;
  }
  return [...lines, line.trimEnd()];
}
