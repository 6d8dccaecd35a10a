// The page's own entries in the browser's history: how deep the present one lies, how to make the next, and how to go back one. Each
// keeps its depth with it, so that a reload does not lose count. In a frame the history is the host's: nothing is added and nothing left.

export interface Trail {
  /** So many choices lie before the present entry. Between two whole numbers: a jump within the page, which is no choice. */
  readonly depth: () => number;
  /** So many entries have been made since the page was opened: tells a new one from one that Forward returned to. */
  readonly made: () => number;
  readonly write: (how: 'push' | 'replace', query: string) => void;
  /** Leaves the present entry for the one before, which then says what `write` was last told. */
  readonly back: (query: string) => void;
}

interface Kept {
  readonly depth: number;
}

const depthOf = (state: unknown): number | null =>
  typeof state === 'object' && state !== null && 'depth' in state && typeof state.depth === 'number'
    ? state.depth
    : null;

/** @param onArrival the reader has gone back or forward, from an entry so deep */
export function createTrail(isGuest: boolean, onArrival: (from: number) => void): Trail {
  let depth = depthOf(history.state) ?? 0;
  let made = 0;
  /** Ways back of ours that the browser has not gone yet: it goes them one by one, later. */
  let owed = 0;
  let latest = location.search;

  /** A frame without an origin of its own may not write its address, and no browser lets it be written too often: then it stays. */
  const write = (how: 'push' | 'replace', query: string): void => {
    latest = query;
    const isNew = how === 'push' && !isGuest;
    const kept: Kept = { depth: isNew ? Math.floor(depth) + 1 : depth };
    try {
      if (isNew) history.pushState(kept, '', query);
      else history.replaceState(kept, '', query);
    } catch {
      return; // The state is on the page all the same, and Share still makes a link of it.
    }
    ({ depth } = kept);
    if (isNew) made += 1;
  };
  try {
    history.replaceState({ depth } satisfies Kept, '');
  } catch {
    // As above.
  }
  addEventListener('popstate', ({ state }) => {
    if (owed > 0) {
      owed -= 1;
      if (owed > 0) history.back();
      else write('replace', latest);
      return;
    }
    const from = depth;
    depth = depthOf(state) ?? Math.floor(depth) + 0.5;
    if (location.search === latest) return; // A jump within the page is no choice.
    latest = location.search;
    onArrival(from);
  });
  return {
    depth: () => depth,
    made: () => made,
    write,
    back: (query) => {
      latest = query;
      depth -= 1;
      owed += 1;
      if (owed === 1) history.back();
    },
  };
}
