// The layer rules, shown able to fail: a small tree of files, each of which breaks one rule, is laid in a temporary
// folder and read with the real configuration.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { cruise, type ICruiseResult } from 'dependency-cruiser';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import configuration from '../.dependency-cruiser.js';

const PACKAGES = ['react', 'd3', 'xstate', 'zustand', 'valibot', 'lodash'];
const MODULE = 'export const value = 1;\n';

/** rule → the file that breaks it → what it imports. */
const VIOLATIONS: [rule: string, from: string, to: string][] = [
  ['simulations-no-packages', 'simulations/caching/store.ts', 'lodash'],
  ['simulations-no-packages', 'simulations/simulate.ts', 'app/state/run-store'],
  ['kernel-sees-only', 'simulations/kernel/engine.ts', 'simulations/http/message'],
  ['http-sees-only', 'simulations/http/via.ts', 'simulations/trace/record'],
  ['wire-sees-only', 'simulations/wire/visibility.ts', 'simulations/entities/gateway'],
  ['trace-sees-only', 'simulations/trace/trace.ts', 'simulations/entities/gateway'],
  ['trace-caching-types-only', 'simulations/trace/format.ts', 'simulations/caching/decide'],
  ['scenario-sees-only', 'simulations/scenario/modes.ts', 'simulations/entities/gateway'],
  ['scenario-sees-only', 'simulations/scenario/schema.ts', 'lodash'],
  ['workload-sees-only', 'simulations/workload/workload.ts', 'simulations/trace/record'],
  ['entities-sees-only', 'simulations/entities/client.ts', 'simulations/scenario/scenario'],
  ['entity-not-another-entity', 'simulations/entities/client.ts', 'simulations/entities/gateway'],
  ['entity-not-another-entity', 'simulations/entities/link.ts', 'simulations/entities/rewriting/gateway'],
  ['rewriting-not-entities', 'simulations/entities/rewriting/forward-proxy.ts', 'simulations/entities/entity'],
  ['parts-not-entities', 'simulations/entities/transport/pool.ts', 'simulations/entities/gateway'],
  ['knowledge-sees-only', 'simulations/knowledge/ledger.ts', 'simulations/entities/gateway'],
  ['knowledge-sees-only', 'simulations/knowledge/learn.ts', 'simulations/scenario/scenario'],
  ['metrics-sees-only', 'simulations/metrics/latency.ts', 'simulations/entities/gateway'],
  ['narration-sees-only', 'simulations/narration/narrate.ts', 'simulations/scenario/scenario'],
  ['exporters-sees-only', 'simulations/exporters/nginx.ts', 'simulations/trace/record'],
  ['lessons-sees-only', 'simulations/lessons/grade.ts', 'simulations/entities/gateway'],
  ['importers-sees-only', 'simulations/importers/har.ts', 'simulations/entities/gateway'],
  ['cli-sees-only', 'simulations/cli/sim.ts', 'app/state/run-store'],
  ['nobody-sees-cli', 'simulations/compare.ts', 'simulations/cli/bench'],
  ['rooms-not-the-root', 'simulations/metrics/throughput.ts', 'simulations/sweep'],
  ['rooms-not-the-root', 'simulations/metrics/hit-ratio.ts', 'simulations/simulate/build'],
  ['simulations-by-the-doors', 'app/shell/App.tsx', 'simulations/trace/record'],
  ['machines-sees-only', 'app/machines/run.machine.ts', 'react'],
  ['scene-sees-only', 'app/scene/scene.ts', 'd3'],
  ['scene-machine-types-only', 'app/scene/parcels.ts', 'app/machines/lifelines'],
  ['state-sees-only', 'app/state/view-store.ts', 'react'],
  ['zustand-vanilla-in-state', 'app/state/scenario-store.ts', 'zustand'],
  ['zustand-only-in-state', 'app/shell/Panels.tsx', 'zustand'],
  ['threads-sees-only', 'app/threads/start-thread.ts', 'app/runner/runner'],
  ['runner-sees-only', 'app/runner/runner.ts', 'app/state/run-store'],
  ['drawing-sees-only', 'app/diagram/create-diagram.ts', 'react'],
  ['drawing-sees-only', 'app/charts/queue-chart.ts', 'xstate'],
  ['hosts-sees-only', 'app/diagram/DiagramHost.tsx', 'app/inspector/NodeInspector'],
  ['feature-inspector-sees-only', 'app/inspector/MessageInspector.tsx', 'app/controls/TogglePanel'],
  ['feature-comparison-sees-only', 'app/comparison/ComparisonView.tsx', 'd3'],
  ['binding-sees-only', 'app/binding/use-store.ts', 'app/inspector/NodeInspector'],
  ['i18n-sees-only', 'app/i18n/translate.ts', 'app/state/run-store'],
  ['a11y-sees-only', 'app/a11y/announce.ts', 'app/diagram/create-diagram'],
  ['d3-only-in-drawings', 'app/shell/Toolbar.tsx', 'd3'],
  ['nobody-sees-main', 'app/embed/EmbedApp.tsx', 'app/main'],
  ['no-circular', 'simulations/queueing/queue.ts', 'simulations/queueing/station'],
  ['resolvable', 'app/shell/ErrorBoundary.tsx', 'app/shell/nowhere'],
  ['not-to-tests', 'app/embed/protocol.ts', 'tests/fixture'],
  ['shipped-packages-declared', 'app/embed/url-state.ts', 'lodash'],
];

