// Words that stand alone say what they mean: captions name no unseen neighbour, and switches are noun phrases that fit any sentence.
import { describe, expect, it } from 'vitest';
import { EN, ZH } from './all-words.ts';

describe.each([
  ['en', EN],
  ['zh-CN', ZH],
] as const)('in %s', (_, words) => {
  it('the name of a mode leans on no other', () => {
    for (const { name } of Object.values(words.modes)) expect(name).not.toMatch(/^(?:the same|同上|同样)/iu);
  });

  it('the name of a switch says what it is of', () => {
    const names = Object.values(words.controls.switchNames);
    expect(new Set(names.filter((name) => /^(?:it|what it is|它|take|one)\b|^它/iu.test(name)))).toEqual(new Set());
    expect(names.filter((name) => /\b(?:asked|stands|serves|for all)$/u.test(name))).toEqual([]);
  });

  it('the resolver that clients ask is named as theirs', () => {
    const { observers, observersShort } = words.facts;
    expect([observers['client_resolver'], observersShort['client_resolver'], words.ui.lenses.client_resolver]).toEqual([
      expect.stringMatching(/^(?:Client|客户端)/u),
      expect.stringMatching(/^(?:Client|客户端)/u),
      observers['client_resolver'],
    ]);
  });

  it('a title counts no more than it lists', () => {
    expect(words.four.title).not.toMatch(/four|四/iu);
  });
});
