// The languages there are, and which of them suits a reader.

export const LOCALES = ['en', 'zh-CN'] as const;
export type Locale = (typeof LOCALES)[number];

/** Each language in its own words, for the choice of language: never translated. */
export const LOCALE_NAMES: Readonly<Record<Locale, string>> = { en: 'English', 'zh-CN': '简体中文' };

export const isLocale = (text: string): text is Locale => (LOCALES as readonly string[]).includes(text);

/** The first of the reader's languages that we have, by primary tag (RFC 4647 §3.4, lookup); English when none is. */
export function matchLocale(wanted: readonly string[]): Locale {
  for (const tag of wanted) {
    const primary = tag.toLowerCase().split('-')[0];
    if (primary === 'zh') return 'zh-CN';
    if (primary === 'en') return 'en';
  }
  return 'en';
}
