// What was chosen before what is chosen now, for as long as the page is open: every click can be taken back, in a frame as well, where
// the browser's own history is the host's. Elsewhere the two are one line: to undo is to go back one entry, Back is to undo one choice,
// and Forward does it again.
import type { Address } from '../embed/address.ts';
import type { PageState } from '../embed/page-state.ts';
import { whatChanged, type Change } from './what-changed.ts';

interface Parts {
  readonly read: () => PageState;
  /** How often a set-up was opened, as by a link within the page. */
  readonly openings: () => number;
  readonly address: Pick<Address, 'takeBack' | 'trail'>;
  /** Calls back whenever a choice may have changed. */
  readonly onChoice: (changed: () => void) => unknown;
}

export interface Past {
  /** What would be undone; null: nothing. */
  readonly getState: () => Change | null;
  readonly subscribe: (listener: () => void) => () => void;
  /** Takes the last choice back; the clock stays where it is. */
  readonly undo: () => Change | null;
}

interface Step {
  readonly before: PageState;
  readonly change: Change;
  /** How deep in the history it was made, or found again. */
  readonly depth: number;
  /** Whether it made the entry that lies there. */
  readonly hasEntry: boolean;
  /** It opened another set-up, so what is taken back is no switch. */
  readonly isAnother: boolean;
}

/** So many clicks are remembered. */
const MOST = 200;

export function createPast({ read, openings, address, onChoice }: Parts): Past {
  const { trail } = address;
  let now = read();
  const whereNow = () => ({ depth: trail.depth(), made: trail.made(), openings: openings() });
  let seen = whereNow();
  let steps: readonly Step[] = [];
  /** Taken back, for Forward to find again; the last one first. */
  let undone: readonly Step[] = [];
  let isDue = false;
  const listeners = new Set<() => void>();
  const tell = (): void => {
    for (const listener of [...listeners]) listener();
  };
  /** As the browser's own Back and Forward leave it: what lies deeper than the present entry is taken back. */
  const follow = (depth: number): void => {
    const gone = steps.filter((step) => step.depth > depth);
    const found = undone.filter((step) => step.depth <= depth);
    steps = [...steps.filter((step) => step.depth <= depth), ...[...found].reverse()];
    undone = [...undone.filter((step) => step.depth > depth), ...[...gone].reverse()];
  };
  const look = (): void => {
    isDue = false;
    const next = read();
    const at = whereNow();
    const isNew = at.made > seen.made;
    const wasThere = isNew ? at.depth - 1 : at.depth;
    if (wasThere !== seen.depth) follow(wasThere);
    const change = whatChanged(now, next);
    if (change !== null && (isNew || at.depth === seen.depth)) {
      const isAnother = at.openings > seen.openings;
      steps = [...steps.slice(1 - MOST), { before: now, change, depth: at.depth, hasEntry: isNew, isAnother }];
      undone = [];
    }
    seen = at;
    now = next;
    tell();
  };
  onChoice(() => {
    if (isDue) return;
    isDue = true;
    queueMicrotask(look);
  });
  return {
    getState: () => steps.at(-1)?.change ?? null,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
    undo: () => {
      const last = steps.at(-1);
      if (last === undefined) return null;
      steps = steps.slice(0, -1);
      undone = [...undone, last];
      address.takeBack({ ...last.before, t: read().t }, last.hasEntry ? last.depth : null, last.isAnother);
      now = read();
      seen = whereNow();
      tell();
      return last.change;
    },
  };
}
