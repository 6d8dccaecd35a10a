// Set-ups beyond the named ones: a row of marks for each observer, worked out by hand from the rules of disclosure.
// Y knows, L could link, i could infer, . does not know, - does not apply; in the order of `ORDER`.
import { describe, expect, it } from 'vitest';
import type { Instant } from '../../../simulations/kernel/time.ts';
import type { BaseFact } from '../../../simulations/knowledge/fact.ts';
import { matrixAt } from '../../../simulations/knowledge/matrix.ts';
import type { Setup } from '../../../simulations/scenario/setup.ts';
import type { Told } from './runs.ts';
import { cellOf, matrixOf, rowOf, runChanged, runOrder, runPublicCopy } from './runs.ts';

/** Address, user, site; path, sent, received; origin's address, pool, software; proxy in use, gateway in use. */
const ORDER: readonly BaseFact[] = [
  ...(['client_ip', 'user_identity', 'dest_host'] as const),
  ...(['url_path', 'request_body', 'response_body'] as const),
  ...(['origin_ip', 'backend_count', 'server_software'] as const),
  ...(['forward_proxy_in_use', 'gateway_in_use'] as const),
];

function expectRows(told: Told, rows: Readonly<Record<string, string>>): void {
  const matrix = matrixOf(told);
  const found = Object.keys(rows).map((column) => [column, rowOf(matrix, column, ORDER)]);
  const wanted = Object.entries(rows).map(([column, row]) => [column, row.replaceAll(' ', '')]);
  expect(Object.fromEntries(found)).toEqual(Object.fromEntries(wanted));
}

const PROXIED: Partial<Setup> = { clientSide: 'explicit-proxy', dns: 'remote' };
const CDN: Partial<Setup> = {
  ...{ scheme: 'https', serverSide: 'cdn', origins: 1, gatewayTls: 're-encrypt' },
  ...{ gatewayTellsClient: 'x-forwarded-for', gatewayViaResponse: true },
};

describe('a proxy that says that it is there, and not for whom', () => {
  it('is known to all behind it, the client to none of them', () => {
    expectRows(runOrder({ ...PROXIED, proxyVia: true }), {
      forward_proxy: 'YYY YYY Y-Y Y-',
      transit: 'LYY YYY Y-Y Y-',
      origin: 'LYY YYY Y-Y Y-',
    });
  });
});

describe('a gateway that encrypts anew', () => {
  it('leaves the back-end link the name and two addresses', () => {
    expectRows(runOrder({ scheme: 'https', serverSide: 'gateway', gatewayTls: 're-encrypt' }), {
      backend_link: 'L.Y ... Y.. -Y',
      reverse_proxy: 'YYY YYY YYY -Y',
      transit: 'Y.Y ... ... -.',
    });
  });
});

describe('a delivery network that encrypts to the client only', () => {
  it('tells the stretch behind it everything', () => {
    const told = runOrder({ ...CDN, gatewayTls: 'terminate' });
    expectRows(told, { backend_link: 'YYY YYY Y.Y -Y', transit: 'Y.Y ... ... -i', client: 'YYY YYY ... -Y' });
    expect(cellOf(matrixOf(told), 'backend_link', 'client_ip').assurance).toBe('asserted');
  });
});

describe('a tunnel to a delivery network', () => {
  const told = runOrder({ ...PROXIED, ...CDN });

  it('divides who from what between two boxes', () => {
    expectRows(told, {
      client: 'YYY YYY ... YY',
      access_network: 'Y.Y ... ... Yi',
      client_resolver: '... ... ... ..',
      forward_proxy: 'Y.Y ... ... Yi',
      transit: 'L.Y ... ... ii',
      reverse_proxy: 'LYY YYY YYY iY',
      backend_link: '..Y ... Y.. .Y',
      origin: 'LYY YYY YYY iY',
      other_client: '... ... ... ..',
    });
  });

  it('lets the origin ask the proxy, whose address it is told, but not the delivery network', () => {
    expect(cellOf(matrixOf(told), 'origin', 'client_ip')).toMatchObject({
      heldBy: ['forward_proxy'],
      reason: { kind: 'linkable', through: '198.51.100.10' },
    });
  });

  it('counts two parties with address and site, none with address and content', () => {
    expect(matrixOf(told).counters).toMatchObject({
      link_ip_host: ['access_network', 'forward_proxy'],
      link_ip_content: [],
    });
  });
});

