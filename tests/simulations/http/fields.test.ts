// Field lines: names without case, order kept, lists split where RFC 9110 splits them.
import { describe, expect, it } from 'vitest';
import {
  allValues,
  append,
  has,
  listValues,
  splitOutsideQuotes,
  tokenOrQuoted,
  trimmed,
  unquoted,
  valueOf,
  withField,
  withMember,
  without,
} from '../../../simulations/http/fields.ts';
import type { Fields } from '../../../simulations/http/message.ts';

const FIELDS: Fields = [
  { name: 'Host', value: 'shop.example' },
  { name: 'accept', value: 'text/html' },
  { name: 'Via', value: '1.0 fred' },
  { name: 'ACCEPT', value: 'image/png , */*' },
];

describe('reading', () => {
  it('finds the first line, whatever the case of its name (RFC 9110 §5.1)', () => {
    expect(valueOf(FIELDS, 'HOST')).toBe('shop.example');
    expect(valueOf(FIELDS, 'Accept')).toBe('text/html');
    expect(valueOf(FIELDS, 'Cookie')).toBeNull();
    expect([has(FIELDS, 'via'), has(FIELDS, 'cookie')]).toEqual([true, false]);
  });

  it('finds all lines in their order (RFC 9110 §5.3)', () => {
    expect(allValues(FIELDS, 'Accept')).toEqual(['text/html', 'image/png , */*']);
    expect(listValues(FIELDS, 'aCCept')).toEqual(['text/html', 'image/png', '*/*']);
    expect(listValues(FIELDS, 'Cookie')).toEqual([]);
  });

  it.each<[string, string[], string]>([
    ['a, b,c', ['a', 'b', 'c'], 'RFC 9110 §5.6.1'],
    [', ,a ,, b,', ['a', 'b'], 'RFC 9110 §5.6.1.2: empty members do not count'],
    ['"a, b", c', ['"a, b"', 'c'], 'RFC 9110 §5.6.4'],
    ['x="a\\", b", c', ['x="a\\", b"', 'c'], 'RFC 9110 §5.6.4: an escaped quote does not end it'],
    ['\ta\t,\tb', ['a', 'b'], 'RFC 9110 §5.6.3: tabs are white space'],
    ['"open, to the end', ['"open, to the end'], 'no closing quote'],
    ['a (b, c), d', ['a (b', 'c)', 'd'], 'comments only where a field has them'],
    ['', [], 'nothing'],
  ])('splits %j', (text, members, _rule) => {
    expect(listValues([{ name: 'List', value: text }], 'List')).toEqual(members);
  });

  it.each<[string, string[]]>([
    ['a (b, c), d', ['a (b, c)', 'd']],
    ['a (b (c, d), e), f', ['a (b (c, d), e)', 'f']],
    ['a (b \\) , c), d', ['a (b \\) , c)', 'd']],
    ['a ("), d', ['a (")', 'd']],
    ['"(", b', ['"("', 'b']],
  ])('keeps comments whole where they are looked for: %j (RFC 9110 §5.6.5)', (text, parts) => {
    expect(splitOutsideQuotes(text, ',', true)).toEqual(parts);
  });
});

describe('replacing', () => {
  it('takes out names, and gives back the same list when there is nothing to take', () => {
    expect(without(FIELDS, 'Accept', 'via')).toEqual([FIELDS[0]]);
    expect(without(FIELDS, 'Cookie')).toBe(FIELDS);
  });

  it('puts a value in the place of the first line, and removes the others', () => {
    expect(withField(FIELDS, 'Accept', '*/*')).toEqual([FIELDS[0], { name: 'Accept', value: '*/*' }, FIELDS[2]]);
    expect(withField(FIELDS, 'Age', '0')).toEqual([...FIELDS, { name: 'Age', value: '0' }]);
  });

  it('appends a line even where there is one', () => {
    expect(append(FIELDS, 'Via', '1.1 b')).toEqual([...FIELDS, { name: 'Via', value: '1.1 b' }]);
  });

  it('adds a member to the last line of its name (RFC 9110 §5.3)', () => {
    expect(valueOf(withMember(FIELDS, 'via', '1.1 edge'), 'Via')).toBe('1.0 fred, 1.1 edge');
    expect(allValues(withMember(FIELDS, 'Accept', 'x'), 'Accept')).toEqual(['text/html', 'image/png , */*, x']);
    expect(withMember([], 'Via', '1.1 edge')).toEqual([{ name: 'Via', value: '1.1 edge' }]);
    expect(withMember([{ name: 'Via', value: '' }], 'Via', '1.1 edge')).toEqual([{ name: 'Via', value: '1.1 edge' }]);
  });

  it('changes nothing in place', () => {
    const before = JSON.stringify(FIELDS);
    withField(FIELDS, 'Accept', 'x');
    withMember(FIELDS, 'Via', 'x');
    without(FIELDS, 'Via');
    expect(JSON.stringify(FIELDS)).toBe(before);
  });
});

describe('words', () => {
  it.each([
    ['"a b"', 'a b'],
    ['"say \\"hi\\""', 'say "hi"'],
    ['plain', 'plain'],
    ['"', '"'],
    ['""', ''],
  ])('unquotes %s (RFC 9110 §5.6.4)', (text, expected) => {
    expect(unquoted(text)).toBe(expected);
  });

  it.each([
    ['192.0.2.1', '192.0.2.1'],
    ['[2001:db8::1]', '"[2001:db8::1]"'],
    ['a"b\\c', '"a\\"b\\\\c"'],
    ['', '""'],
  ])('quotes %s only where it is no token (RFC 9110 §5.6.2)', (text, expected) => {
    expect(tokenOrQuoted(text)).toBe(expected);
    expect(unquoted(expected)).toBe(text);
  });

  it('trims spaces and tabs, and nothing else (RFC 9110 §5.6.3)', () => {
    expect(trimmed(' \t a b \t')).toBe('a b');
    expect(trimmed('\u00a0a\n')).toBe('\u00a0a\n');
  });
});
