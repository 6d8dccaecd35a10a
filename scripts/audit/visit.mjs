// Opening a view, and finding out what is wrong with it.
import { measurePage } from '../pictures/measure.mjs';
import { smallTargets } from './targets.mjs';
import { twoFrames } from './views.mjs';

/** @typedef {import('playwright').Page} Page */
/** @typedef {import('./views.mjs').View} View */

/** Ways of seeing, as Playwright emulates them. */
export const MEDIA = /** @type {const} */ ({
  light: { colorScheme: 'light', forcedColors: 'none', reducedMotion: 'no-preference' },
  dark: { colorScheme: 'dark', forcedColors: 'none', reducedMotion: 'no-preference' },
  'forced colours': { colorScheme: 'light', forcedColors: 'active', reducedMotion: 'no-preference' },
  'reduced motion': { colorScheme: 'light', forcedColors: 'none', reducedMotion: 'reduce' },
});

/** The languages, and the pseudo-language whose words are half as long again. */
export const TONGUES = { en: 'lang=en', 'zh-CN': 'lang=zh-CN', long: 'lang=en&strings=long' };

/** Comes to a view from its link, and waits until it is there. @param {Page} page @param {View} view @param {string} home @param {string} tongue */
export async function visit(page, { path, query = '', needs, come }, home, tongue) {
  await page.goto(
    path === undefined ? `${home}?${[query, tongue].filter((part) => part !== '').join('&')}` : home + path,
  );
  if (path === undefined) {
    for (const side of ['a', 'b'])
      await page.locator(`[data-stage="${side}"][data-phase="ready"]`).waitFor({ state: 'attached' });
    await page.locator('[data-folded="words"] > summary').waitFor();
    // What opens under each table comes after it.
    await page.locator('details[data-sharing]').nth(1).waitFor({ state: 'attached' });
  } else await framesReady(page, tongue);
  await come?.(page);
  if (needs === 'paper') await page.emulateMedia({ media: 'print' });
  await twoFrames(page);
}

/** Frames in the page of somebody else show both stages, in the language and theme that are looked at. @param {Page} page @param {string} tongue */
async function framesReady(page, tongue) {
  await page.locator('iframe').evaluateAll((all, asked) => {
    for (const frame of /** @type {HTMLIFrameElement[]} */ (all)) {
      const address = new URL(frame.src);
      for (const [name, value] of new URLSearchParams(asked)) address.searchParams.set(name, value);
      // A new one, so that nothing of what stood there before is taken for it.
      const asAsked = /** @type {HTMLIFrameElement} */ (frame.cloneNode());
      asAsked.loading = 'eager';
      asAsked.src = address.href;
      frame.replaceWith(asAsked);
    }
  }, tongue);
  for (const frame of await page.locator('iframe').all()) {
    const inside = frame.contentFrame();
    for (const side of ['a', 'b'])
      await inside.locator(`[data-stage="${side}"][data-phase="ready"]`).waitFor({ state: 'attached' });
    await inside.locator('details[data-sharing]').nth(1).waitFor({ state: 'attached' });
  }
}

/** Words over words, words cut off, scrolling both ways, targets too small. @param {Page} page @returns {Promise<readonly string[]>} */
export async function faultsOfRoom(page) {
  const measured = await page.evaluate(measurePage);
  return [
    ...measured.map(({ what, where, text }) => `${what}: ${where}: ${text}`),
    ...(await page.evaluate(smallTargets)),
  ];
}
