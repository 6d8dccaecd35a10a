// Nothing is painted by role: the same run under other names, with kinds and places shuffled, gives the same cells.
import { describe, expect, it } from 'vitest';
import type { Instant } from '../../../simulations/kernel/time.ts';
import { buildLedger } from '../../../simulations/knowledge/ledger.ts';
import { matrixAt } from '../../../simulations/knowledge/matrix.ts';
import { disguise, inDisguise } from './disguise.ts';
import { MODE_IDS, runMinute, runMode } from './runs.ts';

describe.each(MODE_IDS)('mode %s', (id) => {
  const told = runMode(id);

  it.each([1, 2, 5])('gives the same matrix with the kinds turned by %i', (shift) => {
    const { trace, node, observer } = disguise(told.trace, shift);
    expect(trace.header.nodes.map(({ kind }) => kind)).not.toEqual(told.trace.header.nodes.map(({ kind }) => kind));
    const ledger = buildLedger(trace);
    for (const t of [0, ...told.ledger.run.instants, told.end] as Instant[]) {
      const plain = matrixAt(told.ledger, t, { exchange: told.exchange });
      const masked = matrixAt(ledger, t, { exchange: told.exchange });
      expect(masked.cells).toEqual(inDisguise(plain.cells, node));
      expect(masked.counters).toEqual(plain.counters);
      expect(masked.beliefs).toEqual(plain.beliefs);
      expect(masked.columns).toEqual(
        plain.columns.map(({ observer: name, ids }) => ({ observer: name, ids: ids.map(observer) })),
      );
    }
  });
});

describe('a minute of three people through both boxes', () => {
  const told = runMinute({ clientSide: 'explicit-proxy', dns: 'remote', serverSide: 'gateway', gatewayCache: true });

  it('gives the same matrices of the whole run', () => {
    const { trace, node } = disguise(told.trace, 3);
    const ledger = buildLedger(trace);
    for (let t = 0; t <= told.end; t += 5_000_000) {
      const plain = matrixAt(told.ledger, t as Instant, 'run');
      expect(matrixAt(ledger, t as Instant, 'run').cells).toEqual(inDisguise(plain.cells, node));
    }
  });
});
