// What a site lets out of itself: each leak turns its own cells and no other, and its fix is the same switch turned back.
import { describe, expect, it } from 'vitest';
import type { Setup } from '../../../simulations/scenario/setup.ts';
import { FACTS } from '../../../simulations/knowledge/fact.ts';
import type { Cell } from '../../../simulations/knowledge/cell.ts';
import { composeScenario } from '../../../simulations/scenario/compose.ts';
import { BASE_EXCHANGE } from '../../../simulations/scenario/library/situations.ts';
import { PLAIN_SETUP } from '../../../simulations/scenario/setup.ts';
import { simulate } from '../../../simulations/simulate.ts';
import { cellOf, matrixOf, runOrder } from './runs.ts';

const GATEWAY: Partial<Setup> = { scheme: 'https', serverSide: 'gateway', gatewayTls: 'terminate' };
const CDN: Partial<Setup> = { scheme: 'https', serverSide: 'cdn', gatewayTls: 're-encrypt', origins: 1 };

interface Leak {
  readonly what: string;
  readonly among: Partial<Setup>;
  readonly leaks: Partial<Setup>;
  readonly fixed: Partial<Setup>;
  readonly episode: string;
  readonly cells: readonly string[];
  /** Cells of those who could find it out, and have not. */
  readonly inferable?: readonly string[];
  /** The part of a message by which the client knows the first of them. */
  readonly by: string;
}

const LEAKS: readonly Leak[] = [
  {
    what: 'a Server field passed on (D14)',
    ...{ among: GATEWAY, leaks: { gatewayServerField: 'pass' }, fixed: { gatewayServerField: 'replace' } },
    ...{ episode: 'order', cells: ['client server_software'], by: 'server-field' },
  },
  {
    what: 'a Location that names a server (D14)',
    ...{ among: GATEWAY, leaks: { gatewayLocation: 'pass' }, fixed: { gatewayLocation: 'rewrite' } },
    ...{ episode: 'order', cells: ['client origin_ip', 'client gateway_in_use'], by: 'location' },
  },
  {
    what: 'Via on responses (D11)',
    ...{ among: GATEWAY, leaks: { gatewayViaResponse: true }, fixed: { gatewayViaResponse: false } },
    ...{ episode: 'order', cells: ['client gateway_in_use'], by: 'via' },
  },
  {
    what: 'an error page that names the server (D14)',
    ...{ among: GATEWAY, leaks: { originSignsErrors: true }, fixed: { originSignsErrors: false } },
    episode: 'missing-page',
    ...{ cells: ['client origin_ip', 'client server_software', 'client gateway_in_use'], by: 'error-page' },
  },
  {
    what: 'a record that leads past the network (2.6)',
    ...{ among: CDN, leaks: { dnsOnlyRecord: true }, fixed: { dnsOnlyRecord: false } },
    episode: 'order',
    ...{ cells: ['client origin_ip', 'other_client origin_ip'], by: 'public-record' },
    inferable: ['access_network origin_ip', 'client_resolver origin_ip', 'transit origin_ip'],
  },
  {
    what: 'an open firewall, which is no message (2.6)',
    ...{ among: CDN, leaks: { originFirewalled: false }, fixed: { originFirewalled: true } },
    ...{ episode: 'order', cells: [], by: '' },
  },
];

type Cells = Readonly<Record<string, Cell>>;

function cellsOf(setup: Partial<Setup>, episode: string): Cells {
  const { cells } = matrixOf(runOrder(setup, { episode }));
  return Object.fromEntries(
    Object.entries(cells).flatMap(([column, row]) => FACTS.map((fact) => [`${column} ${fact}`, row[fact]] as const)),
  );
}

describe.each(LEAKS)('$what', ({ among, leaks, fixed, episode, cells, inferable = [] }) => {
  const open = cellsOf({ ...among, ...leaks }, episode);
  const closed = cellsOf({ ...among, ...fixed }, episode);
  const told = (found: Cells): readonly string[] =>
    Object.keys(found).filter((key) => found[key]?.value === 'yes' && cells.includes(key));

  it('turns its cells to yes, and turned back to what they were', () => {
    const differ = Object.keys(open).filter((key) => open[key]?.value !== closed[key]?.value);
    expect(new Set(differ)).toEqual(new Set([...cells, ...inferable]));
    expect(inferable.filter((key) => open[key]?.value !== 'inferable' || closed[key]?.value !== 'no')).toEqual([]);
    expect(told(open)).toHaveLength(cells.length);
    expect(told(closed)).toEqual([]);
  });
});

/** A leak that only lets something be inferred has no cell that rests on it. */
const READ = LEAKS.filter(({ cells }) => cells.length > 0);

describe.each(READ)('$what', ({ among, leaks, episode, cells, by }) => {
  it('is what the cell gives as its evidence', () => {
    const open = cellsOf({ ...among, ...leaks }, episode);
    expect(open[cells[0] ?? '']?.evidence).toMatchObject([{ part: by }]);
  });
});

describe('an error page that names the server', () => {
  it('says nothing where nothing went wrong', () => {
    const matrix = matrixOf(runOrder({ ...GATEWAY, originSignsErrors: true }));
    expect(cellOf(matrix, 'client', 'origin_ip').value).not.toBe('yes');
  });
});

describe('a server whose firewall is open', () => {
  const attacked = (change: Partial<Setup>): readonly string[] => {
    const setup: Setup = { ...PLAIN_SETUP, ...CDN, attack: 'past-it', ...change };
    const { records } = simulate(composeScenario(BASE_EXCHANGE, setup)).trace;
    return records.flatMap((record) =>
      record.kind === 'exchange.finished' && record.node === 'mallory' ? [String(record.failure ?? record.status)] : [],
    );
  };
  const six = (end: string): readonly string[] => Array.from({ length: 6 }, () => end);

  it('answers whoever calls it past the network, and nobody once it is closed', () => {
    expect(attacked({ originFirewalled: false })).toEqual(six('201'));
    expect(attacked({ originFirewalled: true })).toEqual(six('connection-refused'));
  });
});
