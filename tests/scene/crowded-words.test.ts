// Where words have little room: what a box does is said with fewer, by several in one row, and names keep their numbers.
import { describe, expect, it } from 'vitest';
import type { Scene } from '../../app/scene/scene.ts';
import { LANGUAGES, keyInstants, look, stageNamed } from './stages.ts';

const languages = Object.keys(LANGUAGES) as (keyof typeof LANGUAGES)[];
const SHORT = { en: 'passes unread', 'zh-CN': '只转不读' };
const LONG = { en: 'passes bytes, unread', 'zh-CN': '只转字节，不读内容' };

const textsOf = ({ captions }: Scene, kind: string): readonly string[] =>
  captions.filter((caption) => caption.kind === kind).map(({ text }) => text);

describe.each(languages)('in %s', (language) => {
  const words = LANGUAGES[language];
  /** The scenes in which a box is said, to those who listen, to pass what it does not read. */
  const passing = (name: string, width: Scene['width']): readonly Scene[] =>
    keyInstants(stageNamed(name), 40, 1e9)
      .map((atMs) => look(stageNamed(name), atMs, { width, words }))
      .filter(({ participants }) => participants.some(({ label }) => label.includes(LONG[language])));

  it.each(['wide', 'narrow'] as const)('a tunnel’s box says on a %s stage that it passes unread', (width) => {
    const scenes = passing('first screen, forward over HTTPS', width);
    expect(scenes.length).toBeGreaterThan(3);
    for (const scene of scenes)
      expect([scene.at, ...textsOf(scene, 'state')]).toContainEqual(
        expect.toBeOneOf([SHORT[language], LONG[language]]),
      );
  });

  it('relays say it in one row, each in the middle under its name', () => {
    const scenes = passing('tor-https', 'wide').filter(
      ({ participants }) => participants.filter(({ label }) => label.includes(LONG[language])).length === 3,
    );
    expect(scenes.length).toBeGreaterThan(3);
    for (const { captions, participants } of scenes) {
      const said = captions.filter(({ text }) => text === SHORT[language]);
      const relays = participants.filter(({ role }) => role === 'tunnel-server');
      expect(said.map(({ x, anchor }) => [x, anchor])).toEqual(relays.map(({ x }) => [x, 'middle']));
      expect(new Set(said.map(({ y }) => y)).size).toBe(1);
    }
  });

  it('no line of holders begins within a name', () => {
    const begun = new Set<string>();
    for (const name of ['tor-https', 'relay-2hop', 'chain-connect-cdn', 'first screen, both over HTTPS'])
      for (const width of ['wide', 'narrow'] as const)
        for (const atMs of keyInstants(stageNamed(name), 20, 1e9))
          for (const text of textsOf(look(stageNamed(name), atMs, { width, words }), 'holders')) begun.add(text);
    expect(begun.size).toBeGreaterThan(5);
    expect([...begun].filter((text) => /^(?:\d|proxy)/u.test(text))).toEqual([]);
  });
});
