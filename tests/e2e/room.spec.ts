// 400 % zoom, words half as long again, and a page turned round: everything is still there, nothing lies on anything, and what has the
// focus can be seen (WCAG 2.2: 1.4.10, 2.4.11).
import { expect, test, type Page } from '@playwright/test';
import { HOME } from '../../scripts/origins.mjs';
import { openAll, VIEWS } from '../../scripts/audit/views.mjs';
import { faultsOfRoom, TONGUES, visit } from '../../scripts/audit/visit.mjs';
import { CompareView } from './models/compare.model.ts';

/** 1280 × 1024 at 400 %. */
const ZOOMED = { width: 320, height: 256 };
const WINDOWS = [
  { width: 1440, height: 900 },
  { width: 768, height: 1024 },
  { width: 360, height: 760 },
];

/** Whether a reader sees something of what has the focus: of nine points in it, at least one is not under anything else. */
const isSeen = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const one = document.activeElement;
    if (one === null || one === document.body) return 'end';
    const shown = one.matches('[type=radio]') ? (one.closest('label') ?? one) : one;
    const { left, top, width, height } = shown.getBoundingClientRect();
    const shares = [0.1, 0.5, 0.9];
    const isFree = shares.some((across) =>
      shares.some((down) => {
        const found = document.elementFromPoint(left + width * across, top + height * down);
        // In a drawing things may cross; what must not be is that something of the page stands over it.
        const isOfDrawing = one instanceof SVGElement && found?.closest('svg') === one.ownerSVGElement;
        return found !== null && (isOfDrawing || shown.contains(found) || found.contains(shown));
      }),
    );
    const name = one.getAttribute('aria-label') ?? one.textContent;
    return isFree ? 'seen' : `${one.tagName.toLowerCase()} ${name.trim().slice(0, 40)}`;
  });

test('at 400 % nothing scrolls both ways in any view, whatever is opened', async ({ page }) => {
  test.slow();
  await page.setViewportSize(ZOOMED);
  const few = [
    'all open',
    'the menu',
    'the switches',
    'help',
    'the list of events',
    'a link to be taken by hand',
    'notices',
    'an embed',
    'a gateway',
    'evidence',
  ];
  const views = VIEWS.filter(({ name }) => few.includes(name));
  expect(views).toHaveLength(few.length);
  for (const view of views) {
    await visit(page, view, `${HOME}/`, 'lang=en');
    expect(await faultsOfRoom(page), view.name).toEqual([]);
  }
  // A language without spaces breaks its lines otherwise, and tables are where they are narrowest.
  for (const view of views.filter(({ name }) => ['all open', 'a gateway'].includes(name))) {
    await visit(page, view, `${HOME}/`, 'lang=zh-CN');
    expect(await faultsOfRoom(page), `${view.name}, in Chinese`).toEqual([]);
  }
});

for (const size of [ZOOMED, { width: 1440, height: 500 }]) {
  test(`what has the focus is not covered, ${String(size.width)} × ${String(size.height)}`, async ({ page }) => {
    test.slow();
    const view = new CompareView(page);
    await page.setViewportSize(size);
    await view.open('?t=340&do=stop-1@20000');
    await openAll(page);
    const covered: string[] = [];
    let stops = 0;
    for (const key of ['Tab', 'Shift+Tab']) {
      for (let press = 0; press < 400; press += 1) {
        await page.keyboard.press(key);
        const found = await isSeen(page);
        if (found === 'end') break;
        stops += 1;
        if (found !== 'seen') covered.push(`${key}: ${found}`);
      }
    }
    expect(stops).toBeGreaterThan(200);
    expect(covered).toEqual([]);
  });
}

test('in the pseudo-language no words lie on one another or are cut off, as it opens and with all open', async ({
  page,
}) => {
  test.slow();
  for (const name of ['as it opens', 'all open']) {
    const view = VIEWS.find((one) => one.name === name)!;
    for (const size of [...WINDOWS, ZOOMED]) {
      await page.setViewportSize(size);
      await visit(page, view, `${HOME}/`, TONGUES.long);
      await expect(page.getByRole('heading', { level: 1 })).toContainText('⟦');
      expect(await faultsOfRoom(page), `${name}, ${String(size.width)} px`).toEqual([]);
    }
  }
});

test('from right to left the page turns round, and stages, charts and time do not', async ({ page }) => {
  const view = new CompareView(page);
  await view.open('?t=900');
  await openAll(page);
  await page.evaluate(() => {
    document.documentElement.dir = 'rtl';
  });
  for (const size of WINDOWS) {
    await page.setViewportSize(size);
    expect(await faultsOfRoom(page), `${String(size.width)} px`).toEqual([]);
  }
  await page.setViewportSize({ width: 1440, height: 900 });
  const x = async (selector: string): Promise<number> => (await page.locator(selector).first().boundingBox())?.x ?? NaN;
  expect(await x('section[data-of="a"]')).toBeGreaterThan(await x('section[data-of="b"]'));
  expect(await x('table[data-side="a"] tbody th')).toBeGreaterThan(await x('table[data-side="a"] tbody td'));
  expect(await x('[data-stage="a"] .role-client')).toBeLessThan(await x('[data-stage="a"] .role-origin-server'));
  await view.slider().focus();
  await page.keyboard.press('ArrowRight');
  expect(await view.clockMs()).toBeGreaterThan(900);
});
