// A box that refuses: what comes back, when, and that nothing of a refused request gets past it.
import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { innermost } from '../../../simulations/wire/payload.ts';
import { GUARDED, answersIn, guardedTrace, judged } from '../guarded.ts';
import type { Guarded } from '../guarded.ts';
import type { Trace } from '../../../simulations/trace/trace.ts';

const statuses = (trace: Trace): readonly (number | null)[] =>
  [...answersIn(trace)].sort(([a], [b]) => a - b).map(([, [status]]) => status);

/** Exchanges that were turned away in earnest. */
const refusedIn = (trace: Trace): ReadonlySet<number> =>
  new Set(
    judged(trace)
      .filter(({ kind, isDryRun }) => kind === 'request.refused' && !isDryRun)
      .map(({ exchange }) => exchange),
  );

/** What of refused requests happened past the box. */
function pastTheBox(trace: Trace): readonly unknown[] {
  const refused = refusedIn(trace);
  return trace.records.filter((record) => {
    if (!('exchange' in record) || !refused.has(record.exchange)) return false;
    if (record.kind === 'message.sent' || record.kind === 'message.received') {
      const isDns = record.to === 'names' || record.from === 'names';
      return !isDns && (record.from === 'shop' || record.to === 'shop');
    }
    return 'node' in record && record.node === 'shop';
  });
}

describe('a request that is turned away', () => {
  for (const [name, run] of Object.entries(GUARDED)) {
    it(`leaves nothing past the box: ${name}`, () => {
      const trace = guardedTrace(run);
      expect(judged(trace).length).toBeGreaterThan(0);
      expect(pastTheBox(trace)).toEqual([]);
    });
  }

  it('leaves nothing past the box, whatever the limits and whatever is asked', () => {
    const demand = fc.record({
      clients: fc.constantFrom(['alice'], ['mallory'], ['alice', 'mallory']),
      method: fc.constantFrom('GET', 'POST', 'DELETE'),
      paths: fc.constantFrom(['/'], ['/admin'], ['/none']),
      content: fc.constantFrom(null, 'short', 'a'.repeat(100)),
      when: fc.record({ atMs: fc.array(fc.integer({ min: 0, max: 3000 }), { minLength: 1, maxLength: 6 }) }),
    });
    const protection = fc.record({
      rateLimit: fc.constantFrom(
        null,
        { requestsPerSecond: 1, burst: 1 },
        { requestsPerSecond: 5, burst: 0, undelayed: null },
      ),
      connectionLimit: fc.constantFrom(null, { most: 1 }, { per: 'everybody', most: 2 }),
      rules: fc.subarray([
        { verdict: 'deny', addresses: ['203.0.113.66'] },
        { verdict: 'deny', paths: ['/admin'] },
        { verdict: 'deny', methods: ['DELETE'] },
      ]),
      authentication: fc.constantFrom(null, {}),
      maxContentBytes: fc.constantFrom(null, 0, 50),
    });
    fc.assert(
      fc.property(protection, fc.array(demand, { minLength: 1, maxLength: 4 }), (limits, demands) => {
        const run: Guarded = { protection: limits, demands, behaviour: { delayMs: 40 } };
        const trace = guardedTrace(run);
        expect(pastTheBox(trace)).toEqual([]);
        const refused = refusedIn(trace);
        for (const [exchange, [status]] of answersIn(trace)) {
          if (refused.has(exchange)) expect([401, 403, 413, 429]).toContain(status);
          else expect([200, 404]).toContain(status);
        }
      }),
      { numRuns: 60 },
    );
  });
});

describe('what comes back, and when', () => {
  it('nginx, burst 2: one at once, two in their turn, two refused', () => {
    const trace = guardedTrace(GUARDED['more than the rate, queued']!);
    const found = [...answersIn(trace).values()].map(
      ([status, ms]) => `${String(status)} after ${String(Math.floor(ms / 1000))}`,
    );
    expect(found.sort()).toEqual(['200 after 0', '200 after 1', '200 after 2', '503 after 0', '503 after 0']);
    expect(
      judged(trace)
        .map(({ kind }) => kind)
        .filter((kind) => kind === 'request.delayed'),
    ).toHaveLength(2);
  });

  it('a dry run tells and lets pass', () => {
    const trace = guardedTrace(GUARDED['a rate that is only tried out']!);
    expect(statuses(trace)).toEqual([200, 200, 200]);
    expect(judged(trace).filter(({ isDryRun }) => isDryRun)).toHaveLength(2);
  });

  it('nginx, two at once in work: the others are refused', () => {
    expect(statuses(guardedTrace(GUARDED['too many in work']!)).filter((status) => status === 503)).toHaveLength(2);
  });

  it('HAProxy: 403 by the path, 500 a second late for the method', () => {
    const trace = guardedTrace(GUARDED['a denied path']!);
    expect(statuses(trace)).toEqual([403, 500, 200]);
    expect(answersIn(trace).get(2)?.[1]).toBeGreaterThan(1000);
  });

  it('Squid: 407 with a challenge, for tunnels too; the credentials go no further', () => {
    const trace = guardedTrace(GUARDED['a proxy that asks who it is']!);
    expect(statuses(trace)).toEqual([407, 200, null]);
    const sent = trace.records.flatMap((record) =>
      record.kind === 'message.sent' ? [{ ...record, inner: innermost(record.payload) }] : [],
    );
    const pages = sent.flatMap(({ inner }) =>
      inner.kind === 'http-response' && inner.message.status === 407 ? [inner.message] : [],
    );
    expect(pages).toHaveLength(2);
    for (const { fields } of pages) {
      expect(fields).toContainEqual({
        name: 'Proxy-Authenticate',
        value: 'Basic realm="Squid proxy-caching web server"',
      });
      expect(fields).toContainEqual({ name: 'X-Squid-Error', value: 'ERR_CACHE_ACCESS_DENIED 0' });
    }
    const atShop = sent.filter(({ to, inner }) => to === 'shop' && inner.kind === 'http-request');
    expect(atShop).toHaveLength(1);
    expect(JSON.stringify(atShop)).not.toContain('Proxy-Authorization');
  });

  it('generic words: 429 (RFC 6585), 403, 413', () => {
    expect(statuses(guardedTrace(GUARDED['limits in generic words']!))).toEqual([200, 200, 429, 403, 413]);
  });

  it('HAProxy answers a head that does not end with 408, nginx closes without a word', () => {
    const half = GUARDED['a head that never ends']!;
    expect(statuses(guardedTrace(half))).toEqual([408]);
    const silent = guardedTrace({ ...half, profile: 'nginx', directives: ['client_header_timeout 2s'] });
    expect(statuses(silent)).toEqual([null]);
    expect(judged(silent)).toMatchObject([{ kind: 'request.refused', rule: 'patience', status: null }]);
  });

  it('what is no request is answered with 400 and goes no further', () => {
    const trace = guardedTrace(GUARDED['no request at all']!);
    expect(statuses(trace)).toEqual([400]);
    expect(judged(trace)).toMatchObject([{ rule: 'syntax', word: 'request-line', section: 'RFC 9112 §3' }]);
  });
});

