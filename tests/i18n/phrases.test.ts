// Lines end between words: joined the phrases are the text, and no word is in two of them.
import { describe, expect, it } from 'vitest';
import { phrasesOf } from '../../app/i18n/phrases.ts';
import { FACTS } from '../../simulations/index.ts';
import { ZH } from './all-words.ts';

describe('phrases', () => {
  it('leave alone what has spaces', () => {
    expect(phrasesOf('Which site is visited', 'en')).toEqual(['Which site is visited']);
  });

  it.each([
    ['用户在网站上的身份', '身份'],
    ['A · SOCKS 服务器', '服务器'],
    ['年龄', '年龄'],
    ['读到源站地址的外部各方', '地址'],
    ['到达源站的请求', '请求'],
    ['客户端的 IP 地址', '客户端'],
  ])('of %s keep %s whole', (text, word) => {
    const phrases = phrasesOf(text, 'zh-CN');
    expect(phrases.join('')).toBe(text);
    expect(phrases.some((phrase) => phrase.includes(word))).toBe(true);
  });

  it('leave no single character alone', () => {
    expect(phrasesOf('用户在网站上的身份', 'zh-CN')).toEqual(['用户在', '网站上的', '身份']);
  });

  it('are more than one for what is long, and begin with no mark', () => {
    for (const text of [...FACTS.map((fact) => ZH.facts.facts[fact]), ...Object.values(ZH.four.measures)]) {
      const phrases = phrasesOf(text, 'zh-CN');
      expect(phrases.join('')).toBe(text);
      if (text.replace(/\P{Script=Han}/gu, '').length > 6) expect(phrases.length, text).toBeGreaterThan(1);
      for (const phrase of phrases) expect(phrase).not.toMatch(/^[，。；：、）”]/u);
    }
  });
});
