// Situation and set-up become a scenario that the decoder accepts, with the boxes asked for between the same people and the same site.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { composeScenario, withoutPlace } from '../../../simulations/scenario/compose.ts';
import { BASE_EXCHANGE, FIRST_SCREEN } from '../../../simulations/scenario/library/situations.ts';
import type { Scenario } from '../../../simulations/scenario/scenario.ts';
import { decodeScenario } from '../../../simulations/scenario/schema.ts';
import type { Setup } from '../../../simulations/scenario/setup.ts';
import { PLAIN_SETUP } from '../../../simulations/scenario/setup.ts';
import { FIRST_ATTACK, intentsOf } from '../../../simulations/workload/workload.ts';
import { anySetup } from '../any-setup.ts';

const compose = (change: Partial<Setup>): Scenario => composeScenario(BASE_EXCHANGE, { ...PLAIN_SETUP, ...change });
const taps = ({ links }: Scenario): Record<string, string> =>
  Object.fromEntries(links.map(({ id, taps: readers }) => [id, readers.join(' ')]));

describe('composing', () => {
  it('gives scenarios that the decoder takes as they are', () => {
    fc.assert(
      fc.property(anySetup, fc.constantFrom(BASE_EXCHANGE, FIRST_SCREEN), (setup, situation) => {
        const scenario = composeScenario(situation, setup);
        expect(decodeScenario(JSON.parse(JSON.stringify(scenario)))).toEqual({ ok: true, scenario });
      }),
      { numRuns: 300 },
    );
  });

  it('leaves the wishes alone, whatever stands between', () => {
    fc.assert(
      fc.property(anySetup, (setup) => {
        const wanted = intentsOf(composeScenario(FIRST_SCREEN, setup));
        const direct = intentsOf(composeScenario(FIRST_SCREEN, { ...PLAIN_SETUP, scheme: setup.scheme }));
        // An attacker's come besides, and move none of the people's.
        expect(wanted.filter(({ exchange }) => exchange < FIRST_ATTACK)).toEqual(direct);
      }),
      { numRuns: 100 },
    );
  });

  it('joins whom the arrangement puts next to each other, with those who can read along', () => {
    expect(taps(compose({}))).toEqual({
      'alice-origin-1': 'access_network transit',
      'alice-resolver': 'access_network',
      'bob-origin-1': 'access_network transit',
      'bob-resolver': 'access_network',
    });
    expect(taps(compose({ clientSide: 'explicit-proxy', serverSide: 'gateway' }))).toEqual({
      'alice-proxy': 'access_network',
      'bob-proxy': 'access_network',
      'proxy-proxy-resolver': '',
      'proxy-gateway': 'transit',
      'gateway-origin-1': 'backend_link',
      'gateway-origin-2': 'backend_link',
    });
    expect(taps(compose({ scheme: 'https', dns: 'doh', serverSide: 'cdn', origins: 1 }))).toEqual({
      'alice-gateway': 'access_network transit',
      'alice-doh-resolver': 'access_network',
      'bob-gateway': 'access_network transit',
      'bob-doh-resolver': 'access_network',
      'gateway-origin-1': 'backend_link',
    });
  });

  it('shows observers from the client to the site, the other person last', () => {
    const columns = (change: Partial<Setup>): string =>
      compose(change)
        .observers.map(({ id }) => id)
        .join(' ');
    expect(columns({})).toBe('alice access_network client_resolver transit origin bob');
    expect(columns({ clientSide: 'explicit-proxy', serverSide: 'gateway' })).toBe(
      'alice access_network client_resolver forward_proxy transit reverse_proxy backend_link origin bob',
    );
  });

  it('names the addresses that public lists have', () => {
    expect(compose({ clientSide: 'explicit-proxy' }).lists).toEqual({
      proxies: ['198.51.100.10'],
      deliveryNetworks: [],
    });
    expect(compose({ serverSide: 'gateway' }).lists).toEqual({ proxies: [], deliveryNetworks: [] });
    expect(compose({ serverSide: 'cdn' }).lists).toEqual({
      proxies: [],
      deliveryNetworks: ['192.0.2.80', '192.0.2.90'],
    });
    expect(compose({ serverSide: 'cdn' }).zone).toEqual([{ name: 'shop.example', addresses: ['192.0.2.80'] }]);
    expect(compose({}).zone).toEqual([{ name: 'shop.example', addresses: ['198.51.100.200'] }]);
  });

  it('brings a passer-by only where the episode needs one, and asks nobody what they learn', () => {
    const people = (episode: string): unknown[] =>
      composeScenario(BASE_EXCHANGE, PLAIN_SETUP, { episode })
        .nodes.filter(({ kind }) => kind === 'client')
        .map(({ id, operator }) => [id, operator]);
    expect(people('order')).toEqual([
      ['alice', 'alice'],
      ['bob', 'bob'],
    ]);
    expect(people('public-copy')).toContainEqual(['carol', null]);
    expect(() => composeScenario(BASE_EXCHANGE, PLAIN_SETUP, { episode: 'none' })).toThrow('no episode none');
  });

  it('leaves out interventions at nodes that the set-up lacks, and says which', () => {
    const stop = { atMs: 10, patch: 'stop-server', node: 'origin-2' } as const;
    const setup = { ...PLAIN_SETUP, serverSide: 'gateway' } as const;
    expect(composeScenario(BASE_EXCHANGE, setup, { interventions: [stop] }).interventions).toEqual([stop]);
    const direct = composeScenario(BASE_EXCHANGE, PLAIN_SETUP, { interventions: [stop] });
    expect(direct.interventions).toEqual([]);
    expect(withoutPlace(direct, [stop])).toEqual([stop]);
  });
});
