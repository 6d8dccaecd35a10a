// The matrix equals one that is found by another road: all that an observer can read, searched for the values.
import { describe, expect, it } from 'vitest';
import type { Setup } from '../../../simulations/scenario/setup.ts';
import type { Instant } from '../../../simulations/kernel/time.ts';
import { disagreements } from './agreement.ts';
import { MODE_IDS, runMinute, runMode } from './runs.ts';

describe.each(MODE_IDS)('mode %s', (id) => {
  const told = runMode(id);
  const instants = [0, ...told.ledger.run.instants, told.end] as Instant[];

  it('agrees with a search at every instant at which anything is learned', () => {
    const found = told.ledger.accounts.flatMap(({ exchange }) =>
      instants.flatMap((t) => disagreements(told, exchange, t).map((text) => `${t} ${text}`)),
    );
    expect(found).toEqual([]);
  });
});

const SETUPS: readonly (readonly [string, Partial<Setup>])[] = [
  ['nothing in between', { scheme: 'https' }],
  ['a caching forward proxy', { clientSide: 'explicit-proxy', dns: 'remote', proxyCache: true }],
  ['a tunnel', { scheme: 'https', clientSide: 'explicit-proxy', dns: 'remote' }],
  ['a caching gateway', { serverSide: 'gateway', scheme: 'https', gatewayCache: true, gatewayTellsCacheStatus: true }],
  [
    'both boxes',
    { clientSide: 'explicit-proxy', dns: 'remote', serverSide: 'gateway', proxyCache: true, gatewayCache: true },
  ],
];

describe.each(SETUPS)('a minute of three people through %s', (_name, setup) => {
  const told = runMinute(setup);

  it('agrees with a search for every exchange', () => {
    expect(told.ledger.accounts.length).toBeGreaterThan(20);
    const sample = told.ledger.accounts.filter((_account, place) => place < 12 || place % 9 === 0);
    expect(sample.flatMap(({ exchange }) => disagreements(told, exchange, told.end))).toEqual([]);
  });
});
