// What holds in every set-up, and what one switch may and may not change.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Fact } from '../../simulations/knowledge/fact.ts';
import { FACTS } from '../../simulations/knowledge/fact.ts';
import type { Matrix } from '../../simulations/knowledge/matrix.ts';
import { inForce } from '../../simulations/scenario/limits.ts';
import type { Setup } from '../../simulations/scenario/setup.ts';
import { anySetup } from '../simulations/any-setup.ts';
import { cellOf, matrixOf, runOrder, runPublicCopy } from '../simulations/knowledge/runs.ts';

/**
 * The boxes keep Host as it was: with nginx's habit of putting its server's name there, plain HTTP says less than a ClientHello. And they let
 * everybody through: of what is turned away the origin knows nothing.
 */
const anyEffective = anySetup.map((setup) =>
  inForce({ ...setup, gatewayProfile: 'rfc', proxyRules: 'open', gatewayRateLimit: 'off' }),
);
const orderOf = (setup: Setup): Matrix => matrixOf(runOrder(setup));
const has = (matrix: Matrix, column: string): boolean => matrix.columns.some(({ observer }) => observer === column);
const valueOf = (matrix: Matrix, column: string, fact: Fact): string => cellOf(matrix, column, fact).value;
const knownTo = (matrix: Matrix, column: string): Fact[] =>
  has(matrix, column) ? FACTS.filter((fact) => valueOf(matrix, column, fact) === 'yes') : [];

const everywhere = (check: (setup: Setup, matrix: Matrix) => void): void => {
  fc.assert(
    fc.property(anyEffective, (setup) => {
      check(setup, orderOf(setup));
    }),
    { numRuns: 50 },
  );
};

const PEOPLES_SIDE = [
  ...(['client', 'access_network', 'client_resolver', 'forward_proxy'] as const),
  ...(['relay_1', 'relay_2', 'relay_3', 'relay_link'] as const),
];

describe('in every set-up', () => {
  it('the access network knows the client’s address, and no other client does', () => {
    everywhere((_setup, matrix) => {
      expect(valueOf(matrix, 'access_network', 'client_ip')).toBe('yes');
      expect(valueOf(matrix, 'other_client', 'client_ip')).toBe('no');
    });
  });

  it('the origin knows who the user is, whatever stands in between', () => {
    everywhere(({ cookies }, matrix) => {
      expect(valueOf(matrix, 'origin', 'user_identity')).toBe(cookies ? 'yes' : 'na');
    });
  });

  it('one client-side box holds address and site together', () => {
    everywhere(({ clientSide, ech }, matrix) => {
      // A box that reads along only sees what stands in the clear.
      if (has(matrix, 'forward_proxy') && !ech) expect(valueOf(matrix, 'forward_proxy', 'link_ip_host')).toBe('yes');
      if (clientSide === 'ohttp') expect(valueOf(matrix, 'relay_1', 'link_ip_host')).toBe('partial');
    });
  });

  it('a gateway that ends TLS holds address and content, one that passes it on does not', () => {
    everywhere(({ serverSide, gatewayTls, scheme, clientSide }, matrix) => {
      if (serverSide === 'none' || scheme === 'http' || clientSide !== 'none') return;
      const value = valueOf(matrix, 'reverse_proxy', 'link_ip_content');
      expect(value).toBe(gatewayTls === 'passthrough' ? 'no' : 'yes');
    });
  });

  it('a tunnel cannot tell the origin that there is a proxy', () => {
    everywhere(({ clientSide, scheme }, matrix) => {
      const isTunnel = clientSide === 'socks5' || clientSide === 'vpn' || clientSide === 'explicit-proxy';
      if (!isTunnel || (clientSide === 'explicit-proxy' && scheme === 'http')) return;
      expect(valueOf(matrix, 'origin', 'forward_proxy_in_use')).not.toBe('yes');
    });
  });

  it('no client knows the origin’s address behind a gateway', () => {
    everywhere(({ serverSide, gatewayLocation, gatewayTls, dnsOnlyRecord }, matrix) => {
      const leaks = dnsOnlyRecord || (gatewayLocation === 'pass' && gatewayTls !== 'passthrough');
      if (serverSide !== 'none' && !leaks) expect(valueOf(matrix, 'client', 'origin_ip')).not.toBe('yes');
    });
  });

  it('the size of a pool is known to those who run it alone', () => {
    everywhere((_setup, matrix) => {
      for (const { observer } of matrix.columns) {
        const runsIt = observer === 'origin' || observer === 'reverse_proxy';
        const value = valueOf(matrix, observer, 'backend_count');
        expect(value === 'yes' && !runsIt).toBe(false);
      }
    });
  });
});

