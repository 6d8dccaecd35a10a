// Counts the animation frames that the page asks for, beside the browser's own, which the test uses to let time pass.
import type { Page } from '@playwright/test';

interface Counted {
  framesAsked: number;
  nextFrame: (callback: () => void) => number;
}

/** To be called before the page is opened. */
export async function countFrames(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const counted = window as unknown as Counted;
    const own = window.requestAnimationFrame.bind(window);
    counted.framesAsked = 0;
    counted.nextFrame = own;
    window.requestAnimationFrame = (callback) => {
      counted.framesAsked += 1;
      return own(callback);
    };
  });
}

/** How many frames the page asks for while the browser shows so many. */
export const framesAskedDuring = (page: Page, frames: number): Promise<number> =>
  page.evaluate(async (wanted) => {
    const counted = window as unknown as Counted;
    const before = counted.framesAsked;
    for (let shown = 0; shown < wanted; shown += 1) {
      await new Promise<void>((resolve) => counted.nextFrame(resolve));
    }
    return counted.framesAsked - before;
  }, frames);
