// Both languages say everything: the compiler sees to the keys, this to the words themselves.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { nodeNames } from '../../app/a11y/node-names.ts';
import { createFormat } from '../../app/i18n/format.ts';
import { EN as en, ZH as zh } from './all-words.ts';
import type { AllMessages as Messages } from '../../app/i18n/messages.ts';
import { lengthened } from '../../app/i18n/pseudo.ts';
import { scenarioOf } from '../../app/shell/scenario-of.ts';
import { firstState } from '../../app/embed/url-state.ts';
import { situationOf } from '../../app/shell/scenario-of.ts';
import { createShelf } from '../../app/shell/shelf.ts';
import { LIBRARY, MODES, narrate, simulate, type Trace } from '../../simulations/index.ts';
import { cachingRuns } from '../machines/caching-runs.ts';
import { TROUBLES, traceOf } from '../simulations/troubled.ts';
import { GUARDED, guardedTrace } from '../simulations/guarded.ts';
import { trackedFiles } from '../tidy/files.ts';

const LANGUAGES: readonly (readonly [string, Messages])[] = [
  ['en', en],
  ['zh-CN', zh],
];

/** Every text and function of a catalogue, with its path. */
function leaves(value: unknown, path = ''): (readonly [path: string, leaf: unknown])[] {
  if (typeof value !== 'object' || value === null) return [[path, value]];
  return Object.entries(value).flatMap(([key, inner]) => leaves(inner, path === '' ? key : `${path}.${key}`));
}
const own = (messages: Messages) => leaves({ ...messages, format: null, scene: null });

describe('the catalogues', () => {
  it('have the same keys', () => {
    const keys = (messages: Messages) =>
      leaves({ ...messages, format: null })
        .map(([path]) => path)
        .sort();
    expect(keys(zh)).toEqual(keys(en));
    expect(keys(en).length).toBeGreaterThan(200);
  });

  it('take the same arguments', () => {
    const arity = (messages: Messages) =>
      Object.fromEntries(own(messages).map(([path, leaf]) => [path, typeof leaf === 'function' ? leaf.length : -1]));
    expect(arity(zh)).toEqual(arity(en));
  });

  it.each(LANGUAGES)('in %s leave no text empty or unfinished', (_, messages) => {
    for (const [path, leaf] of own(messages)) {
      if (typeof leaf !== 'string' || path.startsWith('controls.agent')) continue;
      expect(leaf.trim(), path).not.toBe('');
      expect(leaf, path).not.toMatch(/\b(?:lorem|tbd|undefined|null)\b/i);
    }
  });

  it('are translated: Chinese texts are in Chinese, save names and signs', () => {
    const SAME =
      /^(?:[A-Z]|Via|HTTPS|VPN|SOCKS|https?|Proxyscope|B − A|–|[¼½0-9]+×|(?:nginx|Squid|HAProxy|Varnish) [0-9.]+)$/u;
    const left = own(zh).filter(([, leaf]) => typeof leaf === 'string' && leaf !== '' && !/\p{Script=Han}/u.test(leaf));
    expect(left.filter(([, leaf]) => !SAME.test(leaf as string))).toEqual([]);
    const foreign = own(en).filter(([, leaf]) => typeof leaf === 'string' && /\p{Script=Han}/u.test(leaf));
    expect(foreign).toEqual([]);
  });

  it('avoid the words that mislead', () => {
    const MISLEADING = /\b(?:upstream|downstream|real ip|anonymous|anonymity|transparent)\b/i;
    const MISLEADING_ZH = /上游|下游|真实\s*IP|匿名|透明/u;
    for (const [path, leaf] of [...leaves({ ...en, format: null }), ...leaves({ ...zh, format: null })]) {
      const text = typeof leaf === 'function' ? String(leaf) : String(leaf);
      expect(text, path).not.toMatch(MISLEADING);
      expect(text, path).not.toMatch(MISLEADING_ZH);
    }
  });

  it('hold nothing that the page no longer says', () => {
    const source = trackedFiles()
      .filter(({ path }) => /^app\/.*\.(?:ts|tsx)$/.test(path) && !path.includes('/locales/'))
      .map(({ text }) => text)
      .join('\n');
    const words = readFileSync('app/i18n/locales/en/ui.ts', 'utf8') + source;
    const dead = Object.entries({
      ui: en.ui,
      controls: en.controls,
      playback: en.playback,
      facts: en.facts,
      inspector: en.inspector,
      charts: en.charts,
      participant: en.participant,
    })
      .flatMap(([name, part]) => Object.keys(part).map((key) => [name, key] as const))
      .filter(([, key]) => !new RegExp(`\\.${key}\\b`).test(words) && !new RegExp(`\\b${key}\\b[,} ]`).test(source));
    expect(dead).toEqual([]);
  });
});

