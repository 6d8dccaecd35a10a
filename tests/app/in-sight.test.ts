// A drawing that has been scrolled away goes to paper as the page stands at that moment, however little time there is between.
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createFrameSource } from '../../app/shell/frame-source.ts';
import { watchSight } from '../../app/shell/in-sight.ts';
import { createPlayhead } from '../../app/state/playhead.ts';
import { instant } from '../../simulations/index.ts';

type Seen = (entries: readonly { readonly isIntersecting: boolean }[]) => void;

beforeEach(() => vi.useFakeTimers());
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

/** A page with one drawing; no timer of it runs unless the test lets it. */
function openPage() {
  const [page, medium] = [new EventTarget(), Object.assign(new EventTarget(), { matches: false })];
  const sights = new Set<Seen>();
  vi.stubGlobal('addEventListener', page.addEventListener.bind(page));
  vi.stubGlobal('removeEventListener', page.removeEventListener.bind(page));
  vi.stubGlobal('matchMedia', () => medium);
  vi.stubGlobal(
    'IntersectionObserver',
    class {
      readonly #told: Seen;
      constructor(told: Seen) {
        this.#told = told;
      }
      observe(): void {
        sights.add(this.#told);
      }
      disconnect(): void {
        sights.delete(this.#told);
      }
    },
  );
  const playhead = createPlayhead();
  playhead.setLimit(instant(1000));
  const source = createFrameSource<number>(playhead);
  source.make((at) => at);
  const drawn: number[] = [];
  source.subscribe((at) => drawn.push(at));
  const stop = watchSight({} as Element, source.setVisible);
  return {
    ...{ drawn, stop },
    goTo: (at: number) => playhead.set(instant(at)),
    scroll: (isIntersecting: boolean) => sights.forEach((told) => told([{ isIntersecting }])),
    tell: (event: 'beforeprint' | 'afterprint') => page.dispatchEvent(new Event(event)),
    turnTo: (isPaper: boolean) => {
      medium.matches = isPaper;
      medium.dispatchEvent(new Event('change'));
    },
  };
}
type Opened = ReturnType<typeof openPage>;

it.each<[string, (page: Opened) => void, (page: Opened) => void]>([
  ['the event', ({ tell }) => tell('beforeprint'), ({ tell }) => tell('afterprint')],
  ['the medium', ({ turnTo }) => turnTo(true), ({ turnTo }) => turnTo(false)],
])('is drawn at once when it goes to paper, told by %s, and on screen waits again', (_, print, goBack) => {
  const page = openPage();
  page.scroll(false);
  page.goTo(10);
  expect(page.drawn).toEqual([0]);
  print(page);
  expect(page.drawn).toEqual([0, 10]);
  page.goTo(20);
  page.scroll(false);
  page.goTo(30);
  expect(page.drawn).toEqual([0, 10, 20, 30]);
  goBack(page);
  page.goTo(40);
  expect(page.drawn).toEqual([0, 10, 20, 30]);
  page.scroll(true);
  expect(page.drawn.at(-1)).toBe(40);
});

it('that is gone hears nothing more', () => {
  const page = openPage();
  page.scroll(false);
  page.goTo(10);
  page.stop();
  page.scroll(true);
  page.tell('beforeprint');
  page.turnTo(true);
  expect(page.drawn).toEqual([0]);
});
