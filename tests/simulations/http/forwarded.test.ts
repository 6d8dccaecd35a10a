// What intermediaries say of the client: Forwarded by RFC 7239, X-Forwarded-For as the products write it.
import { describe, expect, it } from 'vitest';
import {
  addForwarded,
  addForwardedFor,
  forwardedAddresses,
  forwardedForNodes,
  forwardedText,
  nodeAddress,
  nodeText,
  parseForwarded,
} from '../../../simulations/http/forwarded.ts';
import type { Fields } from '../../../simulations/http/message.ts';

const forwarded = (...values: string[]): Fields => values.map((value) => ({ name: 'Forwarded', value }));
const xff = (...values: string[]): Fields => values.map((value) => ({ name: 'X-Forwarded-For', value }));

describe('nodes (RFC 7239 §6)', () => {
  it.each([
    ['192.0.2.43', '192.0.2.43'],
    ['192.0.2.43:47011', '192.0.2.43'],
    ['[2001:db8:cafe::17]', '2001:db8:cafe::17'],
    ['[2001:db8:cafe::17]:4711', '2001:db8:cafe::17'],
    ['192.0.2.43:_port', '192.0.2.43'],
    ['2001:db8::1', '2001:db8::1'],
    ['10.0.0.7', '10.0.0.7'],
    ['1.2.3.4:5', '1.2.3.4'],
    ['::1', '::1'],
    ['a:1', null],
    ['unknown', null],
    ['_hidden', null],
    ['_SEVKISEK', null],
    ['shop.example', null],
    ['', null],
  ])('the address in %s is %s', (node, address) => {
    expect(nodeAddress(node)).toBe(address);
  });

  it('puts IPv6 into brackets', () => {
    expect([nodeText('2001:db8::1'), nodeText('192.0.2.1'), nodeText('192.0.2.1:80')]).toEqual([
      '[2001:db8::1]',
      '192.0.2.1',
      '192.0.2.1:80',
    ]);
  });
});

describe('Forwarded', () => {
  it.each([
    [{ for: '192.0.2.60' }, 'for=192.0.2.60'],
    [{ for: '2001:db8::17' }, 'for="[2001:db8::17]"'],
    [{ for: '192.0.2.60', proto: 'http', by: '203.0.113.43' }, 'for=192.0.2.60;by=203.0.113.43;proto=http'],
    [{ for: '_gazonk' }, 'for=_gazonk'],
    [{ for: '192.0.2.60', host: 'shop.example:8080' }, 'for=192.0.2.60;host="shop.example:8080"'],
  ])('writes %j (RFC 7239 §4)', (element, text) => {
    expect(forwardedText(element)).toBe(text);
    expect(parseForwarded(forwarded(text))[0]).toMatchObject({ ...element, for: nodeText(element.for) });
  });

  it('reads its members over commas, semicolons, quotes and case (RFC 7239 §4)', () => {
    const fields = forwarded(
      'For="[2001:db8:cafe::17]:4711"',
      'for=192.0.2.43, FOR=198.51.100.17;Proto=https; x=y;junk',
    );
    expect(parseForwarded(fields)).toEqual([
      { for: '[2001:db8:cafe::17]:4711', by: null, host: null, proto: null },
      { for: '192.0.2.43', by: null, host: null, proto: null },
      { for: '198.51.100.17', by: null, host: null, proto: 'https' },
    ]);
  });

  it('appends (RFC 7239 §4)', () => {
    expect(addForwarded(forwarded('for=192.0.2.43'), { for: '198.51.100.17' })).toEqual(
      forwarded('for=192.0.2.43, for=198.51.100.17'),
    );
  });

  it('is not led astray by names that every object has', () => {
    expect(parseForwarded(forwarded('__proto__=x;constructor=y;for=192.0.2.1'))).toEqual([
      { for: '192.0.2.1', by: null, host: null, proto: null },
    ]);
  });
});

describe('X-Forwarded-For', () => {
  it('appends to the line that is there, or makes one', () => {
    expect(addForwardedFor(xff('198.51.100.7'), '192.0.2.1')).toEqual(xff('198.51.100.7, 192.0.2.1'));
    expect(addForwardedFor([], '192.0.2.1')).toEqual(xff('192.0.2.1'));
  });

  it('reads several lines as one list', () => {
    expect(forwardedForNodes(xff('198.51.100.7, unknown', '192.0.2.1'))).toEqual([
      '198.51.100.7',
      'unknown',
      '192.0.2.1',
    ]);
  });
});

it('gathers every address of both fields, once each', () => {
  const fields = [
    ...xff('198.51.100.7, unknown, 192.0.2.9'),
    ...forwarded('for=198.51.100.7:5000, for=_h, by=203.0.113.1'),
  ];
  expect(forwardedAddresses(fields)).toEqual(['198.51.100.7', '192.0.2.9']);
  expect(forwardedAddresses([...xff('203.0.113.5'), ...forwarded('for="[2001:db8::1]"')])).toEqual([
    '2001:db8::1',
    '203.0.113.5',
  ]);
  expect(forwardedAddresses([])).toEqual([]);
});
