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

/** Lines of at most `width`, broken between words. */
export function wrapped(text: string, width: number, size: number, isBold: boolean): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (line !== '' && textWidth(longer, size, isBold) > width) {
      lines.push(line);
      line = word;
    } else line = longer;
  }
  return [...lines, line];
}
