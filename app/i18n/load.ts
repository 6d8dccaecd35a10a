// Fetches the words of one language; each is a chunk of its own, so nobody loads a language that he does not read.
import type { Locale } from './locale.ts';
import type { Messages } from './messages.ts';
import { lengthened } from './pseudo.ts';

const LOADERS: Readonly<Record<Locale, () => Promise<{ readonly messages: Messages }>>> = {
  en: () => import('./locales/en/index.ts'),
  'zh-CN': () => import('./locales/zh-CN/index.ts'),
};

/** `long` asks for the pseudo-language: every text half as long again, to see what it does to the layout. */
export async function loadMessages(locale: Locale, long = false): Promise<Messages> {
  const { messages } = await LOADERS[locale]();
  return long ? lengthened(messages) : messages;
}
