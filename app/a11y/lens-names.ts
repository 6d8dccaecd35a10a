// What the choices of "see as" are called. One choice stands for both stages, so it has the name that fits whoever it means on each.
import type { TraceHeader } from '../../simulations/index.ts';
import type { Messages } from '../i18n/messages.ts';
import { lensColumn } from '../state/lens.ts';
import type { LensChoice } from '../state/view-store.ts';
import { calledColumn } from './observer-names.ts';

export function lensName({ ui, facts }: Messages, headers: readonly (TraceHeader | null)[], lens: LensChoice): string {
  const meant = headers.flatMap((header) => {
    const column = header && lensColumn(lens, header);
    return header && column ? [calledColumn(header, column)] : [];
  });
  const [first = lens, second] = new Set(meant);
  // "Proxy" is true of any that has the word in it.
  const isPlain = second === undefined && first === lens;
  if (isPlain || (lens === 'proxy' && meant.every((one) => one.includes('proxy')))) return ui.lenses[lens];
  const { observers, observersShort: brief } = facts;
  return second === undefined ? (observers[first] ?? first) : `${brief[first] ?? first} / ${brief[second] ?? second}`;
}
