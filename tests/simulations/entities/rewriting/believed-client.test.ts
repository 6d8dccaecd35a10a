// Whom a box believes: the last word of a list is worth as much as the peer that wrote it.
import { describe, expect, it } from 'vitest';
import { believedClient } from '../../../../simulations/entities/rewriting/believed-client.ts';
import type { Belief } from '../../../../simulations/http/rewriting-settings.ts';
import { fieldsOf } from './exchange-texts.ts';

const PEER = '198.51.100.10';
const believing = (recursive: boolean, ...prefixes: readonly string[]): Belief => ({
  trusted: prefixes.map((prefix) => ({ base: prefix.split('/')[0]!, bits: Number(prefix.split('/')[1] ?? 32) })),
  field: 'X-Forwarded-For',
  recursive,
});
const told = (...values: readonly string[]): ReturnType<typeof fieldsOf> =>
  fieldsOf(values.map((value) => `X-Forwarded-For: ${value}`));

describe('believed client', () => {
  it('is the peer where nothing is believed, or the peer is not trusted', () => {
    expect(believedClient(PEER, told('203.0.113.1'), null)).toBe(PEER);
    expect(believedClient(PEER, told('203.0.113.1'), believing(true, '10.9.9.9'))).toBe(PEER);
  });

  it('is the last address alone without recursion, over all lines', () => {
    const trusting = believing(false, '198.51.100.0/24');
    expect(believedClient(PEER, told('203.0.113.1, 203.0.113.2', '203.0.113.3'), trusting)).toBe('203.0.113.3');
    expect(believedClient(PEER, told('203.0.113.1, 198.51.100.4'), trusting)).toBe('198.51.100.4');
  });

  it('is the first from the right that is not trusted with recursion, the leftmost when all are', () => {
    const trusting = believing(true, '198.51.100.0/24');
    expect(believedClient(PEER, told('203.0.113.1, 203.0.113.2, 198.51.100.4'), trusting)).toBe('203.0.113.2');
    expect(believedClient(PEER, told('198.51.100.3, 198.51.100.4'), trusting)).toBe('198.51.100.3');
    expect(believedClient(PEER, told('192.0.2.1, 203.0.113.2'), believing(true, '0.0.0.0/0'))).toBe('192.0.2.1');
  });

  it('passes over what is no address, and keeps what it had found before it', () => {
    expect(believedClient(PEER, told('nonsense'), believing(false, '0.0.0.0/0'))).toBe(PEER);
    const trusting = believing(true, '198.51.100.0/24');
    expect(believedClient(PEER, told('203.0.113.1, unknown, 198.51.100.4'), trusting)).toBe('198.51.100.4');
  });

  it('reads another field when told to', () => {
    const belief = { ...believing(false, '0.0.0.0/0'), field: 'X-Real-IP' };
    const fields = fieldsOf(['X-Forwarded-For: 203.0.113.1', 'X-Real-IP: 203.0.113.7']);
    expect(believedClient(PEER, fields, belief)).toBe('203.0.113.7');
  });
});
