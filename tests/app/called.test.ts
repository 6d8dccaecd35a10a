// A box is called what it is: on the stage, in the ladder, the table and the words, in both languages, whatever its column is.
import { describe, expect, it } from 'vitest';
import { answersAt } from '../../app/a11y/answers.ts';
import { contextOf } from '../../app/a11y/context-words.ts';
import { differencesIn } from '../../app/a11y/difference-words.ts';
import { differingFacts } from '../../app/a11y/differing-facts.ts';
import { lensName } from '../../app/a11y/lens-names.ts';
import { calledColumn, namesOfBoth, observerNames } from '../../app/a11y/observer-names.ts';
import { sceneIndexOf } from '../../app/a11y/scene-indexes.ts';
import { stageName } from '../../app/a11y/stage-name.ts';
import { tellingAt } from '../../app/a11y/tell.ts';
import { contrastedWords } from '../../app/i18n/held-words.ts';
import type { AllMessages } from '../../app/i18n/messages.ts';
import { ladderAt } from '../../app/scene/ladder.ts';
import { sceneAt } from '../../app/scene/scene-at.ts';
import { agentOf, arrangementOf } from '../../app/state/arrangement.ts';
import { matrixAt, MODES, type ModeId } from '../../simulations/index.ts';
import { EN, ZH } from '../i18n/all-words.ts';
import { END, runOf, setupOf } from './base-exchange.ts';

const runs = new Map(MODES.map(({ id }) => [id, runOf(id)] as const));
const run = (id: ModeId) => runs.get(id)!;
const headerOf = (id: ModeId) => run(id).trace.header;

/** By the first syllable of a mode's name: in English and Chinese, and as short as in the heads of columns. */
const CALLED: readonly (readonly [mode: RegExp, en: string, zh: string, short: string])[] = [
  [/^fwd-|^chain-/, 'Forward proxy', '正向代理', 'Proxy'],
  [/^socks5-/, 'SOCKS server', 'SOCKS 服务器', 'SOCKS'],
  [/^vpn-/, 'VPN server', 'VPN 服务器', 'VPN'],
  [/^intercept-http$/, 'Interception proxy', '拦截代理', 'Proxy'],
  [/^intercept-https-noca$/, 'Filter', '过滤器', 'Filter'],
];

/** Everything that drawing, ladder, table and words say of a stage at its end, through these eyes. */
function saidOf(id: ModeId, words: AllMessages, lens: string): string {
  const { trace, ledger } = run(id);
  const { scene, ladder, facts } = words;
  const index = sceneIndexOf(trace);
  const telling = tellingAt(trace, END, { lens, selected: 1, words });
  const matrix = matrixAt(ledger, END, 'run');
  const columns = matrix.columns.map(({ observer }) => observer);
  return JSON.stringify([
    sceneAt(trace, index, END, { lens, selected: 1, width: 'wide', words: scene }),
    ladderAt(trace, index, 1, END, { lens, width: 'wide', words: scene, more: ladder }),
    trace.records.map((_, record) => telling.sentence(record)),
    answersAt({ trace, matrix }, { at: END, exchange: 1, words }),
    columns.map(observerNames(words, trace.header)),
    columns.map((column) => facts.observersShort[calledColumn(trace.header, column)]),
  ]);
}

describe.each([
  ['en', EN, 0],
  ['zh-CN', ZH, 1],
] as const)('in %s', (_, words, language) => {
  const modes = MODES.flatMap(({ id }) => {
    const found = CALLED.find(([mode]) => mode.test(id));
    return found === undefined ? [] : [[id, ([found[1], found[2]] as const)[language]] as const];
  });
  const FORWARD = ['Forward proxy', '正向代理'][language]!;

  it.each(modes)('the box of %s is the %s in drawing and table', (id, name) => {
    const { trace } = run(id);
    const figures = sceneAt(trace, sceneIndexOf(trace), END, {
      ...({ lens: 'everyone', selected: null, width: 'wide', words: words.scene } as const),
    }).participants;
    expect(figures.some(({ label }) => label.startsWith(name))).toBe(true);
    expect(observerNames(words, trace.header)('forward_proxy')).toBe(name);
    expect(words.scene.observer(calledColumn(trace.header, 'forward_proxy'))).toBe(name);
  });

  it.each(modes.filter(([, name]) => name !== FORWARD))('nothing calls that of %s a forward proxy', (id, name) => {
    for (const lens of ['everyone', 'forward_proxy', 'client', 'origin']) {
      const said = saidOf(id, words, lens);
      expect(said).toContain(name);
      expect(said).not.toMatch(/forward proxy|fwd\. proxy|正向代理/iu);
    }
  });

  it('that of a forward proxy is still called one', () => {
    expect(saidOf('fwd-connect', words, 'everyone')).toContain(FORWARD);
  });
});

