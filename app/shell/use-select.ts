// What pointing at something in a drawing does: a message is held on to and shown, a participant is marked, and an observer's
// sign lends its eyes.
import { useCallback } from 'react';
import { useSession } from '../binding/session.ts';
import type { Selection } from '../scene/scene.ts';
import type { Side } from '../state/side.ts';
import { LENSES } from '../state/view-store.ts';

export function useSelect(side: Side): (selection: Selection | null) => void {
  const { view } = useSession();
  return useCallback(
    (selection) => {
      const { show, node } = view.getState();
      switch (selection?.kind) {
        case 'message': {
          show({ side, exchange: selection.exchange, record: selection.record, mark: null });
          return;
        }
        case 'participant': {
          show({ side, node: node === selection.node ? null : selection.node });
          return;
        }
        case 'observer': {
          const lens = LENSES.find((own) => own === selection.column);
          show(lens === undefined ? {} : { lens });
          return;
        }
        case undefined: {
          show({ node: null, record: null });
          return;
        }
      }
    },
    [view, side],
  );
}
