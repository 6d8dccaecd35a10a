// What follows from each of the two choices, and that they are read back as they were made.
import { describe, expect, it } from 'vitest';
import { inForce } from '../../../simulations/scenario/limits.ts';
import { MODES, modeOf } from '../../../simulations/scenario/modes.ts';
import type { Setup } from '../../../simulations/scenario/setup.ts';
import { PLAIN_SETUP, SWITCH_VALUES } from '../../../simulations/scenario/setup.ts';
import {
  choicesIn,
  SERVER_CHOICES,
  withClientSide,
  withServerSide,
} from '../../../simulations/scenario/two-choices.ts';

const starts: readonly Setup[] = [PLAIN_SETUP, ...MODES.map(({ setup }) => setup)];

describe('the two choices', () => {
  it('are in force once made, from wherever one comes', () => {
    for (const start of starts) {
      for (const side of SWITCH_VALUES.clientSide) {
        const chosen = { ...start, ...withClientSide(start, side) };
        expect(choicesIn(chosen).client).toBe(side);
        if (side === 'ohttp') continue;
        for (const choice of SERVER_CHOICES) {
          if (choice === 'passthrough' && side === 'interception') continue;
          expect(choicesIn({ ...chosen, ...withServerSide(chosen, choice) })).toEqual({ client: side, server: choice });
        }
      }
    }
  });

  it('bring the scheme that the client’s side is for, and leave the one that will do', () => {
    const after = (setup: Setup, side: Setup['clientSide']) => inForce({ ...setup, ...withClientSide(setup, side) });
    expect(after(PLAIN_SETUP, 'tls-intercepting-proxy').scheme).toBe('https');
    expect(after(PLAIN_SETUP, 'explicit-proxy').scheme).toBe('http');
    expect(after({ ...PLAIN_SETUP, scheme: 'https' }, 'interception').scheme).toBe('http');
    expect(inForce({ ...PLAIN_SETUP, ...withServerSide(PLAIN_SETUP, 'passthrough') }).scheme).toBe('https');
  });

  it('leave names to whoever is asked, and give them back to the client', () => {
    const dns = (from: Partial<Setup>, side: Setup['clientSide']) =>
      withClientSide({ ...PLAIN_SETUP, ...from }, side).dns;
    expect([dns({}, 'socks5'), dns({}, 'vpn'), dns({ dns: 'doh' }, 'tor')]).toEqual(['remote', 'remote', 'remote']);
    expect([dns({ dns: 'remote' }, 'none'), dns({ dns: 'doh' }, 'inline-filter')]).toEqual(['plain-isp', 'doh']);
  });

  it('put oblivious HTTP before a site that opens it itself', () => {
    const { setup } = modeOf('cdn-full')!;
    expect(choicesIn({ ...setup, ...withClientSide(setup, 'ohttp') })).toEqual({ client: 'ohttp', server: 'none' });
  });

  it('bring what a delivery network does, and take it along when it goes', () => {
    const cdn = { ...PLAIN_SETUP, scheme: 'https', ...withServerSide(PLAIN_SETUP, 'cdn') } as const;
    expect(cdn).toMatchObject({
      gatewayTls: 're-encrypt',
      gatewayTellsClient: 'x-forwarded-for',
      gatewayViaResponse: true,
    });
    const own = { ...cdn, ...withServerSide(cdn, 'gateway') };
    expect(own).toMatchObject({ gatewayTls: 'terminate', gatewayViaResponse: false });
    const flexible = modeOf('cdn-flexible')!.setup;
    expect({ ...flexible, ...withServerSide(flexible, 'cdn') }).toEqual(flexible);
  });
});
