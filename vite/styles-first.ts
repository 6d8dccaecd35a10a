// Puts the style sheets before the scripts in the built page. Browsers ask for files in the order in which they stand, few at a time, and the
// words that stand in the page can be painted as soon as their styles have come, long before the scripts have.
import type { Plugin } from 'vite';

const STYLE_SHEET = /\s*<link rel="stylesheet"[^>]*>/gu;
const FIRST_SCRIPT = /\s*<script type="module"/u;

export function withStylesFirst(html: string): string {
  const sheets = html.match(STYLE_SHEET) ?? [];
  const without = html.replace(STYLE_SHEET, '');
  return without.replace(FIRST_SCRIPT, (script) => sheets.join('') + script);
}

export const stylesFirst = (): Plugin => ({
  name: 'proxyscope:styles-first',
  apply: 'build',
  transformIndexHtml: { order: 'post', handler: withStylesFirst },
});
