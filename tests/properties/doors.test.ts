// Whatever a box is told to refuse, by any product's words or none: who is refused leaves no trace behind the box.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Trace } from '../../simulations/trace/trace.ts';
import type { Guarded } from '../simulations/guarded.ts';
import { guardedTrace } from '../simulations/guarded.ts';

const WORDS: Readonly<Record<'nginx' | 'haproxy' | 'squid', readonly string[]>> = {
  nginx: [
    'limit_req_zone $binary_remote_addr zone=z:1m rate=1r/s; limit_req zone=z burst=2',
    'limit_req_zone $binary_remote_addr zone=y:1m rate=2r/s; limit_req zone=y burst=3 nodelay',
    'limit_conn_zone $binary_remote_addr zone=c:1m; limit_conn c 1',
    'deny 203.0.113.66',
    'client_max_body_size 10',
    'auth_basic "area"; auth_basic_user_file pw',
  ],
  haproxy: [
    'http-request deny if { path_beg /admin }',
    'http-request deny deny_status 405 if { method DELETE }',
    'http-request deny if { src 203.0.113.66 }',
  ],
  squid: [
    'acl evil src 203.0.113.66; http_access deny evil; http_access allow all',
    'acl writes method POST DELETE; http_access deny writes; http_access allow all',
    'acl admin urlpath_regex ^/admin; http_access deny admin; http_access allow all',
    'http_access deny all',
  ],
};

const per = fc.constantFrom('client', 'everybody');
const protection = fc.record({
  rateLimit: fc.option(
    fc.record({
      per,
      requestsPerSecond: fc.integer({ min: 1, max: 5 }),
      burst: fc.nat(3),
      undelayed: fc.option(fc.nat(3)),
      status: fc.constantFrom(429, 503),
    }),
  ),
  connectionLimit: fc.option(
    fc.record({ per, most: fc.integer({ min: 1, max: 3 }), status: fc.constantFrom(429, 503) }),
  ),
  rules: fc.array(
    fc.record({
      verdict: fc.constantFrom('allow', 'deny'),
      addresses: fc.subarray(['203.0.113.7', '203.0.113.64/26']),
      paths: fc.subarray(['/admin']),
      methods: fc.subarray(['POST', 'DELETE']),
    }),
    { maxLength: 3 },
  ),
  otherwise: fc.constantFrom('allow', 'deny'),
  maxContentBytes: fc.option(fc.constantFrom(5, 100)),
});

const demand = fc.record({
  clients: fc.constantFrom(['alice'], ['mallory'], ['alice', 'mallory']),
  method: fc.constantFrom('GET', 'POST', 'DELETE'),
  paths: fc.constantFrom(['/'], ['/admin'], ['/', '/admin']),
  content: fc.constantFrom(null, 'tiny', 'more than ten octets'),
  fields: fc.subarray(['Authorization: Basic YWxpY2U6d29uZGVy', 'X-Forwarded-For: 198.18.0.1']),
  when: fc
    .array(fc.integer({ min: 0, max: 3000 }), { minLength: 1, maxLength: 5 })
    .map((atMs) => ({ atMs: [...atMs].sort((a, b) => a - b) })),
});

const demands = fc.array(demand, { minLength: 1, maxLength: 3 });

const guardeds: fc.Arbitrary<Guarded> = fc.oneof(
  fc.record({ protection, demands, box: fc.constantFrom('gateway' as const, 'forward-proxy' as const) }),
  fc
    .record({
      profile: fc.constantFrom('nginx' as const, 'haproxy' as const, 'squid' as const),
      picks: fc.array(fc.nat(30), { minLength: 1, maxLength: 3 }),
      demands,
    })
    .map(({ profile, picks, demands: wanted }) => {
      const words = WORDS[profile];
      // Squid's lists are each complete; the others add up.
      const chosen = [...new Set(picks.map((i) => words[i % words.length] ?? ''))].slice(
        0,
        profile === 'squid' ? 1 : 3,
      );
      return {
        profile,
        directives: chosen,
        demands: wanted,
        box: profile === 'squid' ? ('forward-proxy' as const) : ('gateway' as const),
      };
    }),
);

/** Exchanges that the box refused, and what happened for their sake behind it. */
function refusedIn({ records }: Trace): { refused: number; admitted: number; behind: string[] } {
  const refused = new Set<number>();
  let admitted = 0;
  for (const record of records) {
    if (record.kind === 'request.refused') refused.add(record.exchange);
    if (record.kind === 'request.admitted') admitted += 1;
  }
  const behind = records.flatMap((record) => {
    const isBehind =
      (record.kind === 'message.sent' && record.from === 'box' && record.to === 'shop') ||
      record.kind === 'server.chosen' ||
      record.kind === 'service.started' ||
      record.kind === 'message.rewritten';
    return isBehind && refused.has(record.exchange) ? [`${record.kind} of ${String(record.exchange)}`] : [];
  });
  return { refused: refused.size, admitted, behind };
}

it('a refused request leaves no record past the box', { timeout: 60_000 }, () => {
  let refusals = 0;
  let admissions = 0;
  fc.assert(
    fc.property(guardeds, (run) => {
      const { refused, admitted, behind } = refusedIn(guardedTrace(run));
      refusals += refused;
      admissions += admitted;
      expect(behind).toEqual([]);
    }),
    { numRuns: 300 },
  );
  expect(Math.min(refusals, admissions)).toBeGreaterThan(100);
});

it('who is refused is told so, or the connection ends: nobody waits for ever', { timeout: 60_000 }, () => {
  fc.assert(
    fc.property(guardeds, (run) => {
      const { records } = guardedTrace(run);
      const open = new Set<number>();
      for (const record of records) {
        if (record.kind === 'exchange.wanted') open.add(record.exchange);
        if (record.kind === 'exchange.finished') open.delete(record.exchange);
      }
      expect([...open]).toEqual([]);
    }),
    { numRuns: 150 },
  );
});
