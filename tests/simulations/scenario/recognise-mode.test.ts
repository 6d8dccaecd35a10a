// Every mode is recognised as itself, and a name is given to nothing that it does not describe.
import { describe, expect, it } from 'vitest';
import { FACTS } from '../../../simulations/knowledge/fact.ts';
import { composeScenario } from '../../../simulations/scenario/compose.ts';
import { FIRST_SCREEN, BASE_EXCHANGE } from '../../../simulations/scenario/library/situations.ts';
import type { Mode } from '../../../simulations/scenario/modes.ts';
import { MODES, modeOf } from '../../../simulations/scenario/modes.ts';
import { modeIn, TEACHING_NOBODY, unnamedBeside } from '../../../simulations/scenario/recognise-mode.ts';
import type { Setup } from '../../../simulations/scenario/setup.ts';
import { PLAIN_SETUP, SWITCH_VALUES } from '../../../simulations/scenario/setup.ts';
import { simulate } from '../../../simulations/simulate.ts';
import { matrixOf, tell } from '../knowledge/runs.ts';

const setupOf = (id: string): Setup => modeOf(id)!.setup;
const found = (id: string, change: Partial<Setup> = {}, episode = 'order') =>
  modeIn({ ...setupOf(id), ...change }, episode);

describe('a mode', () => {
  it.each(MODES)('$id is recognised as itself', ({ id, setup, episode }) => {
    expect(modeIn(setup, episode)).toEqual({ id, apart: [] });
  });

  it.each(MODES)('$id stays itself whatever the switches of boxes that are not there say', ({ id, setup, episode }) => {
    const proxy = { proxyCache: true, proxyVia: false, proxyAt: 'own-machine', proxyRules: 'members' } as const;
    const gateway = { gatewayTls: 'passthrough', gatewayCache: true, dnsOnlyRecord: true, origins: 6 } as const;
    const left = {
      ...setup,
      ...(setup.clientSide === 'none' ? proxy : {}),
      ...(setup.serverSide === 'none' ? gateway : {}),
    };
    expect(modeIn(left, episode)).toEqual({ id, apart: [] });
  });

  it('about a certain answer is itself only where that answer is asked for', () => {
    expect(found('rp-cache-private-ok', { originBelieves: 'rightmost-untrusted' }, 'visit')).toEqual({
      id: 'rp-tls-terminate',
      apart: ['gatewayCache'],
    });
    expect(found('rp-cache-private-ok', {}, 'unmarked-page')?.id).toBe('rp-cache-misconfigured');
    expect(found('fwd-http-anonymous', {}, 'public-copy')).toEqual({ id: 'fwd-http-anonymous', apart: [] });
  });
});

describe('the name of a set-up', () => {
  it('says what is beside it', () => {
    expect(modeIn(FIRST_SCREEN.opens!.a, 'visit')).toEqual({ id: 'fwd-http-anonymous', apart: ['proxyCache'] });
    expect(found('rp-http-xff', { originBelieves: 'leftmost' })).toEqual({
      id: 'rp-http-xff',
      apart: ['originBelieves'],
    });
    expect(found('cdn-full', { gatewayRateLimit: 'refuse' })?.apart).toEqual(['gatewayRateLimit']);
  });

  it('is not given to what sends other messages, nor to what is as near to two', () => {
    expect(found('direct-https', { cookies: false })).toBeNull();
    expect(found('cdn-full', { clientSide: 'tor', dns: 'remote' })).toBeNull();
    expect(found('rp-xff-spoof-leftmost', { originBelieves: 'socket' })).toBeNull();
    expect(modeIn({ ...PLAIN_SETUP, clientSide: 'interception', interceptorSource: 'preserved' }, 'order')).toBeNull();
  });
});

describe('switches that a name does not look at', () => {
  const valuesIn = ({ episode }: Mode, setup: Setup): string => {
    const { cells } = matrixOf(tell(simulate(composeScenario(BASE_EXCHANGE, setup, { episode })).trace));
    return Object.entries(cells)
      .map(([column, facts]) => `${column}: ${FACTS.map((fact) => facts[fact].value).join(' ')}`)
      .join('\n');
  };
  it.each(MODES.filter(({ setup }) => setup.serverSide !== 'none'))('teach nobody anything in $id', (mode) => {
    const own = valuesIn(mode, mode.setup);
    for (const id of TEACHING_NOBODY) {
      for (const value of SWITCH_VALUES[id]) {
        const setup = { ...mode.setup, [id]: value };
        expect(valuesIn(mode, setup), `${id}: ${String(value)}`).toBe(own);
        expect(modeIn(setup, mode.episode)).toEqual({ id: mode.id, apart: [] });
      }
    }
  });
});

describe('what no name speaks of', () => {
  const gateway: Setup = { ...setupOf('rp-http-xff'), gatewayCache: true, origins: 3 };

  it('is said where the stages differ in it', () => {
    expect(unnamedBeside(gateway, gateway)).toEqual([]);
    const other: Setup = { ...gateway, gatewayCollapses: true, balancing: 'uri-hash', gatewayTellsClient: 'off' };
    expect(unnamedBeside(gateway, other)).toEqual(['balancing', 'gatewayCollapses']);
  });

  it('is not said where one of them could not do it, nor of a switch without effect', () => {
    expect(unnamedBeside(gateway, setupOf('fwd-http-anonymous'))).toEqual([]);
    const without: Setup = { ...gateway, gatewayCache: false };
    expect(unnamedBeside(without, { ...without, gatewayCollapses: true })).toEqual([]);
  });
});