describe('whom a limit takes for the client', () => {
  const forged = (directives: readonly string[]): Guarded => ({
    profile: 'nginx',
    directives: [...directives, 'limit_req_zone $remote_addr zone=z:1m rate=1r/s', 'limit_req zone=z'],
    demands: ['6.6.6.1', '6.6.6.2', '6.6.6.3'].map((address) => ({ fields: [`X-Forwarded-For: ${address}`] })),
  });

  it('the peer, unless a trusted one says otherwise', () => {
    expect(statuses(guardedTrace(forged([])))).toEqual([200, 503, 503]);
  });

  it('whoever trusts everybody limits nobody', () => {
    const trusting = ['set_real_ip_from 0.0.0.0/0', 'real_ip_header X-Forwarded-For'];
    expect(statuses(guardedTrace(forged(trusting)))).toEqual([200, 200, 200]);
  });
});

describe('what a slow client makes of a box', () => {
  const upload = (run: Partial<Guarded>): Trace =>
    guardedTrace({
      ...run,
      demands: [{ method: 'POST', manner: { pieces: { texts: ['one', 'two', 'three'], everyMs: 300 } } }],
    });
  /** Milliseconds after which the site hears of it, and in how many messages. */
  const heard = (trace: Trace): readonly [number, number] => {
    const sent = trace.records.filter(
      (record) =>
        record.kind === 'message.sent' && record.to === 'shop' && /^http-/u.test(innermost(record.payload).kind),
    );
    return [(sent[0]?.at ?? 0) / 1000, sent.length];
  };

  it('content is passed on as it comes, or gathered first, by product and by its word', () => {
    expect(heard(upload({ profile: 'haproxy' }))[0]).toBeLessThan(100);
    expect(heard(upload({ profile: 'haproxy' }))[1]).toBe(4);
    expect(heard(upload({ profile: 'haproxy', directives: ['option http-buffer-request'] }))).toEqual([934, 1]);
    expect(heard(upload({ profile: 'nginx' }))).toEqual([934, 1]);
    expect(heard(upload({ profile: 'nginx', directives: ['proxy_request_buffering off'] }))[1]).toBe(4);
    expect(heard(upload({ protection: { holdsRequests: true } }))).toEqual([934, 1]);
    expect(heard(upload({}))[1]).toBe(4);
  });

  it('content that grows too large while it streams gives the server up', () => {
    const trace = upload({ protection: { maxContentBytes: 4 } });
    expect(statuses(trace)).toEqual([413]);
    const cut = trace.records.some((record) => record.kind === 'connection.closed' && record.node === 'box');
    expect(cut).toBe(true);
  });
});

describe('whoever goes round the box', () => {
  const around = (callers?: readonly string[]): Trace =>
    guardedTrace({
      protection: { rules: [{ verdict: 'deny', addresses: ['203.0.113.66'] }] },
      demands: [{ clients: ['mallory'] }, { clients: ['mallory'], host: '10.0.0.11' }],
      ...(callers ? { callers } : {}),
    });

  it('is answered by a site that takes calls from anybody', () => {
    expect(statuses(around())).toEqual([403, 200]);
  });

  it('is not taken by one that takes calls from its box alone', () => {
    const trace = around(['10.0.0.2']);
    expect(statuses(trace)).toEqual([403, null]);
    expect(trace.records).toContainEqual(
      expect.objectContaining({ kind: 'exchange.finished', failure: 'connection-refused' }),
    );
    expect(statuses(guardedTrace({ demands: [{}], callers: ['10.0.0.2'] }))).toEqual([200]);
  });
});

describe('an answer that is too large', () => {
  it('is replaced by a page of Squid’s', () => {
    const run = (words: string): readonly (number | null)[] =>
      statuses(guardedTrace({ profile: 'squid', box: 'forward-proxy', directives: [words], demands: [{}] }));
    expect(run('reply_body_max_size 7 bytes')).toEqual([403]);
    expect(run('reply_body_max_size 8 bytes')).toEqual([200]);
    expect(run('reply_body_max_size none')).toEqual([200]);
  });
});
