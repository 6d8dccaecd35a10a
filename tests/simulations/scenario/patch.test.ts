// Clicks as edits: pure, reversible where they should be, and possible from some instant on only where a running network can change.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { composeScenario } from '../../../simulations/scenario/compose.ts';
import { FIRST_SCREEN } from '../../../simulations/scenario/library/situations.ts';
import type { Patch } from '../../../simulations/scenario/patch.ts';
import {
  ARRANGEMENTS,
  applyPatch,
  arrangementOf,
  fromNowOn,
  sendRequest,
  startServer,
  stopServer,
} from '../../../simulations/scenario/patch.ts';
import type { Scenario } from '../../../simulations/scenario/scenario.ts';
import type { Setup } from '../../../simulations/scenario/setup.ts';
import { PLAIN_SETUP } from '../../../simulations/scenario/setup.ts';
import { simulate } from '../../../simulations/simulate.ts';
import { traceLines } from '../../../simulations/trace/format.ts';
import { anySetup } from '../any-setup.ts';

const REVERSE: Setup = { ...PLAIN_SETUP, serverSide: 'gateway', origins: 3 };

const scenarioOf = (setup: Setup, interventions: Scenario['interventions'] = []): Scenario => ({
  ...composeScenario(FIRST_SCREEN, setup, { interventions }),
  horizonMs: 20_000,
});

describe('an arrangement', () => {
  it.each(ARRANGEMENTS)('%s is what it says after the click', (value) => {
    fc.assert(
      fc.property(anySetup, (setup) => arrangementOf(applyPatch(setup, { switch: 'arrangement', value })) === value),
    );
  });

  it('leaves the other switches where they are, and what a standing box is', () => {
    const before: Setup = { ...PLAIN_SETUP, scheme: 'https', clientSide: 'tls-intercepting-proxy', gatewayCache: true };
    const both = applyPatch(before, { switch: 'arrangement', value: 'both' });
    expect(both).toEqual({ ...before, serverSide: 'gateway' });
    expect(applyPatch(both, { switch: 'arrangement', value: 'forward' })).toEqual(before);
  });
});

describe('a change from now on', () => {
  const AT_MS = 5000;
  const rows: readonly (readonly [Setup, Patch, unknown])[] = [
    [REVERSE, { switch: 'gatewayCache', value: true }, { patch: 'cache-on', node: 'gateway' }],
    [
      { ...REVERSE, gatewayCache: true },
      { switch: 'gatewayCache', value: false },
      { patch: 'cache-off', node: 'gateway' },
    ],
    [REVERSE, { switch: 'gatewayTellsClient', value: 'x-forwarded-for' }, { patch: 'tell-client-on', node: 'gateway' }],
    [REVERSE, { switch: 'gatewayCache', value: false }, null],
    [REVERSE, { switch: 'scheme', value: 'https' }, null],
    [REVERSE, { switch: 'proxyCache', value: true }, null],
    [{ ...REVERSE, scheme: 'https', gatewayTls: 'passthrough' }, { switch: 'gatewayCache', value: true }, null],
    [
      { ...PLAIN_SETUP, clientSide: 'explicit-proxy' },
      { switch: 'proxyCache', value: true },
      { patch: 'cache-on', node: 'proxy' },
    ],
  ];

  it.each(rows)('%#: $1.switch', (setup, patch, expected) => {
    const found = fromNowOn(scenarioOf(setup), setup, patch, AT_MS);
    expect(found).toEqual(expected === null ? null : { atMs: AT_MS, ...(expected as object) });
  });

  const clicks: readonly (readonly [string, Scenario['interventions'][number]])[] = [
    ['cache on', { atMs: AT_MS, patch: 'cache-on', node: 'gateway' }],
    ['a server stopped', stopServer('origin-2', AT_MS)],
    ['a server started', startServer('origin-2', AT_MS)],
    ['a request sent', sendRequest(scenarioOf(REVERSE), 'bob', '/cart', AT_MS)!],
  ];

  it.each(clicks)('%s: every record before it stays as it was', (_name, click) => {
    const before = (scenario: Scenario): string[] => {
      const { trace } = simulate(scenario);
      const records = trace.records.filter(({ at }) => at < AT_MS * 1000);
      return [...traceLines({ header: trace.header, records })];
    };
    const plain = before(scenarioOf(REVERSE));
    expect(before(scenarioOf(REVERSE, [click]))).toEqual(plain);
    expect(plain.length).toBeGreaterThan(100);
    const after = simulate(scenarioOf(REVERSE, [click])).trace.records.some(
      ({ kind }) => kind === 'intervention.applied',
    );
    expect(after).toBe(true);
  });
});
