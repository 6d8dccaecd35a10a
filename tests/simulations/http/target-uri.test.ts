// Target URIs taken apart and put together (RFC 9110 §4.2, RFC 3986).
import { describe, expect, it } from 'vitest';
import {
  authorityOf,
  hostField,
  originOf,
  parseAuthority,
  parseUri,
  pathAndQuery,
  portOf,
  uriText,
} from '../../../simulations/http/target-uri.ts';
import type { TargetUri } from '../../../simulations/http/target-uri.ts';

const parsed = (text: string): TargetUri => {
  const uri = parseUri(text);
  if ('error' in uri) throw new Error(`${uri.error}: ${text}`);
  return uri;
};

describe('parseUri', () => {
  it.each<[string, TargetUri, string]>([
    [
      'http://shop.example/a/b?q=1&r',
      { scheme: 'http', host: 'shop.example', port: null, path: '/a/b', query: 'q=1&r' },
      'RFC 9110 §4.2.1',
    ],
    [
      'HTTPS://Shop.Example:443',
      { scheme: 'https', host: 'shop.example', port: null, path: '/', query: null },
      'RFC 9110 §4.2.3: case, own port and empty path',
    ],
    [
      'http://shop.example:443/',
      { scheme: 'http', host: 'shop.example', port: 443, path: '/', query: null },
      'RFC 9110 §4.2.1: 443 is not the port of http',
    ],
    [
      'http://shop.example:/',
      { scheme: 'http', host: 'shop.example', port: null, path: '/', query: null },
      'RFC 9110 §4.2.3: an empty port',
    ],
    [
      'https://[2001:DB8::1]:8443/x',
      { scheme: 'https', host: '[2001:db8::1]', port: 8443, path: '/x', query: null },
      'RFC 3986 §3.2.2',
    ],
    [
      'http://shop.example?q=/@:?',
      { scheme: 'http', host: 'shop.example', port: null, path: '/', query: 'q=/@:?' },
      'RFC 3986 §3.4',
    ],
    [
      'http://shop.example/a?#b?c',
      { scheme: 'http', host: 'shop.example', port: null, path: '/a', query: '' },
      'RFC 9110 §7.1: no fragment; an empty query is not none',
    ],
    [
      'http://192.0.2.1/%7Ea',
      { scheme: 'http', host: '192.0.2.1', port: null, path: '/%7Ea', query: null },
      'RFC 3986 §2.1',
    ],
  ])('%s', (text, uri, _rule) => {
    expect(parseUri(text)).toEqual(uri);
  });

  it.each([
    ['/path', 'scheme'],
    ['ftp://shop.example/', 'scheme'],
    ['http:shop.example', 'scheme'],
    ['', 'scheme'],
    ['http:///path', 'host'],
    ['http://:80/', 'host'],
    ['http://sh op.example/', 'host'],
    ['http://[::1/', 'host'],
    ['http://shop.example:65536/', 'port'],
    ['http://shop.example:0/', 'port'],
    ['http://shop.example:8o/', 'port'],
    ['http://alice@shop.example/', 'user-information'], // RFC 9110 §4.2.4
    ['http://shop.example/a b', 'character'],
    ['http://shop.example/é', 'character'],
    ['http://shop.example/a\r\nX: y', 'character'],
    ['http://shop.example/"<>', 'character'],
  ])('%j is refused for its %s', (text, error) => {
    expect(parseUri(text)).toMatchObject({ error });
  });
});

describe('parts put together', () => {
  it.each([
    ['http://shop.example/', 'shop.example', 'shop.example:80', 'http://shop.example'],
    ['https://shop.example/', 'shop.example', 'shop.example:443', 'https://shop.example'],
    ['https://shop.example:8443/', 'shop.example:8443', 'shop.example:8443', 'https://shop.example:8443'],
    ['http://[2001:db8::1]/', '[2001:db8::1]', '[2001:db8::1]:80', 'http://[2001:db8::1]'],
  ])('%s', (text, host, authority, origin) => {
    const uri = parsed(text);
    expect(hostField(uri)).toBe(host); // RFC 9110 §7.2
    expect(authorityOf(uri)).toBe(authority); // RFC 9110 §9.3.6
    expect(originOf(uri)).toBe(origin); // RFC 9110 §4.3.1
    expect(uriText(uri)).toBe(text);
    expect(portOf(uri)).toBe(Number(authority.split(':').at(-1)));
  });

  it('keeps the question mark of an empty query', () => {
    expect(pathAndQuery(parsed('http://shop.example/a?'))).toBe('/a?');
    expect(pathAndQuery(parsed('http://shop.example/a'))).toBe('/a');
  });
});

it.each([
  ['shop.example', { host: 'shop.example', port: null }],
  ['shop.example:8080', { host: 'shop.example', port: 8080 }],
  ['[2001:db8::1]:80', { host: '[2001:db8::1]', port: 80 }],
  ['', { error: 'host', text: '' }],
  ['a:b:80', { error: 'port', text: 'a:b:80' }],
])('the authority %j', (text, expected) => {
  expect(parseAuthority(text)).toEqual(expected);
});
