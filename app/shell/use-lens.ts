// The chosen eyes on one stage: the observer column that they mean there, or everyone's.
import { useSession } from '../binding/session.ts';
import { useStore } from '../binding/use-store.ts';
import { EVERYONE, type Lens } from '../scene/scene.ts';
import { lensColumn } from '../state/lens.ts';
import type { Side } from '../state/side.ts';

/** `isAbsent`: somebody was chosen who does not stand on this stage, so everyone's eyes are used. */
export function useLens(side: Side): { readonly lens: Lens; readonly isAbsent: boolean } {
  const { runs, view } = useSession();
  const choice = useStore(view, (state) => state.lens);
  const column = useStore(runs, (state) => {
    const header = state.runs[side]?.trace.header;
    return header === undefined ? null : lensColumn(choice, header);
  });
  return { lens: column ?? EVERYONE, isAbsent: column === null && choice !== 'everyone' };
}
