// The guide for authors says what is so: its example runs, and its lists are complete.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { decodeScenarioText } from '../../../simulations/scenario/schema.ts';
import { partsOf } from '../../../simulations/scenario/schema/notation.ts';
import { node } from '../../../simulations/scenario/schema/nodes.ts';
import { intervention } from '../../../simulations/scenario/schema/traffic.ts';
import { scenarioSchema } from '../../../simulations/scenario/schema/whole.ts';
import { simulate } from '../../../simulations/simulate.ts';

const guide = readFileSync(new URL('../../../docs/authoring-scenarios.md', import.meta.url), 'utf8');
const example = /```json\n([\s\S]*?)```/u.exec(guide)?.[1] ?? '';

const keysOf = (schema: Parameters<typeof partsOf>[0]): string[] => {
  const { entries, options } = partsOf(schema);
  return entries ? Object.keys(entries) : (options as Parameters<typeof partsOf>[0][]).flatMap(keysOf);
};

describe('the guide for authors', () => {
  it('shows a scenario that decodes and runs', () => {
    const decoded = decodeScenarioText(example);
    expect(decoded).toMatchObject({ ok: true });
    if (!decoded.ok) return;
    const kinds = simulate(decoded.scenario).trace.records.map(({ kind }) => kind);
    for (const kind of ['exchange.finished', 'cache.hit', 'server.failed', 'intervention.applied']) {
      expect(kinds).toContain(kind);
    }
  });

  it('names every key', () => {
    const known = new Set([...keysOf(scenarioSchema), ...keysOf(node), ...keysOf(intervention)]);
    const missing = [...known].filter(
      (key) => key !== '$schema' && !guide.includes(`\`${key}\``) && !guide.includes(`"${key}"`),
    );
    expect(missing).toEqual([]);
  });
});