describe('the narration', () => {
  const choices = firstState(createShelf()).choices;
  const traces: Trace[] = [
    ...cachingRuns.map(({ trace }) => trace),
    ...LIBRARY.map((entry) => simulate(entry.scenario()).trace),
    ...MODES.map(
      ({ setup }) => simulate(scenarioOf({ ...choices, a: setup, acts: ACTS }, 'a', situationOf('first-screen'))).trace,
    ),
    ...Object.values(TROUBLES).map(traceOf),
    ...Object.values(GUARDED).map(guardedTrace),
  ];

  it.each(LANGUAGES)('in %s has a sentence for every record of every run', (_, messages) => {
    const keys = new Set<string>();
    for (const trace of traces) {
      const name = nodeNames(trace.header, messages);
      trace.records.forEach((_record, number) => {
        const said = narrate(trace, number)!;
        keys.add(said.key === 'arrived' ? said.what.key : said.key);
        const sentence = messages.sentence(said, name);
        expect(sentence).toMatch(/\S/);
        expect(sentence).not.toMatch(/undefined|NaN|\[object/);
      });
    }
    const never = Object.keys(messages.narration).filter((key) => !keys.has(key) && key !== 'arrived');
    // No run here has an unknown name, closes a message to everybody, or uses TLS 1.2; none throws copies away.
    expect(never.sort()).toEqual(['abandoned', 'cache-removed', 'closed', 'hello-finished', 'name-unknown']);
  });
});

const ACTS = [
  ...Array.from({ length: 4 }, () => ({ act: 'burst', atMs: 5000 }) as const),
  { act: 'stop', atMs: 8000, server: 1 },
  { act: 'start', atMs: 12_000, server: 1 },
] as const;

describe('numbers', () => {
  const [english, chinese] = [createFormat('en'), createFormat('zh-CN')];
  it('are written as each language writes them', () => {
    expect(english.number(1234567)).toBe('1,234,567');
    expect([english.milliseconds(142_400), chinese.milliseconds(142_400)]).toEqual(['142 ms', '142 毫秒']);
    expect([english.bytes(999), english.bytes(9_731)]).toEqual(['999 B', '9.7 kB']);
    expect([english.signed(-46), english.signed(46), english.signed(0)]).toEqual(['−46', '+46', '0']);
    expect(english.percent(0.625)).toBe('63%');
    expect(english.list(['a', 'b', 'c'])).toBe('a, b, and c');
    expect(chinese.list(['甲', '乙', '丙'])).toBe('甲、乙和丙');
    expect([1, 2].map((count) => english.plural(count, { one: 'request', other: 'requests' }))).toEqual([
      'request',
      'requests',
    ]);
  });
  it('of the clock keep their width', () => {
    expect([0, 42_318_000, 60_000_000, 3_599_999_999].map((at) => english.clock(at))).toEqual([
      '0:00.000',
      '0:42.318',
      '1:00.000',
      '59:59.999',
    ]);
  });
});

describe('the pseudo-language', () => {
  const long = lengthened(en);
  it('lengthens every text and the results of functions, and leaves numbers alone', () => {
    expect(long.ui.share).toMatch(/^⟦Share .+⟧$/u);
    expect(long.ui.stageTab('A', 'Forward').length).toBeGreaterThan(en.ui.stageTab('A', 'Forward').length * 1.5);
    expect(long.format.number(1234)).toBe('1,234');
    expect(leaves({ ...long, format: null }).length).toBe(leaves({ ...en, format: null }).length);
  });
});
