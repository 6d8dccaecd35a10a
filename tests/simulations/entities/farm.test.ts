// A gateway and the servers behind it, in whole runs: who waits for room, who is led back by a cookie, whom the gateway asks itself.
import { describe, expect, it } from 'vitest';
import type { Intervention, Scenario, Setup, Trace, TraceRecord } from '../../../simulations/index.ts';
import { FIRST_SCREEN, NO_EXCHANGE, composeScenario, simulate } from '../../../simulations/index.ts';

type Gateway = Extract<Scenario['nodes'][number], { kind: 'gateway' }>;
type Of<K extends TraceRecord['kind']> = Extract<TraceRecord, { kind: K }>;

const opens = FIRST_SCREEN.opens!;
const uncached: Setup = { ...opens.b, gatewayCache: false, origins: 2 };

const runOf = (
  change: (gateway: Gateway) => Gateway,
  interventions: readonly Intervention[],
  setup = uncached,
): Trace => {
  const scenario = composeScenario(FIRST_SCREEN, setup, { interventions });
  const nodes = scenario.nodes.map((node) => (node.kind === 'gateway' ? change(node) : node));
  return simulate({ ...scenario, nodes, workload: [] }).trace;
};

const withInbound =
  (more: Partial<Gateway['inbound']>) =>
  (node: Gateway): Gateway => ({ ...node, inbound: { ...node.inbound, ...more } });

const asked = (atMs: number, path = '/cart'): Intervention => ({
  atMs,
  patch: 'send-request',
  client: 'alice',
  scheme: 'http',
  host: FIRST_SCREEN.host,
  path,
});
const burst = (count: number, atMs = 1000): Intervention[] => Array.from({ length: count }, () => asked(atMs));

const of = <K extends TraceRecord['kind']>({ records }: Trace, kind: K): Of<K>[] =>
  records.filter((record): record is Of<K> => record.kind === kind);
const statuses = (trace: Trace): (number | null)[] => of(trace, 'exchange.finished').map(({ status }) => status);

describe('a server that may have one request at a time', () => {
  const one = { options: [1, 2].map((number) => ({ server: `origin-${String(number)}`, maxConnections: 1 })) };

  it('has no more than one, and nobody is lost: the others wait at the gateway, in order', () => {
    const trace = runOf(withInbound({ ...one, queue: { limit: null, timeoutMs: null } }), burst(6));
    const waits = of(trace, 'queue.entered').filter(({ node }) => node === 'gateway');
    expect(waits.map(({ length }) => length)).toEqual([1, 2, 3, 4]);
    expect(statuses(trace)).toEqual([200, 200, 200, 200, 200, 200]);
    const chosen = of(trace, 'server.chosen').map(({ exchange }) => exchange);
    expect(chosen).toEqual([...chosen].sort((a, b) => a - b));
    const busy = new Map<string, number>();
    for (const record of trace.records) {
      if (record.kind === 'server.chosen') busy.set(record.chosen, (busy.get(record.chosen) ?? 0) + 1);
      if (record.kind === 'message.received' && record.to === 'gateway') {
        const sent = trace.records[record.sent] as Of<'message.sent'>;
        if (sent.payload.kind === 'http-response') busy.set(record.from, (busy.get(record.from) ?? 0) - 1);
      }
      expect(Math.max(0, ...busy.values())).toBeLessThanOrEqual(1);
    }
  });

  it('turns away whom there is no room for in the line, and who has waited too long', () => {
    const crowded = runOf(withInbound({ ...one, queue: { limit: 1, timeoutMs: null } }), burst(4));
    expect(statuses(crowded).filter((status) => status === 200)).toHaveLength(3);
    const impatient = runOf(withInbound({ ...one, queue: { limit: null, timeoutMs: 1 } }), burst(4));
    expect(statuses(impatient).filter((status) => status === 200)).toHaveLength(2);
  });

  it('is passed over without a line', () => {
    const trace = runOf(withInbound(one), burst(3));
    expect(of(trace, 'queue.entered').filter(({ node }) => node === 'gateway')).toEqual([]);
    expect(statuses(trace).filter((status) => status === 200)).toHaveLength(2);
  });
});

