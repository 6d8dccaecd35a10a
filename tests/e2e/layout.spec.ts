// From a phone to a large screen, in both languages and in one half as long again: nothing scrolls both ways, nothing is clipped,
// everything can be hit.
import { expect, test, type Locator, type Page } from '@playwright/test';
import { CompareView } from './models/compare.model.ts';

const WIDTHS = [320, 360, 480, 768, 1024, 1440, 2560, 3840];
const TONGUES = ['lang=en', 'lang=zh-CN', 'lang=en&strings=long'];

/** How far the page is wider than the window, and what sticks out. */
const overflow = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    if (scrollWidth <= clientWidth) return [];
    const out = [...document.querySelectorAll('body *')].filter(
      (one) => one.getBoundingClientRect().right > clientWidth + 1 && getComputedStyle(one).position !== 'absolute',
    );
    return [
      `${String(scrollWidth)} > ${String(clientWidth)}`,
      ...out.slice(0, 5).map((one) => one.outerHTML.slice(0, 120)),
    ];
  });

/** Controls whose words do not fit into them. */
const clipped = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('button, label, th, td, h1, h2, summary')]
      .filter((one) => one.offsetParent !== null && one.scrollWidth > one.clientWidth + 1)
      .filter((one) => getComputedStyle(one).display !== 'inline' && one.clientWidth > 1)
      .map(
        (one) =>
          `${one.tagName} ${one.textContent.slice(0, 60)}: ${String(one.scrollWidth)} > ${String(one.clientWidth)}`,
      ),
  );

/** Controls smaller than 24 × 24 px (WCAG 2.2, 2.5.8). */
const small = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('button, select, input, summary, a[href]')]
      .filter((one) => one.checkVisibility({ visibilityProperty: true }))
      .map((one) => ({ one, box: (one.closest('label') ?? one).getBoundingClientRect() }))
      .filter(({ box }) => box.left >= 0 && (box.width < 24 || box.height < 24))
      .map(({ one, box }) => `${one.outerHTML.slice(0, 90)}: ${box.width.toFixed(1)} × ${box.height.toFixed(1)}`),
  );

for (const tongue of TONGUES) {
  test(`nothing scrolls sideways, is clipped or too small to hit: ${tongue}`, async ({ page }) => {
    test.slow();
    const view = new CompareView(page);
    for (const width of WIDTHS) {
      await page.setViewportSize({ width, height: 900 });
      await view.open(
        `?${tongue}&t=4000&a=both&b=reverse&b.https=1&b.origins=6&facts=all&do=stop-1@3000&share=forward_proxy,reverse_proxy,origin`,
      );
      expect(await overflow(page), `${String(width)} px`).toEqual([]);
      expect(await clipped(page), `${String(width)} px`).toEqual([]);
      expect(await small(page), `${String(width)} px`).toEqual([]);
    }
  });
}

