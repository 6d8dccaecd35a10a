// Styles are asked for before scripts, so that what stands in the page is painted while the scripts are still on their way.
import { expect, it } from 'vitest';
import { withStylesFirst } from '../vite/styles-first.ts';

const SCRIPT = '<script type="module" src="./a.js"></script>';
const PRELOAD = '<link rel="modulepreload" href="./b.js">';
const sheet = (name: string): string => `<link rel="stylesheet" href="./${name}.css">`;

it('moves every style sheet before the first script, in their order, and nothing else', () => {
  const page = `<head>\n  <title>T</title>\n  ${SCRIPT}\n  ${PRELOAD}\n  ${sheet('a')}\n  ${sheet('b')}\n</head>`;
  expect(withStylesFirst(page)).toBe(
    `<head>\n  <title>T</title>\n  ${sheet('a')}\n  ${sheet('b')}\n  ${SCRIPT}\n  ${PRELOAD}\n</head>`,
  );
});

it('leaves a page without style sheets as it is', () => {
  expect(withStylesFirst(`<head>\n  ${SCRIPT}\n</head>`)).toBe(`<head>\n  ${SCRIPT}\n</head>`);
});
