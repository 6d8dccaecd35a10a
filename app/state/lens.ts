// Whose eyes a choice of lens means on a given stage.
import type { Setup, TraceHeader } from '../../simulations/index.ts';
import type { LensChoice } from './view-store.ts';

/** What is offered for these stages: one word for the box where each stage has at most one, both kinds by name otherwise. */
export function lensesFor(setups: readonly Setup[]): readonly LensChoice[] {
  const forward = setups.some(({ clientSide }) => clientSide !== 'none');
  const reverse = setups.some(({ serverSide }) => serverSide !== 'none');
  const both = setups.some(({ clientSide, serverSide }) => clientSide !== 'none' && serverSide !== 'none');
  const boxes: LensChoice[] = both ? ['forward_proxy', 'reverse_proxy'] : forward || reverse ? ['proxy'] : [];
  const [first, ...rest] = boxes;
  return [
    'everyone',
    'client',
    'access_network',
    ...(first === undefined ? [] : [first]),
    'transit',
    ...rest,
    'origin',
  ];
}

/** The observer column that a choice means on this stage; null when no such party is there, or when it is everyone. */
export function lensColumn(choice: LensChoice, header: TraceHeader): string | null {
  const columns = header.observers.map(({ column }) => column);
  const wanted = choice === 'proxy' ? ['forward_proxy', 'reverse_proxy'] : [choice];
  return wanted.find((column) => columns.includes(column)) ?? null;
}
