// Where a line may end in a language that sets no spaces between its words, so that none is broken: 用户在|网站上的|身份.
import type { Locale } from './locale.ts';

/** Words of this field, which dictionaries take apart. */
const TERMS = /(客户端|服务器|源站|互联网|字节)/u;

type Word = Pick<Intl.SegmentData, 'segment' | 'isWordLike'>;

const segmenters = new Map<Locale, Intl.Segmenter>();

/** The parts of `text` between which a line may end; joined they are the text. Where words stand apart, the text itself. */
export function phrasesOf(text: string, locale: Locale): readonly string[] {
  if (locale !== 'zh-CN' || !('Segmenter' in Intl)) return [text];
  const segmenter = segmenters.get(locale) ?? new Intl.Segmenter(locale, { granularity: 'word' });
  segmenters.set(locale, segmenter);
  const words = text.split(TERMS).flatMap((part, place): readonly Word[] => {
    // Every other part is a term.
    if (place % 2 === 1) return [{ segment: part, isWordLike: true }];
    return [...segmenter.segment(part)];
  });
  const phrases: string[] = [];
  let mayEnd = false;
  for (const { segment, isWordLike } of words) {
    const isWord = isWordLike === true && /\p{Script=Han}/u.test(segment);
    // A single character belongs to the word before it, as in 网站上的.
    if (mayEnd && isWord && segment.length > 1) phrases.push(segment);
    else phrases.push((phrases.pop() ?? '') + segment);
    mayEnd = isWord;
  }
  return phrases;
}
