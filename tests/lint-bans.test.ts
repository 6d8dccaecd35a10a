// What lint forbids in the simulator and in the page, shown able to fail: one planted line for each ban.
import { Linter } from 'eslint';
import jsxA11y from 'eslint-plugin-jsx-a11y';
import reactHooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';
import { describe, expect, it } from 'vitest';
import { applicationBans } from '../lint/application-bans.js';
import { commandLineBans, INEXACT_MATH, simulationBans } from '../lint/simulation-bans.js';

function complaints(rules: Linter.RulesRecord, code: string): string[] {
  const messages = new Linter().verify(
    code,
    {
      files: ['**/*.tsx'],
      languageOptions: { parser: tseslint.parser, parserOptions: { ecmaFeatures: { jsx: true } } },
      rules,
    },
    'planted.tsx',
  );
  return messages.map((message) => message.message);
}

describe('the simulator may not', () => {
  it.each([
    ['draw by luck', 'const x = Math.random();', /same seed/],
    ['read the clock', 'const t = Date.now();', /virtual/],
    ['read the clock in a new way', 'const t = performance.now();', /virtual/],
    ['wait', 'setTimeout(() => {}, 5);', /virtual time/],
    ['queue a task', 'queueMicrotask(() => {});', /virtual time/],
    ['touch the page', 'document.title = "x";', /knows none/],
    ['reach the host by its own name', 'const g = globalThis;', /knows none/],
    ['print', 'console.log(1);', /knows none/],
    ['fetch', 'await fetch("x");', /knows none/],
    ['raise to a power', 'const x = 2 ** 0.5;', /inexact/],
    ['raise to a power in place', 'let x = 2; x **= 0.5;', /inexact/],
    ['format by country', 'const f = new Intl.NumberFormat();', /country/],
    ['sort by country', 'names.sort((a, b) => a.localeCompare(b));', /language and country/],
    ['write numbers by country', 'const s = n.toLocaleString();', /language and country/],
    ['pick from Math by a computed name', 'const x = Math[name](1);', /name it/],
    ['give Math another name', 'const m = Math;', /another name/],
    ['take functions out of Math', 'const { floor } = Math;', /another name/],
    ['depend on the collector', 'const r = new WeakRef(x);', /memory/],
  ])('%s', (_what, code, reason) => {
    expect(complaints(simulationBans, code).join('\n')).toMatch(reason);
  });

  it.each(INEXACT_MATH)('use Math.%s', (name) => {
    expect(complaints(simulationBans, `const x = Math.${name}(0.5);`).join()).toMatch(/kernel\/arithmetic/);
  });

  it('but may use what every browser computes alike', () => {
    const exact = ['abs', 'ceil', 'clz32', 'floor', 'fround', 'imul', 'max', 'min', 'round', 'sign', 'sqrt', 'trunc'];
    for (const name of exact) expect(complaints(simulationBans, `const x = Math.${name}(2);`)).toEqual([]);
  });

  it('and the list of inexact functions leaves out none that this Node has', () => {
    const exact = 'abs ceil clz32 floor fround imul max min random round sign sqrt trunc f16round sumPrecise'.split(
      ' ',
    );
    const functions = Object.getOwnPropertyNames(Math).filter(
      (name) => typeof Math[name as keyof Math] === 'function' && !exact.includes(name),
    );
    expect(functions.toSorted()).toEqual(INEXACT_MATH.toSorted());
  });
});

describe('the command line', () => {
  it('may print and measure', () => {
    expect(complaints(commandLineBans, 'console.log(performance.now(), process.argv);')).toEqual([]);
  });
  it.each(['const x = Math.random();', 'const x = Math.log(2);', 'const d = new Date();', 'const f = Intl;'])(
    'but not: %s',
    (code) => {
      expect(complaints(commandLineBans, code)).not.toEqual([]);
    },
  );
});

describe('the page may not', () => {
  it.each([
    ['ship all of D3', 'import * as d3 from "d3";', /by name/],
    ['hold words', 'const x = <p>Hello</p>;', /locales/],
    ['hold Chinese words', 'const x = <p>代理</p>;', /locales/],
    ['hold words for the ear', 'const x = <svg aria-label="a proxy" />;', /locales/],
    ['turn text into markup', 'element.innerHTML = text;', /markup/],
    ['turn text into markup in React', 'const x = <p dangerouslySetInnerHTML={{ __html: text }} />;', /markup/],
    ['start a worker past the policy', 'new Worker(url);', /Trusted Types/],
  ])('%s', (_what, code, reason) => {
    expect(complaints(applicationBans, code).join('\n')).toMatch(reason);
  });

  it('but may show numbers, signs and what the translator gives', () => {
    expect(complaints(applicationBans, 'const x = <p title={say("hint")}>{say("title")} — 12 ×</p>;')).toEqual([]);
  });
  it('and may start a worker through the policy', () => {
    expect(complaints(applicationBans, 'new Worker(policy?.createScriptURL(url) ?? url);')).toEqual([]);
  });
});

describe('the plugins report under this version of ESLint', () => {
  const report = (code: string, ...configs: Linter.Config[]) => {
    const languageOptions: Linter.LanguageOptions = { parserOptions: { ecmaFeatures: { jsx: true } } };
    return new Linter().verify(code, [{ languageOptions }, ...configs]).map(({ ruleId }) => ruleId);
  };
  it('on a picture without words', () => {
    expect(report('const x = <img src="a.png" />;', jsxA11y.flatConfigs.strict)).toContain('jsx-a11y/alt-text');
  });
  it('on a hook behind a condition', () => {
    const code = 'export function Panel() { if (open) useState(0); return null; }';
    expect(report(code, reactHooks.configs.flat['recommended-latest'])).toContain('react-hooks/rules-of-hooks');
  });
});
