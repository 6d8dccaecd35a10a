// Directives parted and their words opened, as configuration files have them.
import { expect, it } from 'vitest';
import { directivesIn, wordsOf } from '../../../simulations/scenario/profiles/directive-words.ts';

it('parts directives at semicolons and line ends outside quotes, and leaves comments out', () => {
  expect(directivesIn(['a 1; b "x;y";', "c 'p;q'\n# a remark\nd", ''])).toEqual(['a 1', 'b "x;y"', "c 'p;q'", 'd']);
});

it('opens quotes, keeps spaces and separators inside them, and empty words', () => {
  expect(wordsOf('proxy_set_header X "for=$a; by b"')).toEqual(['proxy_set_header', 'X', 'for=$a; by b']);
  expect(wordsOf(`set X ""`)).toEqual(['set', 'X', '']);
  expect(wordsOf("-H 'X-A: 1'  -b a=b")).toEqual(['-H', 'X-A: 1', '-b', 'a=b']);
});

it('takes a backslash away before a quote, a space or itself, and leaves it before all else', () => {
  expect(wordsOf('a x\\ y "p\\"q" \\1 c\\\\d')).toEqual(['a', 'x y', 'p"q', '\\1', 'c\\d']);
});
