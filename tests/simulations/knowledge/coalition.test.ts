// What parties know together, and what one change changes.
import { describe, expect, it } from 'vitest';
import { coalitionOf, countersWith } from '../../../simulations/knowledge/coalition.ts';
import { contrastOf, isSameCell } from '../../../simulations/knowledge/contrast.ts';
import { matrixOf, runMode } from './runs.ts';

const together = (mode: string, ...members: string[]): ReturnType<typeof coalitionOf> =>
  coalitionOf(matrixOf(runMode(mode)).cells, members);

describe('a coalition', () => {
  it('of two relays undoes what two hops hide: 0 → 1', () => {
    const { cells, counters } = matrixOf(runMode('relay-2hop'));
    const coalition = coalitionOf(cells, ['relay_1', 'relay_2']);
    expect(counters.link_ip_host).toEqual([]);
    expect(coalition.values).toMatchObject({ client_ip: 'yes', dest_host: 'yes', link_ip_host: 'yes' });
    expect(countersWith(counters, coalition, ['origin']).link_ip_host).toEqual(['relay_1 + relay_2']);
  });

  it('of relays that are no neighbours holds both halves and cannot put them together', () => {
    const apart = together('tor-https', 'relay_1', 'relay_3');
    expect(apart.values).toMatchObject({ client_ip: 'yes', dest_host: 'yes', link_ip_host: 'no' });
    expect(apart.groups).toHaveLength(2);
    expect(together('tor-https', 'relay_1', 'relay_2', 'relay_3').values.link_ip_host).toBe('yes');
    expect(together('relay-2hop', 'access_network', 'origin').values.link_ip_host).toBe('no');
  });

  it('yields whatever was linkable once its holder joins', () => {
    expect(together('fwd-connect', 'origin', 'forward_proxy').values.link_ip_content).toBe('yes');
    expect(together('vpn-https', 'access_network', 'forward_proxy').values.link_ip_host).toBe('yes');
    expect(together('ohttp', 'relay_1', 'origin').values.link_ip_host).toBe('yes');
  });

  it('of one, or of nobody, knows what that one knows', () => {
    const { cells, counters } = matrixOf(runMode('tor-https'));
    const alone = coalitionOf(cells, ['relay_2', 'nobody']);
    for (const [fact, value] of Object.entries(alone.values)) {
      expect(value).toBe(cells['relay_2']?.[fact as keyof typeof alone.values].value);
    }
    expect(countersWith(counters, coalitionOf(cells, []), ['origin'])).toEqual(counters);
  });
});

describe('a contrast', () => {
  it('of a delivery network that stops encrypting behind it is about what lies behind it alone', () => {
    const [full, flexible] = [matrixOf(runMode('cdn-full')).cells, matrixOf(runMode('cdn-flexible')).cells];
    const differences = contrastOf(full, flexible);
    expect([...new Set(differences.map(({ observer }) => observer))]).toEqual(['backend_link']);
    const path = differences.find(({ fact }) => fact === 'url_path');
    expect(path).toMatchObject({ a: { value: 'no' }, b: { value: 'yes', evidence: [{ part: 'request-target' }] } });
  });

  it('is in how well, by what kind of word and in whose hands; not in the messages that say so', () => {
    const { origin } = matrixOf(runMode('rp-http-xff')).cells;
    const cell = origin!.client_ip;
    expect(cell).toMatchObject({ value: 'yes', assurance: 'asserted', heldBy: [] });
    expect(isSameCell(cell, { ...cell, evidence: [], reason: { kind: 'known' } })).toBe(true);
    expect(isSameCell(cell, { ...cell, value: 'partial' })).toBe(false);
    expect(isSameCell(cell, { ...cell, assurance: 'observed' })).toBe(false);
    expect(isSameCell(cell, { ...cell, heldBy: ['transit'] })).toBe(false);
    expect(isSameCell({ ...cell, heldBy: ['a', 'b'] }, { ...cell, heldBy: ['b', 'a'] })).toBe(true);
    expect(isSameCell(cell, undefined)).toBe(false);
    const observed = { origin: { ...origin!, client_ip: { ...cell, assurance: 'observed' } as const } };
    expect(contrastOf({ origin: origin! }, observed).map(({ fact }) => fact)).toEqual(['client_ip']);
  });

  it('of a matrix with itself is empty; a party that one side lacks differs in everything', () => {
    const { cells } = matrixOf(runMode('direct-https'));
    expect(contrastOf(cells, cells)).toEqual([]);
    const { cells: proxied } = matrixOf(runMode('fwd-connect'));
    expect(contrastOf(cells, proxied).filter(({ observer }) => observer === 'forward_proxy')).toHaveLength(14);
  });
});
