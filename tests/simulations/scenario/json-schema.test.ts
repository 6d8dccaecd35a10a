// The published JSON Schema is made from the schemas that decode, and says the same as they do.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readStructure } from '../../../simulations/scenario/checks/structure.ts';
import { jsonSchemaDocument } from '../../../simulations/scenario/schema/json-schema.ts';
import { scenarioSchema } from '../../../simulations/scenario/schema/whole.ts';
import { accepts } from './json-schema-reader.ts';
import { smallScenario, withChange } from './small-scenario.ts';

const document = jsonSchemaDocument(scenarioSchema, 'Proxyscope scenario');
const PUBLISHED = '../../../public/schema/scenario.schema.json';

describe('scenario.schema.json', () => {
  // To write it anew after a change of the schemas: npx vitest run tests/simulations/scenario/json-schema.test.ts -u
  it('is up to date', async () => {
    await expect(`${JSON.stringify(document, null, 2)}\n`).toMatchFileSnapshot(PUBLISHED);
  });

  it('refuses and accepts what the decoder refuses and accepts', () => {
    const changes: readonly (readonly [path: string, value: unknown])[] = [
      ...([
        ['seed', 4],
        ['seed', -1],
        ['seed', 1.5],
        ['seed', '7'],
        ['title', 7],
        ['version', 2],
      ] as const),
      ...([
        ['nodes[0].kind', 'router'],
        ['nodes[0].address', 7],
        ['nodes[0].proxy', null],
        ['nodes[0].prxy', null],
      ] as const),
      ...([
        ['nodes[0].sends', ['A: b']],
        ['nodes[0].sends', ['no colon']],
        ['nodes[0].id', 'two words'],
      ] as const),
      ...([
        ['links[0].between', ['alice']],
        ['links[0].latencyMs', -1],
        ['links[0].latencyMs', 60_001],
      ] as const),
      ...([
        ['workload[0].when', {}],
        ['workload[0].when', { atMs: [1] }],
        ['workload[0].when', { atMs: [-1] }],
      ] as const),
      ...([
        ['workload[0].service', { fixedMs: 1 }],
        ['workload[0].service', { slowMs: 1 }],
      ] as const),
      ...([
        ['interventions', [{ atMs: 1, patch: 'cache-on', node: 'x' }]],
        ['interventions', [{ patch: 'boom' }]],
      ] as const),
      ['horizonMs', undefined],
      ['$schema', 'scenario.schema.json'],
    ];
    const verdicts = changes.map(([path, value]) => {
      const file = withChange(path, value);
      return { path, value, decoder: readStructure(scenarioSchema, file, false).ok, schema: accepts(document, file) };
    });
    expect(verdicts.filter(({ decoder, schema }) => decoder !== schema)).toEqual([]);
    expect(verdicts.some(({ schema }) => schema)).toBe(true);
    expect(verdicts.some(({ schema }) => !schema)).toBe(true);
  });

  it('accepts what ships', () => {
    const files = ['ledger-connect', 'ledger-gateway-hit', 'ledger-direct-http'];
    for (const name of files) {
      const url = new URL(`../../../simulations/scenario/library/${name}.json`, import.meta.url);
      expect(accepts(document, JSON.parse(readFileSync(url, 'utf8'))), name).toBe(true);
    }
    expect(accepts(document, smallScenario())).toBe(true);
  });
});