describe('two boxes that both tell', () => {
  it('leave the client’s address with everybody', () => {
    const both = { proxyTellsClient: 'x-forwarded-for', gatewayTellsClient: 'x-forwarded-for' } as const;
    const told = runOrder({ ...PROXIED, ...both, serverSide: 'gateway', gatewayViaRequest: true });
    expectRows(told, {
      client: 'YYY YYY ... Y.',
      transit: 'YYY YYY ... Y.',
      reverse_proxy: 'YYY YYY YYY YY',
      backend_link: 'YYY YYY Y.Y YY',
      origin: 'YYY YYY YYY YY',
    });
  });
});

describe('a public page that three people fetch through a caching proxy', () => {
  it('stays between the second of them and the proxy', () => {
    expectRows(runPublicCopy({ ...PROXIED, proxyVia: true, proxyCache: true }), {
      client: 'YYY Y-Y i-Y Y-',
      access_network: 'YYY Y-Y i-Y Y-',
      forward_proxy: 'YYY Y-Y Y-Y Y-',
      transit: '... .-. .-. .-',
      origin: '... .-. Y-Y .-',
      other_client: '..i i-Y .-Y .-',
    });
  });

  it('leaves the proxy with what it kept: by role, since no message of this exchange says it', () => {
    const told = runPublicCopy({ ...PROXIED, proxyCache: true });
    const cell = cellOf(matrixOf(told), 'forward_proxy', 'origin_ip');
    expect(cell).toMatchObject({ assurance: 'role', evidence: [{ part: 'stored-copy' }] });
    expect(told.trace.records[cell.evidence[0]?.record ?? -1]?.kind).toBe('cache.stored');
  });
});

describe('a page that is stored for the first and given to the second', () => {
  const setup = { scheme: 'https', serverSide: 'gateway', gatewayTls: 'terminate' } as const;
  const told = runChanged({ ...setup, gatewayCache: true, gatewayTellsCacheStatus: true }, (scenario) => ({
    ...scenario,
    resources: [{ path: '/', bytes: 6, text: 'public', status: 200, fields: ['Cache-Control: public, max-age=60'] }],
    workload: ['alice', 'bob'].flatMap((client, place) =>
      scenario.workload.map((demand) => ({
        ...{ ...demand, clients: [client], method: 'GET', content: null, fields: [], paths: ['/'] },
        when: { atMs: [100 + place * 1400] },
      })),
    ),
  }));

  it('lets the second read the same answer, and suppose that somebody was there before', () => {
    expectRows(told, { other_client: '..Y i-Y ... -Y', origin: 'LYY Y-Y YYY -Y' });
    expect(cellOf(matrixOf(told), 'other_client', 'gateway_in_use').evidence).toMatchObject([{ part: 'cache-status' }]);
  });

  it('tells nothing before the second has its answer', () => {
    const answered = told.ledger.accounts[1]?.finishedAt ?? 0;
    expect(rowOf(matrixOf(told, (answered - 1) as Instant), 'other_client', ORDER)).toBe('....-....-.');
  });

  it('tells the first nothing of the second', () => {
    const second = told.ledger.accounts[1]?.exchange ?? 0;
    expect(rowOf(matrixAt(told.ledger, told.end, { exchange: second }), 'other_client', ORDER)).toBe('....-....-.');
  });
});

describe('a page that a delivery network keeps', () => {
  it('shows its next reader an age; the network’s published addresses are nobody else’s clue', () => {
    const told = runPublicCopy({ ...CDN, gatewayViaResponse: false, gatewayCache: true });
    expect(cellOf(matrixOf(told), 'other_client', 'gateway_in_use').reason).toMatchObject({
      kind: 'inferable',
      by: 'age',
    });
  });
});

describe('a personal answer', () => {
  it('that is not stored tells others nothing', () => {
    expectRows(runOrder({ scheme: 'https', serverSide: 'gateway', gatewayTls: 'terminate', gatewayCache: true }), {
      other_client: '... ... ... -.',
    });
  });
});
