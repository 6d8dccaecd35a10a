// Keeps the address bar and the page in step: a choice makes a new entry that Back undoes, the clock only rewrites the present
// one. In a frame nothing is added to the host page's history.
import type { Notice } from '../state/notice.ts';
import type { PageState } from './page-state.ts';
import { createTrail, type Trail } from './trail.ts';
import { decode, encode, type Shelf } from './url-state.ts';

interface Parts {
  readonly shelf: Shelf;
  readonly read: () => PageState;
  /** `isAnother`: to go there is to open another set-up; else it is to throw a switch, or to take that back. */
  readonly restore: (state: PageState, isAnother: boolean) => void;
  readonly notify: (notices: readonly Notice[]) => void;
  /** Calls back whenever something other than the clock may have changed; and whenever the clock may have. */
  readonly onChoice: (changed: () => void) => unknown;
  readonly onClock: (moved: () => void) => unknown;
  /** Whether the clock stands still, so that its instant is worth writing down. */
  readonly isStill: () => boolean;
}

/** Browsers refuse an address that is rewritten too often: the clock waits for so long (milliseconds). */
const CLOCK_RESTS = 150;

export interface Address {
  /** Goes to the state that a query says, as if its link had been followed: Back undoes it. */
  readonly open: (query: string) => void;
  /**
   * Puts the page into an earlier state: back over the present entry if it is `entry` deep, else within it.
   * @param isAnother what is taken back has opened another set-up
   */
  readonly takeBack: (state: PageState, entry: number | null, isAnother: boolean) => void;
  readonly trail: Pick<Trail, 'depth' | 'made'>;
}

export function keepAddressCurrent(parts: Parts): Address {
  const { shelf, read, restore, notify, onChoice, onClock, isStill } = parts;
  /** What of a state is a choice: all but the clock. */
  const choiceText = (state: PageState): string => encode({ ...state, t: 0 }, shelf);
  let choice = choiceText(read());
  let query = encode(read(), shelf);
  let isDue = false;
  let rest: ReturnType<typeof setTimeout> | undefined;

  const put = (state: PageState, isAnother: boolean): void => {
    clearTimeout(rest);
    restore(state, isAnother);
    choice = choiceText(read());
    query = encode(read(), shelf);
  };
  const goTo = (asked: string, kept: Partial<PageState>, isAnother: boolean): void => {
    const { state, notices } = decode(asked, shelf);
    put({ ...state, ...kept }, isAnother);
    notify(notices);
  };
  /** How deep the entries lie that a link within the page has made. */
  const opened = new Set<number>();
  const isAcross = (one: number, other: number): boolean =>
    [...opened].some((depth) => depth > Math.min(one, other) && depth <= Math.max(one, other));
  const trail = createTrail(read().isEmbedded, (from) => goTo(location.search, {}, isAcross(from, trail.depth())));
  /** A new entry, which takes the place of all that lay deeper. Gives back whether one was made: a frame gets none. */
  const push = (): boolean => {
    const made = trail.made();
    trail.write('push', query);
    if (trail.made() === made) return false;
    for (const depth of opened) if (depth >= trail.depth()) opened.delete(depth);
    return true;
  };
  /** One click may touch several stores: it makes one entry, once all are done. */
  const look = (): void => {
    isDue = false;
    const state = read();
    const next = choiceText(state);
    if (next === choice) return;
    choice = next;
    query = encode(state, shelf);
    push();
  };
  onChoice(() => {
    if (!isDue) queueMicrotask(look);
    isDue = true;
  });
  onClock(() => {
    clearTimeout(rest);
    if (!isStill()) return;
    rest = setTimeout(() => {
      const next = encode(read(), shelf);
      if (next === query) return;
      query = next;
      trail.write('replace', query);
    }, CLOCK_RESTS);
  });
  return {
    open: (asked) => {
      // What the reader has set for himself stays.
      const { lang, theme, speed } = read();
      goTo(asked, { lang, theme, speed }, true);
      if (push()) opened.add(trail.depth());
    },
    takeBack: (state, entry, isAnother) => {
      put(state, isAnother);
      if (entry !== null && entry === trail.depth()) trail.back(query);
      else trail.write('replace', query);
    },
    trail,
  };
}

/** The whole link to `state`: language and theme included, so that it opens as it looks. */
export function linkTo(state: PageState, shelf: Shelf, lang: NonNullable<PageState['lang']>): string {
  const { origin, pathname, href } = location;
  const base = origin === 'null' ? href.replace(/[?#].*$/u, '') : `${origin}${pathname}`;
  return `${base}${encode({ ...state, lang }, shelf)}`;
}
