// Undo, Back and Forward walk one line of choices: whatever a reader presses in whatever order, the page, its address and what Undo offers
// agree with a list and a place in it. In a frame the host's history is left alone.
import fc from 'fast-check';
import { afterEach, expect, it, vi } from 'vitest';
import { keepAddressCurrent } from '../../app/embed/address.ts';
import type { PageState } from '../../app/embed/page-state.ts';
import { decode } from '../../app/embed/url-state.ts';
import { createPast } from '../../app/shell/past.ts';
import { shelf } from './states.ts';

afterEach(() => {
  vi.unstubAllGlobals();
});

/** A tab: entries, the one that is shown, and ways back that are gone only after the script that asked for them. */
function openTab(query: string, kept: unknown = null) {
  const entries: { state: unknown; url: string }[] = [{ state: kept, url: query }];
  let shown = 0;
  let owed = 0;
  let asked = 0;
  const listeners: ((event: { state: unknown }) => void)[] = [];
  const location = { search: query };
  const show = (): void => {
    const entry = entries[shown]!;
    location.search = entry.url;
    for (const listener of listeners) listener({ state: entry.state });
  };
  const go = (by: 1 | -1): void => {
    if (entries[shown + by] === undefined) return;
    shown += by;
    show();
  };
  const history = {
    get state() {
      return entries[shown]!.state;
    },
    pushState: (state: unknown, _: string, url: string) => {
      entries.splice(shown + 1, Infinity, { state, url });
      shown += 1;
      location.search = url;
    },
    replaceState: (state: unknown, _: string, url = location.search) => {
      entries[shown] = { state, url };
      location.search = url;
    },
    back: () => {
      asked += 1;
      owed += 1;
    },
  };
  vi.stubGlobal('history', history);
  vi.stubGlobal('location', location);
  vi.stubGlobal('addEventListener', (_: string, listener: (event: { state: unknown }) => void) =>
    listeners.push(listener),
  );
  return {
    entries,
    go,
    shown: () => shown,
    /** So many ways back were asked of the browser. */
    waysBack: () => asked,
    settle: () => {
      while (owed > 0) {
        owed -= 1;
        go(-1);
      }
    },
  };
}

function openPage(query: string, kept: unknown = null) {
  const tab = openTab(query, kept);
  let state: PageState = decode(query, shelf).state;
  const listeners: (() => void)[] = [];
  const set = (next: PageState): void => {
    state = next;
    for (const listener of listeners) listener();
  };
  const watch = (changed: () => void): (() => void) => {
    listeners.push(changed);
    return () => undefined;
  };
  /** What was opened, as by a link, and what was put back as a switch is. */
  const restored: ('opened' | 'thrown')[] = [];
  const address = keepAddressCurrent({
    shelf,
    read: () => state,
    restore: (next, isAnother) => {
      restored.push(isAnother ? 'opened' : 'thrown');
      set(next);
    },
    notify: () => undefined,
    onChoice: watch,
    onClock: () => undefined,
    isStill: () => false,
  });
  const openings = () => restored.filter((how) => how === 'opened').length;
  const past = createPast({ read: () => state, openings, address, onChoice: watch });
  return {
    ...{ tab, past, address, restored },
    state: () => state,
    seed: () => state.choices.seed,
    inAddress: () => decode(tab.entries[tab.shown()]!.url, shelf).state,
    choose: async (seed: number) => {
      set({ ...state, choices: { ...state.choices, seed } });
      await Promise.resolve();
    },
    moveClock: (t: number) => set({ ...state, t }),
  };
}

type Press = 'choose' | 'undo' | 'undo twice' | 'back' | 'forward' | 'open';
const PRESSES: readonly Press[] = ['choose', 'choose', 'choose', 'undo', 'undo twice', 'back', 'forward', 'open'];

