// Whose eyes a choice of lens means on a given stage.
import type { Setup, TraceHeader } from '../../simulations/index.ts';
import { LENSES, type LensChoice } from './view-store.ts';

/** Relays that share what is to be known each have eyes of their own; any other box is "the proxy" as long as no stage has two kinds. */
const RELAYS: Partial<Record<Setup['clientSide'], readonly LensChoice[]>> = {
  'two-hop-relay': ['relay_1', 'relay_link', 'relay_2'],
  tor: ['relay_1', 'relay_link', 'relay_2', 'relay_3'],
  ohttp: ['relay_1'],
};
const IN_ORDER: readonly LensChoice[] = ['relay_1', 'relay_link', 'relay_2', 'relay_3'];

/** What is offered for these stages: one word for the box where each stage has at most one, both kinds by name otherwise. */
export function lensesFor(setups: readonly Setup[]): readonly LensChoice[] {
  const relays = new Set(setups.flatMap(({ clientSide }) => RELAYS[clientSide] ?? []));
  const forward = setups.some(({ clientSide }) => clientSide !== 'none' && !(clientSide in RELAYS));
  const reverse = setups.some(({ serverSide }) => serverSide !== 'none');
  const both = setups.some(({ clientSide, serverSide }) => clientSide !== 'none' && serverSide !== 'none');
  const boxes: LensChoice[] = both ? ['forward_proxy', 'reverse_proxy'] : forward || reverse ? ['proxy'] : [];
  const [first, ...rest] = boxes;
  return [
    'everyone',
    'client',
    'access_network',
    ...(first === undefined ? [] : [first]),
    ...IN_ORDER.filter((relay) => relays.has(relay)),
    'transit',
    ...rest,
    'origin',
  ];
}

/** Further parties that stand on one of the stages, beside those that `lensesFor` offers. */
export function furtherLenses(headers: readonly TraceHeader[], offered: readonly LensChoice[]): readonly LensChoice[] {
  const columns = new Set(headers.flatMap(({ observers }) => observers.map(({ column }) => column)));
  const isOffered = (lens: LensChoice): boolean =>
    offered.includes(lens) || (lens.endsWith('_proxy') && offered.includes('proxy'));
  return LENSES.filter((lens) => columns.has(lens) && !isOffered(lens));
}

/** The observer column that a choice means on this stage; null when no such party is there, or when it is everyone. */
export function lensColumn(choice: LensChoice, header: TraceHeader): string | null {
  const columns = header.observers.map(({ column }) => column);
  const wanted = choice === 'proxy' ? ['forward_proxy', 'reverse_proxy'] : [choice];
  return wanted.find((column) => columns.includes(column)) ?? null;
}