/** Imports that the table of the house allows: none of these may be reported. */
const LAWFUL: [from: string, to: string][] = [
  ['simulations/caching/freshness.ts', 'simulations/http/message'],
  ['simulations/scenario/decode.ts', 'valibot'],
  ['simulations/entities/gateway.ts', 'simulations/entities/rewriting/gateway'],
  ['simulations/entities/gateway.ts', 'simulations/entities/entity'],
  ['simulations/entities/gateway.ts', 'simulations/entities/transport/transport'],
  ['simulations/cli/bench.ts', 'node:fs'],
  ['simulations/sweep.ts', 'simulations/entities/client'],
  ['app/machines/lifelines.ts', 'xstate'],
  ['app/runner/simulation.worker.ts', 'simulations/index'],
  ['app/diagram/layers/nodes-layer.ts', 'd3'],
  ['app/controls/ParameterForm.tsx', 'react'],
];

let root = '';
let found: { rule: string; from: string; to: string }[] = [];

const isPackage = (target: string) => PACKAGES.includes(target) || target.startsWith('node:');
const withExtension = (target: string) =>
  [...VIOLATIONS.map(([, from]) => from), ...LAWFUL.map(([from]) => from)].find((file) =>
    [`${target}.ts`, `${target}.tsx`].includes(file),
  ) ?? `${target}.ts`;

function lay(file: string, text: string, mode: 'w' | 'a' = 'w') {
  const path = join(root, file);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text, { flag: mode });
}

function layTree() {
  const imports = [...VIOLATIONS.map(([, from, to]) => ({ from, to })), ...LAWFUL.map(([from, to]) => ({ from, to }))];
  for (const name of PACKAGES) {
    lay(`node_modules/${name}/package.json`, JSON.stringify({ name, version: '1.0.0', main: 'index.js' }));
    lay(`node_modules/${name}/index.js`, MODULE);
  }
  const dependencies = Object.fromEntries(PACKAGES.filter((name) => name !== 'lodash').map((name) => [name, '1.0.0']));
  lay('package.json', JSON.stringify({ name: 'planted', dependencies, devDependencies: { lodash: '1.0.0' } }));
  for (const { from, to } of imports) {
    lay(from, MODULE);
    if (!isPackage(to) && !to.endsWith('nowhere')) lay(withExtension(to), MODULE);
  }
  imports.forEach(({ from, to }, index) => {
    const target = isPackage(to) ? to : `${'../'.repeat(from.split('/').length - 1)}${to}`;
    lay(from, `export { value as value${String(index)} } from '${target}';\n`, 'a');
  });
  lay('simulations/queueing/station.ts', "export { value as back } from './queue';\n", 'a');
  lay('simulations/kernel/forgotten.ts', MODULE);
}

beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), 'layers-'));
  layTree();
  const { tsConfig: _unused, ...options } = configuration.options ?? {};
  const result = await cruise(['simulations', 'app', 'tests'], {
    ...options,
    baseDir: root,
    ruleSet: { forbidden: configuration.forbidden ?? [] },
    validate: true,
  });
  found = (result.output as ICruiseResult).summary.violations.map(({ rule, from, to }) => ({
    rule: rule.name,
    from,
    to,
  }));
}, 30_000);

afterAll(() => {
  rmSync(root, { recursive: true, force: true });
});

describe('each layer rule reports the import that breaks it', () => {
  it.each(VIOLATIONS)('%s: %s → %s', (rule, from, to) => {
    const hits = found.filter((violation) => violation.rule === rule && violation.from === from);
    expect(hits.map((violation) => violation.to).join(' ')).toContain(to.split('/').at(-1));
  });

  it('no-orphans: a file alone', () => {
    expect(found).toContainEqual(
      expect.objectContaining({ rule: 'no-orphans', from: 'simulations/kernel/forgotten.ts' }),
    );
  });

  it('every rule is proved, or is one of several of the same make', () => {
    const sameMake = /^(caching|health|protection|queueing|feature-[a-z]+)-sees-only$/;
    const proved = new Set([...VIOLATIONS.map(([rule]) => rule), 'no-orphans']);
    const names = (configuration.forbidden ?? []).map((rule) => rule.name ?? '');
    expect(names.filter((name) => !proved.has(name) && !sameMake.test(name))).toEqual([]);
  });
});

describe('what the table allows passes', () => {
  it.each(LAWFUL)('%s → %s', (from, to) => {
    const last = to.split('/').at(-1) ?? '';
    expect(found.filter((violation) => violation.from === from && violation.to.includes(last))).toEqual([]);
  });
});

describe('every rule says why', () => {
  it.each((configuration.forbidden ?? []).map((rule) => [rule.name ?? '', rule.comment ?? '']))(
    '%s',
    (_name, comment) => {
      expect(comment.split(' ').length).toBeGreaterThan(4);
    },
  );
});
