// What a stage is called: by what stands in between there, and where that is no forward proxy, by what its box is called.
import type { TraceHeader } from '../../simulations/index.ts';
import type { Messages } from '../i18n/messages.ts';
import type { Arrangement } from '../state/arrangement.ts';

export function stageName({ controls, facts, ui }: Messages, is: Arrangement, header: TraceHeader | null): string {
  const names = is === 'forward' ? (header?.nodes ?? []).flatMap((node) => node.called ?? []) : [];
  const [called] = names;
  if (called === undefined) return controls.arrangements[is];
  return called === 'tunnel-server' ? ui.relays(names.length) : (facts.observers[called] ?? called);
}
