// What changes the look of a canvas without any message moving: its size, the colours of the page, and paper.
import { whenPrinted } from '../printing.ts';

export interface Surroundings {
  readonly isOnPaper: () => boolean;
  readonly stop: () => void;
}

const COLOURS = ['(prefers-color-scheme: dark)', '(forced-colors: active)', '(prefers-contrast: more)'];

/** `changed` is called after each change; on paper before anything is printed. */
export function surroundingsOf(canvas: HTMLCanvasElement, changed: () => void): Surroundings {
  const listening = new AbortController();
  const { signal } = listening;
  let isOnPaper = matchMedia('print').matches;
  const printed = (is: boolean) => (): void => {
    isOnPaper = is;
    changed();
  };
  const stopPrinting = whenPrinted(printed(true), printed(false));
  for (const query of COLOURS) matchMedia(query).addEventListener('change', changed, { signal });
  const sizes = new ResizeObserver(changed);
  sizes.observe(canvas);
  const themes = new MutationObserver(changed);
  themes.observe(document.documentElement, { attributes: true });
  return {
    isOnPaper: () => isOnPaper,
    stop: () => {
      listening.abort();
      stopPrinting();
      sizes.disconnect();
      themes.disconnect();
    },
  };
}