test('sheets, evidence and words fit where there is least room', async ({ page }) => {
  const view = new CompareView(page);
  await page.setViewportSize({ width: 320, height: 640 });
  await view.open('?t=900&stage=b&share=reverse_proxy,origin');
  await page.locator('[data-joint="b"] button').last().click();
  await view.more('b').click();
  expect(await overflow(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await (await view.cell('b', 'origin', 'client_ip')).click();
  await page.locator('[data-folded="words"] > summary').click();
  await page.locator('footer button[aria-expanded]').click();
  expect(await overflow(page)).toEqual([]);
  await page.getByRole('button', { name: 'Menu' }).click();
  expect(await overflow(page)).toEqual([]);
  expect(await small(page)).toEqual([]);
});

test('on a phone the stages share one place, and differences stay marked', async ({ page }) => {
  const view = new CompareView(page);
  await page.setViewportSize({ width: 360, height: 760 });
  await view.open('?t=900');
  await expect(view.stageCard('a')).toBeVisible();
  await expect(view.stageCard('b')).toBeHidden();
  await expect(await view.cell('a', 'origin', 'client_ip')).toHaveAttribute('data-differs', 'true');
  await page.getByRole('radiogroup', { name: 'Stages' }).first().getByRole('radio', { name: 'B · Reverse' }).check();
  await expect(view.stageCard('a')).toBeHidden();
  await expect(view.stageCard('b')).toBeVisible();
  await expect(await view.cell('b', 'origin', 'client_ip')).toHaveAttribute('data-differs', 'true');
  await expect(page.getByRole('button', { name: 'Send one' })).toBeVisible();
});

test('the theme that is chosen wins over the reader’s own', async ({ page }) => {
  const view = new CompareView(page);
  await view.open();
  const paper = (): Promise<string> => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
  const light = await paper();
  await page.getByLabel('Theme').selectOption('Dark');
  const dark = await paper();
  expect(dark).not.toBe(light);
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.getByLabel('Theme').selectOption('Light');
  await expect.poll(paper).toBe(light);
  await page.getByLabel('Theme').selectOption('Auto');
  await expect.poll(paper).toBe(dark);
});

test('all that can be opened fits a narrow screen as well, and can be hit', async ({ page }) => {
  const view = new CompareView(page);
  await page.setViewportSize({ width: 320, height: 800 });
  await view.open('?t=900&ladders=both&do=stop-1@20000&strings=long');
  await view.openDetails();
  await view.moreOfTime().click();
  await expect(page.locator('select[data-loop]')).toBeVisible();
  await expect(page.locator('[data-answer="differs"] li').first()).toBeVisible();
  expect(await overflow(page)).toEqual([]);
  expect(await small(page)).toEqual([]);
  await page.locator('button[data-landmarks]').click();
  await expect(page.locator('[popover]:popover-open button').first()).toBeVisible();
  expect(await overflow(page)).toEqual([]);
  expect(await small(page)).toEqual([]);
});

/** The heights of the middles of what stands in a row. */
const middles = (row: Locator): Promise<number[]> =>
  row.evaluate((element) =>
    [...element.children].map((one) => {
      const { top, height } = one.getBoundingClientRect();
      return Math.round(top + height / 2);
    }),
  );
const apart = (heights: readonly number[]): number => Math.max(...heights) - Math.min(...heights);

test('the question stands in one row with the eyes, however many there are, and its remark in one line or out of sight', async ({
  page,
}) => {
  const row = page.locator('main > :first-child');
  for (const width of [900, 1150, 1230, 1440, 1600]) {
    await page.setViewportSize({ width, height: 900 });
    const seen: boolean[] = [];
    for (const query of [
      '?t=0',
      '?a=tor-https&b=relay-2hop',
      '?a=both&b=tor-https',
      '?a=ohttp&b=forward&lang=zh-CN',
      '?a=socks5-tunnel-remote-dns&b=rp-http',
    ]) {
      const view = new CompareView(page, query.includes('zh') ? 'zh-CN' : 'en');
      await view.open(query);
      expect(apart(await middles(row)), `${query}, ${String(width)} px`).toBeLessThan(4);
      expect((await row.boundingBox())?.height, query).toBeLessThan(60);
      const [box, text] = await Promise.all([row.locator('p').boundingBox(), row.locator('p > span').boundingBox()]);
      const isWhole = text!.y < box!.y + 2 && text!.width <= box!.width;
      const isGone = text!.y >= box!.y + box!.height;
      expect(isWhole || isGone, `${query}, ${String(width)} px`).toBe(true);
      seen.push(isWhole);
    }
    if (width === 1440) expect(seen).toEqual([true, false, true, true, false]);
  }
});

test('why a place is barred is said over the drawing, to pointer and keys alike, and makes no head higher', async ({
  page,
}) => {
  await page.setViewportSize({ width: 1440, height: 900 });
  const view = new CompareView(page);
  await view.open('?a=ohttp&b=forward');
  expect(apart(await middles(view.head('a')).then((all) => all.slice(0, 3)))).toBeLessThan(4);
  const why = view.head('a').locator('[data-why]');
  await expect(why).toBeHidden();
  await view.head('a').locator('label', { hasText: 'Both' }).hover();
  await expect(why).toBeVisible();
  await expect(why).toContainText('RFC 9458');
  await page.mouse.move(5, 5);
  await expect(why).toBeHidden();
  await view.arrangement('a', 'Forward').focus();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Shift+Tab');
  await expect(view.arrangement('a', 'Forward')).toBeFocused();
  await expect(why).toBeVisible();
});

test('the head of a stage is one line from 1280 px on, whatever stands in between, in both languages', async ({
  page,
}) => {
  for (const lang of ['en', 'zh-CN'] as const) {
    const view = new CompareView(page, lang);
    for (const query of ['?a=direct&b=both', '?a=forward&b=reverse']) {
      await view.open(`${query}&lang=${lang}`);
      for (const width of [1280, 1440]) {
        await page.setViewportSize({ width, height: 900 });
        for (const side of ['a', 'b'] as const) {
          const heights = await middles(view.head(side));
          expect(heights).toHaveLength(3);
          expect(apart(heights), `${query} ${side}, ${String(width)} px`).toBeLessThan(4);
        }
      }
    }
  }
});

test('on paper both stages stand, and the tools of the timeline do not', async ({ page }) => {
  const view = new CompareView(page);
  await page.setViewportSize({ width: 720, height: 900 });
  await view.open('?t=900');
  await expect(view.stageCard('b')).toBeHidden();
  await page.emulateMedia({ media: 'print' });
  for (const side of ['a', 'b'] as const) await expect(view.stageCard(side)).toBeVisible();
  await expect(view.playButton()).toBeHidden();
  await expect(view.act('send')).toBeHidden();
  expect(await overflow(page)).toEqual([]);
});

for (const width of [1440, 412]) {
  test(`what stands below the stages does not move when they come: ${String(width)} px`, async ({ page }) => {
    await page.setViewportSize({ width, height: 900 });
    let come = (): void => undefined;
    const held = new Promise<void>((resolve) => {
      come = resolve;
    });
    await page.route('**/assets/Stage-*.js', async (route) => {
      await held;
      await route.continue();
    });
    const view = new CompareView(page);
    await page.goto('/');
    const tables = page.locator('main table').first();
    await expect(tables).toBeVisible();
    await expect(page.locator('[data-stage]')).toHaveCount(0);
    const height = async (): Promise<number> => (await page.locator('#stages').boundingBox())?.height ?? NaN;
    const before = await height();
    come();
    await view.isReady();
    // Less than a line of small print.
    expect(Math.abs((await height()) - before)).toBeLessThan(width > 880 ? 2 : 17);
  });
}