it('agrees with a list and a place in it', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.constantFrom(...PRESSES), { maxLength: 30 }), async (presses) => {
      const page = openPage('?seed=1000&t=0');
      let line = [1000];
      let place = 0;
      for (const [nth, press] of presses.entries()) {
        page.moveClock(nth * 1000);
        if (press === 'choose') await page.choose(nth);
        else if (press === 'open') page.address.open(`?seed=${String(nth)}`);
        else if (press === 'back') page.tab.go(-1);
        else if (press === 'forward') page.tab.go(1);
        else for (let time = press === 'undo' ? 1 : 2; time > 0; time -= 1) page.past.undo();
        page.tab.settle();
        await Promise.resolve();
        if (press === 'choose' || press === 'open') {
          line = [...line.slice(0, place + 1), nth];
          place += 1;
        } else {
          const by = press === 'forward' ? 1 : press === 'undo twice' ? -2 : -1;
          place = Math.max(0, Math.min(line.length - 1, place + by));
        }
        expect(page.seed()).toBe(line[place]);
        expect(page.inAddress().choices.seed).toBe(line[place]);
        expect(page.past.getState()).toEqual(place > 0 ? { what: 'seed' } : null);
        expect(page.tab.entries.length).toBe(line.length);
      }
      let taken = 0;
      while (page.past.undo() !== null) taken += 1;
      expect(taken).toBe(place);
    }),
  );
});

it('leaves the clock where it is, on the page and in the address', async () => {
  const page = openPage('?seed=1&t=100');
  await page.choose(2);
  page.moveClock(900_000);
  page.past.undo();
  page.tab.settle();
  expect([page.seed(), page.state().t]).toEqual([1, 900_000]);
  expect(page.inAddress()).toMatchObject({ choices: { seed: 1 }, t: 900_000 });
});

it('after a reload nothing is remembered, and what is chosen from then on is taken back over its own entry', async () => {
  const page = openPage('?seed=1', { depth: 4 });
  expect(page.past.undo()).toBeNull();
  await page.choose(2);
  expect(page.tab.entries.map(({ state }) => state)).toEqual([{ depth: 4 }, { depth: 5 }]);
  page.past.undo();
  page.tab.settle();
  expect(page.tab.shown()).toBe(0);
  expect(page.seed()).toBe(1);
});

it('over a jump within the page it stays where it is: the entry before is not that of the choice', async () => {
  const page = openPage('?seed=1');
  await page.choose(2);
  // As a link to a heading does: an entry without a state of ours.
  page.tab.entries.push({ state: null, url: page.tab.entries[1]!.url });
  page.tab.go(1);
  expect(page.seed()).toBe(2);
  page.past.undo();
  page.tab.settle();
  expect(page.tab.shown()).toBe(2);
  expect(page.seed()).toBe(1);
  expect(page.inAddress().choices.seed).toBe(1);
});

it.each(['', '&embed=1'])(
  'what a link has opened is taken back as another set-up, a choice as a choice (%s)',
  async (where) => {
    const page = openPage(`?seed=1${where}`);
    await page.choose(2);
    page.address.open('?seed=3');
    await Promise.resolve();
    await page.choose(4);
    const ways = [page.restored.pop()];
    for (let nth = 0; nth < 3; nth += 1) {
      page.past.undo();
      page.tab.settle();
      await Promise.resolve();
      ways.push(page.restored.pop());
    }
    expect(page.restored).toEqual([]);
    expect(ways).toEqual(['opened', 'thrown', 'opened', 'thrown']);
    expect(page.seed()).toBe(1);
  },
);

it('in a frame it takes back all the same, and the history has one entry', async () => {
  const page = openPage('?seed=1&embed=1');
  await page.choose(2);
  await page.choose(3);
  expect(page.past.undo()).toEqual({ what: 'seed' });
  expect(page.seed()).toBe(2);
  page.past.undo();
  page.tab.settle();
  expect(page.seed()).toBe(1);
  expect(page.past.undo()).toBeNull();
  expect(page.tab.entries).toHaveLength(1);
  // What lies before it is the host's.
  expect(page.tab.waysBack()).toBe(0);
});
