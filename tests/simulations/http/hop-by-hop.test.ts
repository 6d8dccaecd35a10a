// What may not cross a hop (RFC 9110 §7.6.1), and what only looks as if it might not.
import { expect, it } from 'vitest';
import {
  hopByHopNames,
  isConnectionOption,
  isForProxy,
  withoutHopByHop,
} from '../../../simulations/http/hop-by-hop.ts';
import type { Fields } from '../../../simulations/http/message.ts';

const fields = (...lines: string[]): Fields =>
  lines.map((line) => ({ name: line.split(': ')[0] ?? '', value: line.split(': ')[1] ?? '' }));

it.each(['Connection', 'Proxy-Connection', 'Keep-Alive', 'TE', 'Transfer-Encoding', 'Upgrade'])(
  'drops %s, named by Connection or not (RFC 9110 §7.6.1)',
  (name) => {
    expect(withoutHopByHop(fields(`${name}: x`, 'Host: shop.example'))).toEqual(fields('Host: shop.example'));
    expect(isConnectionOption(name)).toBe(false);
  },
);

it('drops what Connection names, over all its lines and without regard to case (RFC 9110 §7.6.1)', () => {
  const received = fields('Connection: close, X-Trace', 'x-trace: 7', 'connection: "odd", FOO', 'Foo: 1', 'Bar: 2');
  expect(withoutHopByHop(received)).toEqual(fields('Bar: 2'));
  expect(hopByHopNames(received)).toContain('close');
  expect(isConnectionOption('X-Trace')).toBe(true);
});

it.each(['Host', 'Via', 'Cache-Control', 'Content-Length', 'Trailer', 'Proxy-Authorization', 'Proxy-Authenticate'])(
  'lets %s pass by itself',
  (name) => {
    expect(withoutHopByHop(fields(`${name}: x`))).toEqual(fields(`${name}: x`));
  },
);

it.each([
  ['Proxy-Authorization', true],
  ['proxy-authenticate', true],
  ['Proxy-Authentication-Info', true],
  ['Proxy-Connection', false],
  ['Authorization', false],
])('knows whether %s is between client and proxy: %s (RFC 9110 §11.7)', (name, expected) => {
  expect(isForProxy(name)).toBe(expected);
});
