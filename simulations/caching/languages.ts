// Accept-Language in a form that is the same for the same wishes, as RFC 9111 §4.1 allows where the meaning is known (RFC 9110 §12.5.4).
import { allValues, listValues, trimmed } from '../http/fields.ts';
import type { Request, Response } from '../http/message.ts';

interface Wish {
  readonly range: string;
  /** In thousandths (RFC 9110 §12.4.2). */
  readonly weight: number;
}

/** Null when the field is not well formed: then nothing is known of its meaning. */
function wishesIn(text: string): Wish[] | null {
  const wishes: Wish[] = [];
  for (const part of text.split(',').map(trimmed)) {
    if (part === '') continue;
    const [, range, quality] =
      /^([a-z]{1,8}(?:-[a-z0-9]{1,8})*|\*)(?:[ \t]*;[ \t]*q=(0(?:\.\d{0,3})?|1(?:\.0{0,3})?))?$/iu.exec(part) ?? [];
    if (range === undefined) return null;
    wishes.push({ range: range.toLowerCase(), weight: Math.floor(Number(quality ?? '1') * 1000 + 0.5) });
  }
  return wishes;
}

const before = (a: Wish, b: Wish): number =>
  b.weight - a.weight || (a.range < b.range ? -1 : a.range > b.range ? 1 : 0);

/** Case does not count, nor does the order of what is wished for equally. */
export function normalisedLanguages(text: string): string {
  const wishes = wishesIn(text);
  return wishes === null
    ? text
    : wishes
        .sort(before)
        .map(({ range, weight }) => `${range};q=${weight}`)
        .join(',');
}

/** Whether the response is in the one language that the request likes best: nothing that was asked for another way could suit it better. */
export function wantsLanguageOf(response: Response, request: Request): boolean {
  const [language, ...more] = listValues(response.fields, 'Content-Language').map((tag) => tag.toLowerCase());
  const wishes = wishesIn(allValues(request.fields, 'Accept-Language').join(','));
  const [best, next] = [...(wishes ?? [])].sort(before);
  if (language === undefined || more.length > 0 || best === undefined) return false;
  return best.range === language && best.weight > (next?.weight ?? 0);
}
