// When the page goes to paper, and when it is back on screen: told by the event, and, where somebody only looks at how it would print, by the medium.

/** Both are told at once, before anything is printed. Gives back how to stop. */
export function whenPrinted(onPaper: () => void, onScreen: () => void): () => void {
  const paper = matchMedia('print');
  const changed = (): void => (paper.matches ? onPaper() : onScreen());
  addEventListener('beforeprint', onPaper);
  addEventListener('afterprint', onScreen);
  paper.addEventListener('change', changed);
  return () => {
    removeEventListener('beforeprint', onPaper);
    removeEventListener('afterprint', onScreen);
    paper.removeEventListener('change', changed);
  };
}
