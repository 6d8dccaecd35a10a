// A cache that asked whether its copy holds, and hears that it does and that no shared cache may keep it: what the records say of that.
import { expect, it } from 'vitest';
import { FIRST_SCREEN, composeScenario, simulate } from '../../../simulations/index.ts';
import type { OriginBehaviour } from '../../../simulations/http/origin-behaviour.ts';
import type { Intervention, Setup, TraceRecord } from '../../../simulations/index.ts';

const SETUP: Setup = { ...FIRST_SCREEN.opens!.b, gatewayCache: true, gatewayProfile: 'rfc', origins: 1 };
const asked = (atMs: number): Intervention => ({
  atMs,
  patch: 'send-request',
  client: 'alice',
  scheme: 'http',
  host: FIRST_SCREEN.host,
  path: '/cart',
});

/** Two requests, the second when the copy is stale; the origin answers the second with these directives and the same tag. */
function recordsWhen(directives: string): readonly TraceRecord[] {
  const behaviour: OriginBehaviour = {
    fields: ['Cache-Control: max-age=1', 'ETag: "e1"'],
    exceptions: [{ request: 2, does: { fields: [`Cache-Control: ${directives}`, 'ETag: "e1"'] } }],
  };
  const scenario = composeScenario(FIRST_SCREEN, SETUP, { interventions: [asked(1000), asked(4000)] });
  const nodes = scenario.nodes.map((node) => (node.kind === 'origin-server' ? { ...node, behaviour } : node));
  return simulate({ ...scenario, nodes, workload: [] }).trace.records;
}

const cacheKinds = (records: readonly TraceRecord[]): string[] =>
  records.map(({ kind }) => kind).filter((kind) => kind.startsWith('cache.'));

it.each(['private', 'no-store'])(
  'a copy that is confirmed by a 304 that says %s serves as confirmed, not as stale, and goes (RFC 9111 §4.3.4, §3)',
  (directive) => {
    const records = recordsWhen(directive);
    expect(cacheKinds(records)).toEqual(['cache.fwd', 'cache.stored', 'cache.fwd', 'cache.freshened', 'cache.removed']);
    const removed = records.find((record) => record.kind === 'cache.removed');
    expect(removed?.section).toMatch(/^RFC 9111 §5\.2\.2\.[57]$/u);
    const statuses = records.flatMap((record) => (record.kind === 'exchange.finished' ? [record.status] : []));
    expect(statuses).toEqual([200, 200]);
  },
);

it('stays where nothing forbids it', () => {
  expect(cacheKinds(recordsWhen('max-age=60')).slice(3)).toEqual(['cache.freshened']);
});
