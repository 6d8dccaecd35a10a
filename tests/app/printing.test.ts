// Whoever wants to know when the page is printed is told by event and by medium, and after that hears nothing more.
import { afterEach, expect, it, vi } from 'vitest';
import { whenPrinted } from '../../app/diagram/printing.ts';

afterEach(() => {
  vi.unstubAllGlobals();
});

it('tells of paper and of the screen, and stops when it is told to', () => {
  const [page, medium] = [new EventTarget(), Object.assign(new EventTarget(), { matches: false })];
  vi.stubGlobal('addEventListener', page.addEventListener.bind(page));
  vi.stubGlobal('removeEventListener', page.removeEventListener.bind(page));
  vi.stubGlobal('matchMedia', () => medium);
  const told: string[] = [];
  const stop = whenPrinted(
    () => told.push('paper'),
    () => told.push('screen'),
  );
  const happen = (): void => {
    page.dispatchEvent(new Event('beforeprint'));
    page.dispatchEvent(new Event('afterprint'));
    for (const matches of [true, false]) {
      medium.matches = matches;
      medium.dispatchEvent(new Event('change'));
    }
  };
  happen();
  expect(told).toEqual(['paper', 'screen', 'paper', 'screen']);
  stop();
  happen();
  expect(told).toHaveLength(4);
});
