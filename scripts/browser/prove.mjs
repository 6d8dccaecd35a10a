// Starts a browser and has it draw a page: a file that exists may still lack libraries, or be no browser at all.
import { chromium } from 'playwright';
import { launchOptions, mayUseSandbox } from './find.mjs';

const PAGE = '<!doctype html><title>proof</title><body style="margin:0;background:#102030"><p>文 text</p>';

/** @param {unknown} error */
const firstLine = (error) =>
  (error instanceof Error ? error.message : String(error))
    .split('\n')
    .find((line) => line.trim() !== '')
    ?.trim() ?? 'unknown';

/** @param {import('./find.mjs').Browser} browser @returns {Promise<string>} its version */
async function draw(browser) {
  const running = await chromium.launch({ ...launchOptions(browser), timeout: 30_000 });
  try {
    const page = await running.newPage({ viewport: { width: 64, height: 64 } });
    await page.setContent(PAGE);
    const height = await page.evaluate(() => document.querySelector('p')?.getBoundingClientRect().height ?? 0);
    const picture = await page.screenshot();
    if (height === 0 || picture.length < 100) throw new Error('it started but drew nothing');
    return running.version();
  } finally {
    await running.close();
  }
}

/**
 * @param {string} [path] none: Playwright's own build
 * @returns {Promise<{ browser: import('./find.mjs').Browser, version: string } | { reason: string }>}
 */
export async function prove(path) {
  let reason = '';
  // Some systems forbid the sandbox to ordinary users as well; tests of our own pages can do without.
  for (const sandbox of mayUseSandbox() ? [true, false] : [false]) {
    const browser = { ...(path === undefined ? {} : { path }), sandbox };
    try {
      return { browser, version: await draw(browser) };
    } catch (error) {
      reason = firstLine(error);
    }
  }
  return { reason };
}
