// A phone in the hand: everything by finger alone, at 360 px, and all that can be pressed is large enough for one.
import { expect, test, type CDPSession, type Locator, type Page } from '@playwright/test';
import { smallTargets } from '../../scripts/audit/targets.mjs';
import { openAll } from '../../scripts/audit/views.mjs';
import { CompareView } from './models/compare.model.ts';

test.use({ hasTouch: true, isMobile: true, viewport: { width: 360, height: 760 } });

interface Point {
  readonly x: number;
  readonly y: number;
}
const middleOf = async (one: Locator): Promise<Point & { readonly width: number }> => {
  const box = await one.boundingBox();
  if (box === null) throw new Error('not on the page');
  return { x: box.x + box.width / 2, y: box.y + box.height / 2, width: box.width };
};

/** A finger put down, moved in steps and lifted. */
async function drag(session: CDPSession, from: Point, to: Point): Promise<void> {
  const STEPS = 8;
  await session.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [from] });
  for (let step = 1; step <= STEPS; step += 1) {
    const share = step / STEPS;
    const point = { x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share };
    await session.send('Input.dispatchTouchEvent', { type: 'touchMove', touchPoints: [point] });
  }
  await session.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
}
const scrolled = (page: Page): Promise<number> =>
  page.locator('[data-scroller]').evaluate(({ scrollTop }) => scrollTop + scrollY);

test('a set-up is chosen, played, scrubbed, and asked by finger', async ({ page, context }) => {
  const view = new CompareView(page);
  await view.open('?a=reverse');
  await view.arrangement('a', 'Forward').tap();
  await expect(view.arrangement('a', 'Forward')).toBeChecked();
  await view.isReady();
  await view.more('a').tap();
  await view.head('a').getByRole('switch', { name: 'Lies about its address' }).tap();
  await expect(view.head('a').getByRole('switch', { name: 'Lies about its address' })).toHaveAttribute(
    'aria-checked',
    'true',
  );
  await page.getByRole('heading', { level: 1 }).tap();
  await expect(view.more('a')).toHaveAttribute('aria-expanded', 'false');
  await view.isReady();

  await view.playButton().tap();
  await expect.poll(() => view.clockMs()).toBeGreaterThan(300);
  await view.playButton().tap();
  await expect(view.playButton()).toHaveAccessibleName('Play');
  // A message that is on its way: the stage is in sight, and the finger hits it, though it is smaller than the finger.
  await view.seek(340);
  await page.locator('[data-stage="a"]').scrollIntoViewIfNeeded();
  const { x, y } = await middleOf(page.locator('[data-stage="a"] .parcel .body').first());
  await page.touchscreen.tap(x + 9, y);
  await expect(page.getByRole('region', { name: 'The message' })).toBeVisible();
  await expect(page.locator('[data-stage="a"] .parcel[aria-pressed="true"]')).toHaveCount(1);

  const session = await context.newCDPSession(page);
  const line = await middleOf(view.slider());
  const start = { x: line.x - line.width / 2 + 8 + (line.width - 16) * (340 / 60_000), y: line.y };
  await drag(session, start, { x: line.x, y: line.y });
  await expect.poll(() => view.clockMs()).toBeGreaterThan(25_000);
  expect(await view.clockMs()).toBeLessThan(35_000);

  const cell = await view.cell('a', 'origin', 'client_ip');
  await cell.tap();
  await expect(view.evidence()).toBeVisible();
});

test('a finger that swipes over a stage, a table or a ladder scrolls the page', async ({ page, context }) => {
  const view = new CompareView(page);
  await view.open('?t=900');
  const session = await context.newCDPSession(page);
  for (const part of ['[data-stage="a"] svg', 'table[data-side="a"]', 'svg.ladder']) {
    await page
      .locator(part)
      .first()
      .evaluate((one) => one.scrollIntoView({ block: 'center' }));
    const before = await scrolled(page);
    const { x, y } = await middleOf(page.locator(part).first());
    await drag(session, { x, y: y + 40 }, { x, y: y - 80 });
    await expect.poll(() => scrolled(page), part).toBeGreaterThan(before + 40);
  }
  expect(await view.clockMs()).toBe(900);
  await expect(page.locator('[aria-pressed="true"].participant, [aria-pressed="true"].parcel')).toHaveCount(0);
});

test('whatever can be pressed is 24 px large or stands alone, in the page and in its drawings', async ({ page }) => {
  test.slow();
  const view = new CompareView(page);
  // Narrow and wide drawings are smallest just before they change their form.
  for (const width of [320, 460, 940]) {
    await page.setViewportSize({ width, height: 800 });
    await view.open(
      '?t=340&a=both&b=reverse&b.origins=6&ladders=both&facts=all&do=stop-1@20000&share=forward_proxy,origin',
    );
    expect(await page.evaluate(smallTargets), `${String(width)} px`).toEqual([]);
  }
  await openAll(page);
  expect(await page.evaluate(smallTargets), 'with all open').toEqual([]);
  // It can fail: without the room round them, observers are too small.
  await page.evaluate(() => {
    document.querySelectorAll('.target').forEach((one) => one.remove());
  });
  expect((await page.evaluate(smallTargets)).join()).toContain('eye');
});
