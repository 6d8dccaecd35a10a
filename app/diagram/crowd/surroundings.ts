// What changes the look of a canvas without any message moving: its size, the colours of the page, and paper.

export interface Surroundings {
  readonly isOnPaper: () => boolean;
  readonly stop: () => void;
}

const COLOURS = ['(prefers-color-scheme: dark)', '(forced-colors: active)', '(prefers-contrast: more)'];

/** `changed` is called after each change; on paper before anything is printed. */
export function surroundingsOf(canvas: HTMLCanvasElement, changed: () => void): Surroundings {
  const listening = new AbortController();
  const { signal } = listening;
  const paper = matchMedia('print');
  let isPrinting = false;
  const printing = (is: boolean) => (): void => {
    isPrinting = is;
    changed();
  };
  addEventListener('beforeprint', printing(true), { signal });
  addEventListener('afterprint', printing(false), { signal });
  for (const media of [paper, ...COLOURS.map((query) => matchMedia(query))])
    media.addEventListener('change', changed, { signal });
  const sizes = new ResizeObserver(changed);
  sizes.observe(canvas);
  const themes = new MutationObserver(changed);
  themes.observe(document.documentElement, { attributes: true });
  return {
    isOnPaper: () => isPrinting || paper.matches,
    stop: () => {
      listening.abort();
      sizes.disconnect();
      themes.disconnect();
    },
  };
}
