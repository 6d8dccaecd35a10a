// Keeps the address bar and the page in step: a choice makes a new entry that Back undoes, the clock only rewrites the present
// one. In a frame nothing is added to the host page's history.
import type { Notice } from '../state/notice.ts';
import type { PageState } from './page-state.ts';
import { decode, encode, type Shelf } from './url-state.ts';

interface Parts {
  readonly shelf: Shelf;
  readonly read: () => PageState;
  readonly restore: (state: PageState) => void;
  readonly notify: (notices: readonly Notice[]) => void;
  /** Calls back whenever something other than the clock may have changed; and whenever the clock may have. */
  readonly onChoice: (changed: () => void) => unknown;
  readonly onClock: (moved: () => void) => unknown;
  /** Whether the clock stands still, so that its instant is worth writing down. */
  readonly isStill: () => boolean;
}

/** Browsers refuse an address that is rewritten too often: the clock waits for so long (milliseconds). */
const CLOCK_RESTS = 150;

/** @returns how to go to the state that a query says, as if its link had been followed: Back undoes it */
export function keepAddressCurrent(parts: Parts): (query: string) => void {
  const { shelf, read, restore, notify, onChoice, onClock, isStill } = parts;
  /** What of a state is a choice: all but the clock. */
  const choiceText = (state: PageState): string => encode({ ...state, t: 0 }, shelf);
  let choice = choiceText(read());
  let query = encode(read(), shelf);
  let restoring = false;
  let rest: ReturnType<typeof setTimeout> | undefined;

  onChoice(() => {
    const state = read();
    const next = choiceText(state);
    if (restoring || next === choice) return;
    choice = next;
    query = encode(state, shelf);
    write(state.isEmbedded ? 'replace' : 'push', query);
  });
  onClock(() => {
    clearTimeout(rest);
    if (restoring || !isStill()) return;
    rest = setTimeout(() => {
      const next = encode(read(), shelf);
      if (next === query) return;
      query = next;
      write('replace', query);
    }, CLOCK_RESTS);
  });
  const goTo = (asked: string, kept: Partial<PageState>): void => {
    const { state, notices } = decode(asked, shelf);
    clearTimeout(rest);
    restoring = true;
    restore({ ...state, ...kept });
    restoring = false;
    choice = choiceText(read());
    query = encode(read(), shelf);
    notify(notices);
  };
  addEventListener('popstate', () => goTo(location.search, {}));
  return (asked) => {
    // What the reader has set for himself stays.
    const { lang, theme, speed, isEmbedded } = read();
    goTo(asked, { lang, theme, speed });
    write(isEmbedded ? 'replace' : 'push', query);
  };
}

/** A frame without an origin of its own may not write its address, and no browser lets it be written too often: then it stays. */
function write(how: 'push' | 'replace', query: string): void {
  try {
    if (how === 'push') history.pushState(null, '', query);
    else history.replaceState(null, '', query);
  } catch {
    // The state is on the page all the same, and Share still makes a link of it.
  }
}

/** The whole link to `state`: language and theme included, so that it opens as it looks. */
export function linkTo(state: PageState, shelf: Shelf, lang: NonNullable<PageState['lang']>): string {
  const { origin, pathname, href } = location;
  const base = origin === 'null' ? href.replace(/[?#].*$/u, '') : `${origin}${pathname}`;
  return `${base}${encode({ ...state, lang }, shelf)}`;
}