describe('a sticky cookie', () => {
  const told = (trace: Trace): string[] =>
    trace.records.flatMap((record) =>
      record.kind === 'message.sent' && record.from === 'gateway' && record.payload.kind === 'http-response'
        ? record.payload.message.fields.filter(({ name }) => name === 'Set-Cookie').map(({ value }) => value)
        : [],
    );

  it('is told to whoever has none, and names the server that answered', () => {
    const trace = runOf(withInbound({ stickyCookie: 'srv' }), [asked(1000), asked(2000)]);
    expect(told(trace)).toEqual(['srv=origin-1; Path=/', 'srv=origin-2; Path=/']);
  });

  it('leads back, is not told again, and never reaches the server', () => {
    const scenario = composeScenario(FIRST_SCREEN, uncached, {
      interventions: [1000, 2000, 3000].map((at) => asked(at)),
    });
    const nodes = scenario.nodes.map((node) => {
      if (node.kind === 'gateway') return withInbound({ stickyCookie: 'srv' })(node);
      return node.kind === 'client' ? { ...node, sends: [...node.sends, 'Cookie: a=1; srv=origin-2'] } : node;
    });
    const { trace } = simulate({ ...scenario, nodes, workload: [] });
    expect(of(trace, 'server.chosen').map(({ chosen }) => chosen)).toEqual(['origin-2', 'origin-2', 'origin-2']);
    expect(told(trace)).toEqual([]);
    const atServer = trace.records.flatMap((record) =>
      record.kind === 'message.sent' && record.from === 'gateway' && record.payload.kind === 'http-request'
        ? record.payload.message.fields.filter(({ name }) => name === 'Cookie').map(({ value }) => value)
        : [],
    );
    expect(atServer.filter((value) => value.includes('srv'))).toEqual([]);
    expect(atServer).toContain('a=1');
  });
});

describe('a gateway that asks its servers itself', () => {
  const checks = { path: '/health', everyMs: 500, timeoutMs: 300, fall: 2, rise: 2 };
  const stopped: Intervention[] = [
    { atMs: 2100, patch: 'stop-server', node: 'origin-1' },
    { atMs: 6100, patch: 'start-server', node: 'origin-1' },
  ];

  it('asks on nobody’s account, gives up a server that does not answer, and takes it back', () => {
    const always: Gateway['inbound']['checks'] = { ...checks, path: '/cart' };
    const trace = runOf(withInbound({ checks: always }), [
      ...stopped,
      asked(4000),
      asked(4500),
      asked(9000),
      asked(9100),
    ]);
    const health = of(trace, 'server.health').filter(({ server }) => server === 'origin-1');
    expect(health.map(({ state, by }) => `${state} ${by}`)).toEqual([
      ...['suspect checks', 'down checks', 'probing checks', 'up checks'],
    ]);
    const questions = trace.records.filter(
      (record) =>
        record.kind === 'message.sent' && record.payload.kind === 'http-request' && record.exchange === NO_EXCHANGE,
    );
    expect(questions.length).toBeGreaterThan(10);
    expect(of(trace, 'server.chosen').map(({ chosen }) => chosen)).toEqual([
      ...['origin-2', 'origin-2', 'origin-1', 'origin-2'],
    ]);
  });

  it('asks nothing while it is stopped', () => {
    const trace = runOf(withInbound({ checks }), [
      { atMs: 2000, patch: 'stop-server', node: 'gateway' },
      { atMs: 5000, patch: 'start-server', node: 'gateway' },
    ]);
    const calls = trace.records.flatMap((record) =>
      record.kind === 'message.sent' && record.payload.kind === 'tcp-syn' && record.from === 'gateway'
        ? [record.at]
        : [],
    );
    expect(calls.filter((at) => at > 2_000_000 && at < 5_000_000)).toEqual([]);
    expect(calls.some((at) => at > 5_000_000)).toBe(true);
  });
});

describe('a server that fails', () => {
  it('is passed over for a while, then one request tries it', () => {
    const trace = runOf(withInbound({ passive: { maxFails: 1, failTimeoutS: 3 } }), [
      { atMs: 500, patch: 'stop-server', node: 'origin-1' },
      { atMs: 3000, patch: 'start-server', node: 'origin-1' },
      ...[1000, 2000, 5000, 6000].map((at) => asked(at)),
    ]);
    expect(of(trace, 'server.chosen').map(({ chosen }) => chosen)).toEqual([
      ...['origin-1', 'origin-2', 'origin-2', 'origin-1', 'origin-2'],
    ]);
    expect(of(trace, 'server.health').map(({ state }) => state)).toEqual(['down', 'probing', 'up']);
    expect(statuses(trace)).toEqual([200, 200, 200, 200]);
  });

  it('is left at once for another where its status counts as a failure', () => {
    const scenario = composeScenario(FIRST_SCREEN, uncached, { interventions: [asked(1000)] });
    const nodes = scenario.nodes.map((node) => {
      if (node.kind === 'gateway')
        return withInbound({ retries: { tries: 0, nonIdempotent: false, statuses: [503] } })(node);
      return node.id === 'origin-1' && node.kind === 'origin-server' ? { ...node, behaviour: { status: 503 } } : node;
    });
    const { trace } = simulate({ ...scenario, nodes, workload: [] });
    expect(of(trace, 'server.failed').map(({ server, why }) => `${server} ${why}`)).toEqual(['origin-1 status']);
    expect(statuses(trace)).toEqual([200]);
  });
});
