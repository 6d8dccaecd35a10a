// One browser page for each width, theme and language: opened anew for each chapter, and led through its leaves as the Back button would.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { twoFrames } from '../audit/views.mjs';
import { visit } from '../audit/visit.mjs';
import { measurePage } from './measure.mjs';

/**
 * @typedef {{ width: number, lang: string, theme: string }} Look
 * @typedef {import('./plan.mjs').Leaf & Look & { side: 'a' | 'b' | 'both', file: string, faults: readonly string[] }} Picture
 * @typedef {import('playwright').Page} Page
 */

/**
 * A chapter is a set-up of its own: were it come to by Back from the one before, a box that stands elsewhere would be said to have moved.
 * @param {Pick<import('./plan.mjs').Leaf, 'name'> | null} before
 * @param {Pick<import('./plan.mjs').Leaf, 'name'>} leaf
 */
export const isNewChapter = (before, leaf) => before?.name !== leaf.name;

/** A window high enough that what stands in it decides, and not the window. */
const HEIGHT = 900;
/** Below this the page has a menu. */
const NARROW = 720;
/** The most that a picture can be high. */
const MOST = 16_000;

/** Tells whether anything is still being fetched: late panels come as scripts of their own. @param {Page} page */
function fetching(page) {
  const open = new Set();
  page.on('request', (request) => open.add(request));
  page.on('requestfinished', (request) => open.delete(request));
  page.on('requestfailed', (request) => open.delete(request));
  return () => open.size > 0;
}

/**
 * Both runs are there, all that is folded is open, nothing is under way, and it is painted.
 * @param {Page} page
 * @param {() => boolean} isFetching
 */
async function settle(page, isFetching) {
  await page.waitForFunction(() => {
    const stages = [...document.querySelectorAll('[data-stage]')];
    const isReady = stages.every((stage) => stage.getAttribute('data-phase') === 'ready');
    // What opens under each table comes after it.
    return stages.length === 2 && isReady && document.querySelectorAll('details[data-sharing]').length === 2;
  });
  for (let calm = 0; calm < 2; calm += 1) {
    const opened = await page.evaluate(() => {
      const folded = [...document.querySelectorAll('details:not([open])')];
      for (const details of folded) details.setAttribute('open', '');
      return folded.length;
    });
    await twoFrames(page);
    if (opened > 0 || isFetching()) calm = -1;
  }
}

/** Painted, or at least given the time for it: what is still out of sight is not. */
const PAINTED = 'new Promise((done) => { setTimeout(done, 1000); })';

/** The page stands in its window with a foot of its own; for a picture of all of it, the window grows. @param {Page} page @param {number} width */
async function grow(page, width) {
  await page.setViewportSize({ width, height: HEIGHT });
  const hidden = await page.evaluate(() => {
    const boxes = [...document.querySelectorAll('body, body *')];
    // A page of somebody else's scrolls as pages do.
    const scrolls = (/** @type {Element} */ one) => ['auto', 'scroll'].includes(getComputedStyle(one).overflowY);
    const scrollers = [document.documentElement, ...boxes.filter(scrolls)];
    return Math.max(0, ...scrollers.map(({ scrollHeight, clientHeight }) => scrollHeight - clientHeight));
  });
  await page.setViewportSize({ width, height: Math.min(MOST, HEIGHT + hidden) });
  await twoFrames(page);
  // A frame of somebody else's is painted by a clock of its own, which stands still out of sight.
  for (const frame of page.mainFrame().childFrames()) await frame.evaluate(PAINTED);
  await twoFrames(page);
}

/**
 * All leaves in one look. Where the stages share one place, each leaf is two pictures.
 * @param {import('playwright').Browser} browser
 * @param {string} address
 * @param {Look} look
 * @param {readonly import('./plan.mjs').Leaf[]} leaves
 * @param {string} folder
 * @param {(picture: Picture) => void} onPicture
 */
export async function take(browser, address, look, leaves, folder, onPicture) {
  const { width, lang, theme } = look;
  const page = await browser.newPage({ viewport: { width, height: HEIGHT }, reducedMotion: 'reduce' });
  /** @type {string[]} */
  let complaints = [];
  page.on('console', (message) => message.type() === 'error' && complaints.push(`error: ${message.text()}`));
  page.on('pageerror', (error) => complaints.push(`error: ${error.message}`));
  const isFetching = fetching(page);
  const sub = `${String(width)}-${lang}-${theme}`;
  mkdirSync(join(folder, sub), { recursive: true });
  const shown = `lang=${lang}&theme=${theme}`;

  /** @param {import('./plan.mjs').Leaf} leaf @param {'a' | 'b'} side @returns {Promise<boolean>} whether both stages are on it */
  const shoot = async (leaf, side) => {
    await grow(page, width);
    const stages = page.locator('[data-stage]');
    const seen = await stages.evaluateAll((all) => all.filter((one) => one.checkVisibility()).length);
    const file = `${sub}/${leaf.name}-${String(leaf.place)}${seen > 1 ? '' : `-${side}`}.jpg`;
    await page.screenshot({ path: join(folder, file), type: 'jpeg', quality: 82 });
    const found = await page.evaluate(measurePage);
    const moved = leaf.view === null ? await page.locator('.former').evaluateAll(labelsOf) : [];
    const faults = [
      ...found.map(({ what, where, text }) => `${what}: ${where}: ${text}`),
      // Nobody has thrown a switch.
      ...moved.map((label) => `moved: ${label}`),
      ...complaints,
    ];
    complaints = [];
    onPicture({ ...leaf, ...look, side: seen > 1 ? 'both' : side, query: `?${leaf.query}&${shown}`, file, faults });
    return seen > 1;
  };

  /** @type {import('./plan.mjs').Leaf | null} */
  let before = null;
  for (const leaf of leaves.filter(({ view }) => view === null)) {
    for (const side of /** @type {const} */ (['a', 'b'])) {
      const query = `?${leaf.query}&${shown}&stage=${side}`;
      await (isNewChapter(before, leaf) ? page.goto(address + query) : follow(page, query));
      before = leaf;
      await settle(page, isFetching);
      if (await shoot(leaf, side)) break;
    }
  }
  // What is opened by hand stays open: each of these begins anew.
  for (const leaf of leaves) {
    const needs = leaf.view?.needs;
    if (leaf.view === null || (needs === 'narrow' && width >= NARROW) || (needs === 'paper' && width < NARROW))
      continue;
    await page.emulateMedia({ media: 'screen' });
    await page.setViewportSize({ width, height: HEIGHT });
    await visit(page, leaf.view, address, shown);
    await shoot(leaf, 'a');
  }
  await page.close();
}

/** @param {Element[]} elements */
const labelsOf = (elements) => elements.map((one) => one.getAttribute('aria-label') ?? '');

/** As Back or Forward would: the address changes, and the page is told. @param {Page} page @param {string} query */
async function follow(page, query) {
  await page.evaluate((search) => {
    history.replaceState(null, '', search);
    dispatchEvent(new PopStateEvent('popstate'));
  }, query);
  await twoFrames(page);
}
