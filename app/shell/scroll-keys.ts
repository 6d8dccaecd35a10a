// The page scrolls above its timeline, in a box of its own; until something in it has the focus, the browser would not scroll it
// by keys. This does what the browser does for a whole page.

/** Steps by key, as shares of what is seen; Home and End go all the way. */
const STEPS: Readonly<Record<string, number>> = {
  ArrowDown: 0.08,
  ArrowUp: -0.08,
  PageDown: 0.9,
  PageUp: -0.9,
  Home: -Infinity,
  End: Infinity,
};

/** @returns how to stop */
export function scrollByKeys(): () => void {
  const heard = (event: KeyboardEvent): void => {
    const step = STEPS[event.key];
    if (step === undefined || event.target !== document.body || event.ctrlKey || event.metaKey || event.altKey) return;
    const scroller = document.querySelector('[data-scroller]');
    if (scroller === null || scroller.scrollHeight <= scroller.clientHeight) return;
    event.preventDefault();
    const way = Number.isFinite(step) ? step * scroller.clientHeight : Math.sign(step) * scroller.scrollHeight;
    scroller.scrollBy({ top: way });
  };
  document.addEventListener('keydown', heard);
  return () => document.removeEventListener('keydown', heard);
}
