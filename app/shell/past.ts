// What was chosen before what is chosen now, for as long as the page is open: every click can be taken back, in a frame as well,
// where the browser's own history is the host's.
import type { PageState } from '../embed/page-state.ts';
import { whatChanged, type Change } from './what-changed.ts';

interface Parts {
  readonly read: () => PageState;
  readonly restore: (state: PageState) => void;
  /** Calls back whenever a choice may have changed; gives back how to stop. */
  readonly watch: (changed: () => void) => () => void;
}

export interface Past {
  /** What would be undone; null: nothing. */
  readonly getState: () => Change | null;
  readonly subscribe: (listener: () => void) => () => void;
  /** Takes the last choice back; the clock stays where it is. */
  readonly undo: () => Change | null;
  readonly stop: () => void;
}

/** So many clicks are remembered. */
const MOST = 200;

export function createPast({ read, restore, watch }: Parts): Past {
  let now = read();
  let past: { readonly state: PageState; readonly change: Change }[] = [];
  let isDue = false;
  const listeners = new Set<() => void>();
  const tell = (): void => {
    for (const listener of [...listeners]) listener();
  };
  /** One click may touch several stores: they are looked at once all are done. */
  const look = (): void => {
    isDue = false;
    const next = read();
    const change = whatChanged(now, next);
    if (change === null) return;
    past = [...past.slice(1 - MOST), { state: now, change }];
    now = next;
    tell();
  };
  const stop = watch(() => {
    if (isDue) return;
    isDue = true;
    queueMicrotask(look);
  });
  return {
    getState: () => past.at(-1)?.change ?? null,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
    undo: () => {
      const last = past.at(-1);
      if (last === undefined) return null;
      past = past.slice(0, -1);
      restore({ ...last.state, t: read().t });
      now = read();
      tell();
      return last.change;
    },
    stop,
  };
}