describe('a thousand set-ups', () => {
  it('keep what the reference calls invariant', { timeout: 120_000 }, () => {
    fc.assert(
      fc.property(anyEffective, (setup) => {
        const matrix = orderOf(setup);
        const value = (column: string, fact: Fact): string =>
          has(matrix, column) ? valueOf(matrix, column, fact) : 'no';
        const { clientSide, serverSide, cookies } = setup;
        expect(value('access_network', 'client_ip')).toBe('yes');
        expect(value('other_client', 'client_ip')).toBe('no');
        if (cookies) expect(value('origin', 'user_identity')).toBe('yes');
        // Two hops and more: nobody but the client has both halves, and who sees the shared stretch can link nothing.
        if (clientSide === 'two-hop-relay' || clientSide === 'tor') {
          for (const { observer } of matrix.columns) {
            const isTold = observer === 'client' || setup.gatewayTellsClient !== 'off';
            if (!isTold) expect(value(observer, 'link_ip_host'), observer).not.toBe('yes');
            if (observer === 'relay_link') expect(value(observer, 'client_ip')).toBe('no');
          }
        }
        if (clientSide === 'ohttp') expect(value('relay_1', 'link_ip_host')).toBe('partial');
        if (serverSide === 'none') expect(value('origin', 'gateway_in_use')).toBe('na');
        for (const { observer } of matrix.columns) {
          const runsPool = observer === 'origin' || observer === 'reverse_proxy';
          if (!runsPool) expect(value(observer, 'backend_count'), observer).not.toBe('yes');
        }
      }),
      { numRuns: 1000 },
    );
  });
});

describe('one switch', () => {
  it('TLS never adds to what anybody beside the path knows', () => {
    fc.assert(
      fc.property(anyEffective, (setup) => {
        // One switch alone: where it would put another box in the way, or lets a box say more below HTTP, it is not that.
        const as = (scheme: Setup['scheme']): Setup => inForce({ ...setup, scheme, gatewayProxyLine: false });
        const [before, after] = [as('http'), as('https')];
        if (before.clientSide !== after.clientSide || before.serverSide !== after.serverSide) return;
        const [plain, sealed] = [orderOf(before), orderOf(after)];
        for (const column of ['access_network', 'transit', 'backend_link', 'client_resolver']) {
          const known = knownTo(plain, column);
          expect(knownTo(sealed, column).filter((fact) => !known.includes(fact))).toEqual([]);
        }
      }),
      { numRuns: 40 },
    );
  });

  // Hidden names apart, where sharing an address with other sites is the point.
  it('a gateway changes nothing in what the access network learns of who visits what', () => {
    fc.assert(
      fc.property(anyEffective, (setup) => {
        const [without, withIt] = [
          orderOf({ ...setup, ech: false, serverSide: 'none' }),
          orderOf({ ...setup, ech: false, serverSide: 'gateway' }),
        ];
        for (const fact of ['client_ip', 'dest_host', 'url_path', 'link_ip_host'] as const) {
          expect(valueOf(withIt, 'access_network', fact)).toBe(valueOf(without, 'access_network', fact));
        }
      }),
      { numRuns: 40 },
    );
  });

  it('a cache that answers takes knowledge from those behind it, never from those before it', () => {
    fc.assert(
      fc.property(anyEffective, fc.boolean(), (setup, isForward) => {
        const side = { proxyCache: false, gatewayCache: false };
        const asked = matrixOf(runPublicCopy({ ...setup, ...side }));
        const kept = matrixOf(runPublicCopy({ ...setup, ...side, [isForward ? 'proxyCache' : 'gatewayCache']: true }));
        const before = isForward ? [...PEOPLES_SIDE] : [...PEOPLES_SIDE, 'transit', 'reverse_proxy'];
        for (const { observer } of asked.columns) {
          if (observer === 'other_client') continue;
          const [then, now] = [knownTo(asked, observer), knownTo(kept, observer)];
          if (before.includes(observer)) expect(now).toEqual(expect.arrayContaining(then));
          else expect(then).toEqual(expect.arrayContaining(now));
        }
      }),
      { numRuns: 40 },
    );
  });
});
