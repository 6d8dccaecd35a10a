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
  }
  await come?.(page);
  if (needs === 'paper') await page.emulateMedia({ media: 'print' });
  await twoFrames(page);
}

/** Words over words, words cut off, scrolling both ways, targets too small. @param {Page} page @returns {Promise<readonly string[]>} */
export async function faultsOfRoom(page) {
  const measured = await page.evaluate(measurePage);
  return [
    ...measured.map(({ what, where, text }) => `${what}: ${where}: ${text}`),
    ...(await page.evaluate(smallTargets)),
  ];
}