it('the heads of columns are as short as may be', () => {
  for (const { id } of MODES) {
    const short = CALLED.find(([mode]) => mode.test(id))?.[3];
    if (short !== undefined) expect(EN.facts.observersShort[calledColumn(headerOf(id), 'forward_proxy')]).toBe(short);
  }
});

it('several that share what is to be known are relays', () => {
  for (const [id, name] of [
    ['relay-2hop', 'Relays'],
    ['tor-https', 'Relays'],
    ['ohttp', 'Relay'],
  ] as const) {
    const said = saidOf(id, EN, 'everyone');
    expect(said).toContain('Relay');
    expect(said).not.toMatch(/forward proxy|server of/iu);
    expect(stageName(EN, 'forward', headerOf(id))).toBe(name);
  }
});

describe('between two stages', () => {
  const both = (a: ModeId, b: ModeId) => [headerOf(a), headerOf(b)];
  const matrixOf = (id: ModeId) => matrixAt(run(id).ledger, END, 'run');

  it('a difference goes under both names, and each stage keeps its own', () => {
    const names = namesOfBoth(EN, { a: headerOf('fwd-connect'), b: headerOf('vpn-http') });
    expect([names.a, names.b, names.shared].map((name) => name('forward_proxy'))).toEqual([
      'Forward proxy',
      'VPN server',
      'Forward proxy / VPN server',
    ]);
    const lines = differencesIn(differingFacts(matrixOf('fwd-connect'), matrixOf('vpn-http')), names, EN);
    expect(lines.filter((line) => line.includes('Forward proxy / VPN server: Stage A: ')).length).toBeGreaterThan(1);
    const alone = differencesIn(
      differingFacts(matrixOf('vpn-https'), matrixOf('direct-https')),
      {
        ...namesOfBoth(EN, { a: headerOf('vpn-https'), b: headerOf('direct-https') }),
      },
      EN,
    );
    expect(alone).toContain('Only on Stage A: VPN server.');
  });

  it('whose help is needed is said by the name on each stage', () => {
    const [a, b] = [matrixOf('vpn-https'), matrixOf('rp-cache-hit')].map(({ cells }) => cells['origin']!.link_ip_host);
    const names = namesOfBoth(EN, { a: headerOf('vpn-https'), b: headerOf('rp-cache-hit') });
    expect(contrastedWords(EN.facts, a!, b!, names)).toEqual({
      a: 'could link (with VPN server)',
      b: 'could link (with Reverse proxy)',
    });
  });

  it('a switch is answered by the name of the box that has come', () => {
    expect(contextOf(run('direct-https'), run('vpn-https'), EN)).toContain('VPN server');
    expect(contextOf(run('vpn-https'), run('direct-https'), EN)).toContain('VPN server');
    expect(contextOf(run('vpn-http'), run('fwd-http-elite'), EN)).not.toContain('VPN');
  });

  it.each([
    ['fwd-connect', 'rp-http', 'Proxy'],
    ['fwd-connect', 'intercept-http', 'Proxy'],
    ['vpn-https', 'direct-https', 'VPN server'],
    ['direct-https', 'socks5-tunnel-remote-dns', 'SOCKS server'],
    ['vpn-https', 'rp-http', 'VPN / Reverse'],
    ['fwd-connect', 'vpn-https', 'Proxy / VPN'],
    ['intercept-https-noca', 'intercept-http', 'Filter / Proxy'],
  ] as const)('“see as” for %s and %s offers %s', (a, b, name) => {
    expect(lensName(EN, both(a, b), 'proxy')).toBe(name);
  });

  it('“see as” keeps its other words', () => {
    for (const lens of ['everyone', 'client', 'transit', 'origin', 'reverse_proxy'] as const)
      expect(lensName(EN, both('vpn-https', 'rp-http'), lens)).toBe(EN.ui.lenses[lens]);
    expect(lensName(EN, both('chain-connect-cdn', 'vpn-https'), 'forward_proxy')).toBe('Proxy / VPN');
    expect(lensName(EN, [null, null], 'proxy')).toBe('Proxy');
  });
});

it.each([
  ['fwd-connect', 'Forward', '正向', 'forward'],
  ['vpn-https', 'VPN server', 'VPN 服务器', 'forward'],
  ['intercept-http', 'Interception proxy', '拦截代理', 'inTheWay'],
  ['intercept-https-noca', 'Filter', '过滤器', 'inTheWay'],
  ['rp-http', 'Reverse', '反向', 'reverse'],
  ['chain-connect-cdn', 'Both', '两者', 'both'],
] as const)('the stage of %s is called %s', (id, en, zh, agent) => {
  const arrangement = arrangementOf(setupOf(id));
  expect(stageName(EN, arrangement, headerOf(id))).toBe(en);
  expect(stageName(ZH, arrangement, headerOf(id))).toBe(zh);
  expect(agentOf(setupOf(id))).toBe(agent);
});
