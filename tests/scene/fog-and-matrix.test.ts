// The fog on the stage and the cells of the matrix are folded from the same messages by different code: where both speak of an address they agree.
import { describe, expect, it } from 'vitest';
import type { Instant } from '../../simulations/index.ts';
import { buildLedger, matrixAt } from '../../simulations/index.ts';
import { modeRuns } from '../machines/runs.ts';
import { keyInstants, look, stageOf } from './stages.ts';

/** Whoever shows an address on the stage has read it; the matrix says so too, from the same instant on. */
describe.each(modeRuns)('$name', (run) => {
  const stage = stageOf(run);
  const ledger = buildLedger(run.trace);
  const client = run.trace.records.find((record) => record.kind === 'exchange.wanted') as { node: string };
  const origins = run.trace.header.nodes.filter(({ kind }) => kind === 'origin-server');

  it('agrees with the matrix on the client’s and the origin’s address, at every key instant', () => {
    const wanted = (run.trace.records.find(({ kind }) => kind === 'exchange.wanted')?.at ?? 0) / 1000;
    const until = stage.index.exchanges.get(1)!.finishedAt / 1000;
    for (const at of keyInstants(stage, 60, 4000).filter((ms) => ms >= wanted && ms <= until)) {
      const { cells, columns } = matrixAt(ledger, (at * 1000) as Instant, { exchange: 1 });
      for (const { observer } of columns) {
        if (observer === 'other_client' || observer === 'client') continue; // seated relative to an exchange
        const scene = look(stage, at, { lens: observer });
        const isSeen = (node: string): boolean =>
          scene.participants.find((one) => one.node === node)!.known !== 'nothing';
        const row = cells[observer]!;
        const place = `${observer} at ${String(at)} ms`;
        expect(isSeen(client.node), `${place}: client`).toBe(row.client_ip.value === 'yes');
        if (origins.length === 1 && row.origin_ip.value !== 'na') {
          expect(isSeen(origins[0]!.id), `${place}: origin`).toBe(row.origin_ip.value === 'yes');
        }
      }
    }
  });
});
