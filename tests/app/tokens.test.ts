// The colours of the page are apart as far as eyes need: letters 4.5 : 1 from every ground (WCAG 2.2, 1.4.3), marks 3 : 1 (1.4.11), in light
// and in dark; and the style sheets write letters and edges that matter in no others.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { trackedFiles } from '../tidy/files.ts';

const THEMES = ['light', 'dark'] as const;
type Theme = (typeof THEMES)[number];
type Tokens = ReadonlyMap<string, Readonly<Record<Theme, string>>>;

const GROUNDS = [
  ...['paper', 'card', 'sunken', 'client-bg', 'server-bg', 'proxy-bg', 'net-bg', 'good-bg', 'bad-bg', 'mark-bg'],
];
/** What letters are written in. */
const LETTERS = ['ink', 'soft', 'client', 'server-text', 'proxy', 'good', 'bad', 'mark-text', 'fog-ink'];
/** Lines and areas that say something, wherever they stand. */
const MARKS = ['edge', 'client', 'server', 'proxy', 'good', 'bad', 'fog-ink', 'mark-edge', 'focus'];
/** Wires stand on the three territories and on the card. */
const WIRES = { marks: ['faint'], grounds: ['card', 'client-bg', 'net-bg', 'server-bg'] };

function tokensIn(css: string): Tokens {
  const found = css.matchAll(/--([\w-]+): light-dark\((#[\da-f]{6}), (#[\da-f]{6})\);/gu);
  return new Map([...found].map(([, name = '', light = '', dark = '']) => [name, { light, dark }]));
}

/** Relative luminance (WCAG 2.2, glossary). */
function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

function tooNear(tokens: Tokens, marks: readonly string[], grounds: readonly string[], least: number): string[] {
  return THEMES.flatMap((theme) =>
    marks.flatMap((mark) =>
      grounds.flatMap((ground) => {
        const [over, under] = [tokens.get(mark)?.[theme], tokens.get(ground)?.[theme]];
        if (over === undefined || under === undefined) return [`${mark} on ${ground}: no such token`];
        const found = contrast(over, under);
        return found >= least ? [] : [`${mark} on ${ground}, ${theme}: ${found.toFixed(2)} : 1`];
      }),
    ),
  );
}

const css = readFileSync('app/shell/tokens.css', 'utf8');
const tokens = tokensIn(css);

it('knows black from white', () => {
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21);
  expect(contrast('#777777', '#ffffff')).toBeCloseTo(4.48, 2);
});

describe('on every ground, in light and in dark', () => {
  it('letters can be read', () => {
    expect(tooNear(tokens, LETTERS, GROUNDS, 4.5)).toEqual([]);
    expect(tooNear(tokens, ['on-ink'], ['ink'], 4.5)).toEqual([]);
  });
  it('marks can be seen', () => {
    expect(tooNear(tokens, MARKS, GROUNDS, 3)).toEqual([]);
    expect(tooNear(tokens, WIRES.marks, WIRES.grounds, 3)).toEqual([]);
  });
  it('can fail', () => {
    const paler = tokensIn(css.replace(/--soft: light-dark\(#\w{6}/u, '--soft: light-dark(#7d8696'));
    expect(tooNear(paler, LETTERS, GROUNDS, 4.5)).toContain('soft on card, light: 3.67 : 1');
    expect(tooNear(tokens, ['mark'], ['card'], 3)).toEqual(['mark on card, light: 1.59 : 1']);
  });
});

/** Tokens that a style sheet uses for `property`, each with its file. */
const usesOf = (files: readonly { path: string; text: string }[], property: RegExp): readonly string[] =>
  files.flatMap(({ path, text }) => [...text.matchAll(property)].map(([, token = '']) => `${token} in ${path}`));
const COLOUR_OF_LETTERS = /(?:^|[\s;{])(?:color|--tone-text):\s*var\(--([\w-]+)\)/gu;

it('letters are written in no other colour', () => {
  const sheets = trackedFiles().filter(({ path }) => path.startsWith('app/') && path.endsWith('.css'));
  const allowed = [...LETTERS, 'on-ink', 'tone', 'tone-text'];
  const others = (files: typeof sheets): readonly string[] =>
    usesOf(files, COLOUR_OF_LETTERS).filter((use) => !allowed.some((token) => use.startsWith(`${token} `)));
  expect(sheets.length).toBeGreaterThan(20);
  expect(others(sheets)).toEqual([]);
  expect(others([{ path: 'app/a.css', text: '.a {\n  color: var(--faint);\n}' }])).toEqual(['faint in app/a.css']);
});

it('every colour has its word for forced colours', () => {
  const forced = css.slice(css.indexOf('forced-colors: active'));
  expect([...tokens.keys()].filter((name) => !forced.includes(`--${name}:`))).toEqual([]);
});
