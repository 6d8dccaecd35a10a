// Evidence holds, and paint does not pass: every "knows" names a record that says so, and a matrix made without looking is caught.
import { describe, expect, it } from 'vitest';
import type { Instant } from '../../../simulations/kernel/time.ts';
import type { BaseFact } from '../../../simulations/knowledge/fact.ts';
import { buildLedger } from '../../../simulations/knowledge/ledger.ts';
import type { Matrix } from '../../../simulations/knowledge/matrix.ts';
import { matrixAt } from '../../../simulations/knowledge/matrix.ts';
import type { Trace } from '../../../simulations/trace/trace.ts';
import { disagreementsIn } from './agreement.ts';
import { faultsIn } from './audit.ts';
import { MODE_IDS, cellOf, matrixOf, runMinute, runMode } from './runs.ts';

describe.each(MODE_IDS)('mode %s', (id) => {
  const told = runMode(id);

  it('has evidence for every cell that is known, at every instant', () => {
    for (const { exchange } of told.ledger.accounts) {
      for (const t of [0, ...told.ledger.run.instants, told.end] as Instant[]) {
        expect(faultsIn(told.trace, matrixAt(told.ledger, t, { exchange }), t)).toEqual([]);
      }
    }
  });
});

describe('connections that are used again', () => {
  const told = runMinute({ scheme: 'https', clientSide: 'explicit-proxy', dns: 'remote' });

  it('have evidence in the records that set them up', () => {
    const again = told.ledger.accounts.filter(({ exchange }) =>
      told.trace.records.some((record) => record.kind === 'connection.reused' && record.exchange === exchange),
    );
    expect(again.length).toBeGreaterThan(5);
    for (const { exchange, wantedRecord } of again) {
      const matrix = matrixAt(told.ledger, told.end, { exchange });
      expect(faultsIn(told.trace, matrix, told.end)).toEqual([]);
      const host = cellOf(matrix, 'access_network', 'dest_host');
      expect(host.value).toBe('yes');
      expect(host.evidence.every(({ record }) => record !== null && record < wantedRecord)).toBe(true);
      // The name is older than the wish, but it says nothing of this exchange before the first packet of it has passed.
      expect(host.evidence.every(({ at }) => at > (told.trace.records[wantedRecord]?.at ?? 0))).toBe(true);
    }
  });
});

/** The matrix with one cell painted "yes". */
function painted(matrix: Matrix, column: string, fact: BaseFact): Matrix {
  const cell = { ...cellOf(matrix, column, fact), value: 'yes', assurance: 'observed' } as const;
  const row = matrix.cells[column];
  return row ? { ...matrix, cells: { ...matrix.cells, [column]: { ...row, [fact]: cell } } } : matrix;
}

/** The trace of a run in which everybody wants and is served, and nothing is ever sent. */
const withoutMessages = ({ header, records }: Trace): Trace => ({
  header,
  records: records.filter(({ kind }) => kind !== 'message.sent' && kind !== 'message.received'),
});

describe('paint', () => {
  const told = runMode('fwd-connect');
  const matrix = matrixOf(told);

  it.each([
    ['access_network', 'url_path'],
    ['transit', 'client_ip'],
    ['client_resolver', 'dest_host'],
  ] as const)('on %s %s is found by both checks', (column, fact) => {
    const wrong = painted(matrix, column, fact);
    expect(faultsIn(told.trace, wrong, told.end)).toEqual([`${column} ${fact}: known without evidence`]);
    expect(disagreementsIn(told.trace, wrong, told.exchange, told.end)).toHaveLength(1);
  });

  it('with a borrowed record is found as well', () => {
    const { evidence } = cellOf(matrix, 'forward_proxy', 'dest_host');
    const row = matrix.cells['client_resolver']!;
    const cell = { ...row.dest_host, value: 'yes', assurance: 'observed', evidence } as const;
    const wrong = { ...matrix, cells: { ...matrix.cells, client_resolver: { ...row, dest_host: cell } } };
    expect(faultsIn(told.trace, wrong, told.end)).not.toEqual([]);
  });

  it('is not what the ledger is made of: without messages nobody but by role knows anything', () => {
    const silent = buildLedger(withoutMessages(told.trace));
    const known = matrixAt(silent, told.end, { exchange: told.exchange });
    for (const { observer } of known.columns) {
      for (const fact of ['client_ip', 'dest_host', 'url_path', 'response_body'] as const) {
        const { value } = cellOf(known, observer, fact);
        expect(`${observer} ${fact} ${value}`).toBe(
          `${observer} ${fact} ${observer === 'client' && fact !== 'response_body' ? 'yes' : 'no'}`,
        );
      }
    }
    // The same fold over the whole trace does not agree with the silent one: a fold that ignores records would.
    expect(matrixAt(silent, told.end, { exchange: told.exchange }).cells).not.toEqual(matrix.cells);
    expect(disagreementsIn(told.trace, known, told.exchange, told.end)).not.toEqual([]);
  });
});
