// Whether a drawing can be seen: on screen while it is scrolled to, and on paper wherever the page was scrolled to.
import { whenPrinted } from '../diagram/printing.ts';

/** Says so whenever it is looked at; gives back how to stop. */
export function watchSight(element: Element, onVisible: (visible: boolean) => void): () => void {
  let isSeen = true;
  let isOnPaper = false;
  const sights = new IntersectionObserver((entries) => {
    isSeen = entries.at(-1)?.isIntersecting ?? true;
    onVisible(isSeen || isOnPaper);
  });
  const printed = (is: boolean) => (): void => {
    isOnPaper = is;
    onVisible(isSeen || isOnPaper);
  };
  const stop = whenPrinted(printed(true), printed(false));
  sights.observe(element);
  return () => {
    stop();
    sights.disconnect();
  };
}
