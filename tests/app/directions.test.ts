// Ready for languages that are written from right to left: style sheets say start and end, not left and right, so that the page turns
// round by itself. What is meant to stay (stages, charts, the line of time, messages) says so by `direction: ltr`.
import { expect, it } from 'vitest';
import { trackedFiles, type SourceFile } from '../tidy/files.ts';

const PHYSICAL = [
  /(?:^|[\s;{])(?:left|right)\s*:/u,
  /(?:margin|padding|border|scroll-margin|scroll-padding)-(?:left|right)\b/u,
  /border-(?:top|bottom)-(?:left|right)-radius/u,
  /(?:text-align|float|clear):\s*(?:left|right)\b/u,
];
/** Four values of which the second and the fourth are different: right and left. */
const UNEVEN = /(?:margin|padding|inset|border-width):\s*(\S+)\s+(\S+)\s+(\S+)\s+([^\s;]+);/u;

const physical = (files: readonly SourceFile[]): readonly string[] =>
  files.flatMap(({ path, text }) =>
    text.split('\n').flatMap((line, number) => {
      const uneven = UNEVEN.exec(line);
      const isPhysical = PHYSICAL.some((one) => one.test(line)) || (uneven !== null && uneven[2] !== uneven[4]);
      return isPhysical ? [`${path}:${String(number + 1)}: ${line.trim()}`] : [];
    }),
  );

it('no style sheet says left or right where it means start or end', () => {
  const sheets = trackedFiles().filter(({ path }) => path.startsWith('app/') && path.endsWith('.css'));
  expect(sheets.length).toBeGreaterThan(20);
  expect(physical(sheets)).toEqual([]);
});

it.each([
  '  left: 0;',
  'a { margin-left: auto; }',
  '  text-align: right;',
  '  padding: 1px 2px 3px 4px;',
  '  border-top-left-radius: 1px;',
])('sees %s', (text) => {
  expect(physical([{ path: 'app/a.css', text }])).toHaveLength(1);
});
it.each([
  '  inset-inline-start: 0;',
  '  padding: 1px 2px 3px 2px;',
  '  text-align: end;',
  '  background: linear-gradient(to right, red, blue);',
])('lets %s be', (text) => {
  expect(physical([{ path: 'app/a.css', text }])).toEqual([]);
});
