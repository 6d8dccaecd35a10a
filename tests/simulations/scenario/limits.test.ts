// What a set-up leaves without effect: said with its reason, and without effect indeed.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { composeScenario } from '../../../simulations/scenario/compose.ts';
import { FIRST_SCREEN } from '../../../simulations/scenario/library/situations.ts';
import { inForce, limitsOf } from '../../../simulations/scenario/limits.ts';
import { anySetup } from '../any-setup.ts';
import type { Setup, SwitchId } from '../../../simulations/scenario/setup.ts';
import { PLAIN_SETUP, SWITCH_VALUES, SWITCHES } from '../../../simulations/scenario/setup.ts';

const composed = (setup: Setup): string => JSON.stringify(composeScenario(FIRST_SCREEN, setup));
const deadOf = (setup: Setup): SwitchId[] =>
  limitsOf(setup)
    .filter(({ allows }) => allows.length === 1)
    .map((limit) => limit.switch);

describe('limits', () => {
  const rows: readonly (readonly [
    what: string,
    change: Partial<Setup>,
    id: SwitchId,
    reason: string,
    section: string,
  ])[] = [
    [
      'no field in a tunnel',
      { scheme: 'https', clientSide: 'explicit-proxy' },
      'proxyVia',
      'tunnel-carries-bytes',
      'RFC 9110 §9.3.6',
    ],
    [
      'no copy in a tunnel',
      { scheme: 'https', clientSide: 'explicit-proxy' },
      'proxyCache',
      'tunnel-carries-bytes',
      'RFC 9110 §9.3.6',
    ],
    [
      'no copy of what passes unread',
      { scheme: 'https', serverSide: 'gateway', gatewayTls: 'passthrough' },
      'gatewayCache',
      'bytes-pass-unread',
      'RFC 9110 §3.7',
    ],
    [
      'no field in what passes unread',
      { scheme: 'https', serverSide: 'cdn', gatewayTls: 'passthrough' },
      'gatewayTellsClient',
      'bytes-pass-unread',
      'RFC 9110 §3.7',
    ],
    [
      'no TLS to end under http',
      { scheme: 'http', serverSide: 'gateway' },
      'gatewayTls',
      'nothing-encrypted',
      'RFC 9110 §4.2.1',
    ],
    ['names by the proxy', { clientSide: 'explicit-proxy' }, 'dns', 'proxy-looks-up', 'RFC 9110 §7.3.2'],
    ['no manners without a gateway', { serverSide: 'none' }, 'origins', 'no-gateway', 'RFC 9110 §3.7'],
    ['no manners without a proxy', { clientSide: 'none' }, 'proxyCache', 'no-forward-proxy', 'RFC 9110 §3.7'],
    [
      'nothing to tell without a cache',
      { serverSide: 'gateway', gatewayCache: false },
      'gatewayTellsCacheStatus',
      'no-cache',
      'RFC 9211 §2',
    ],
    [
      'no Via by nginx',
      { serverSide: 'gateway', gatewayProfile: 'nginx' },
      'gatewayViaRequest',
      'product-cannot',
      'nginx 1.22.1',
    ],
  ];

  it.each(rows)('%s', (_what, change, id, reason, section) => {
    const limit = limitsOf({ ...PLAIN_SETUP, ...change }).find((candidate) => candidate.switch === id);
    expect(limit).toMatchObject({ reason, section });
    expect(limit?.allows).toHaveLength(1);
  });

  it('of Squid: one directive for Via both ways, and no Forwarded', () => {
    const limits = limitsOf({
      ...PLAIN_SETUP,
      serverSide: 'gateway',
      gatewayProfile: 'squid',
      gatewayViaRequest: true,
    });
    const allowed = (id: SwitchId): unknown => limits.find((limit) => limit.switch === id)?.allows;
    expect(allowed('gatewayViaResponse')).toEqual([true]);
    expect(allowed('gatewayTellsClient')).toEqual(['off', 'x-forwarded-for', 'x-forwarded-for-overwrite']);
  });

  it('leave some values of a switch that is not dead', () => {
    const https = limitsOf({ ...PLAIN_SETUP, scheme: 'https', serverSide: 'gateway', gatewayTls: 'none' });
    expect(https.find((limit) => limit.switch === 'gatewayTls')).toMatchObject({
      allows: ['terminate', 're-encrypt', 'passthrough'],
      reason: 'somebody-must-answer-tls',
    });
  });

  it('name only switches that change nothing, and values that are in force', () => {
    fc.assert(
      fc.property(anySetup, (setup) => {
        const before = composed(setup);
        for (const id of deadOf(setup)) {
          for (const value of SWITCH_VALUES[id]) expect(composed({ ...setup, [id]: value }), id).toBe(before);
        }
        for (const limit of limitsOf(setup)) expect(limit.allows[0]).toBe(inForce(setup)[limit.switch]);
      }),
      { numRuns: 150 },
    );
  });

  it('name every switch whose other values change nothing', () => {
    fc.assert(
      fc.property(anySetup, (setup) => {
        const before = composed(setup);
        const limited = new Map(limitsOf(setup).map((limit) => [limit.switch, limit.allows as readonly unknown[]]));
        for (const id of SWITCHES) {
          const others = (limited.get(id) ?? SWITCH_VALUES[id]).filter((value) => value !== inForce(setup)[id]);
          for (const value of others)
            expect(composed({ ...setup, [id]: value }), `${id} ${String(value)}`).not.toBe(before);
        }
      }),
      { numRuns: 150 },
    );
  });

  it('are settled once and for all', () => {
    fc.assert(
      fc.property(anySetup, (setup) => {
        expect(inForce(inForce(setup))).toEqual(inForce(setup));
      }),
      { numRuns: 1000 },
    );
  });
});
