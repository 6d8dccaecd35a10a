// About in time: steps of three sizes, ways to what happens, a stretch played over and over, and every click taken back.
import { expect, test } from '@playwright/test';
import { CompareView } from './models/compare.model.ts';

test('steps are as long as one likes, by button and by key, and lead back to where one was', async ({ page }) => {
  const view = new CompareView(page);
  await view.open('?t=350');
  await view.moreOfTime().click();
  await page.locator('select[data-step]').selectOption('hop');
  const way = ['0:00.350'];
  for (let step = 0; step < 5; step += 1) {
    await view.forwardButton().click();
    way.push(await view.clock());
  }
  expect(new Set(way).size).toBe(6);
  for (const stop of way.slice(0, -1).reverse()) {
    await view.backButton().click();
    expect(await view.clock()).toBe(stop);
  }
  await page.keyboard.press('>');
  expect(await view.clock()).toBe(way[1]);
  expect(new URL(page.url()).searchParams.get('step')).toBe('hop');

  // Where a server starts again nothing leaves or arrives: an event is there, and no hop.
  await view.open('?do=stop-1@20000,start-1@25000&t=24999');
  await page.keyboard.press('.');
  expect(await view.clock()).toBe('0:25.000');
  await page.keyboard.press(',');
  await page.keyboard.press('>');
  expect(await view.clockMs()).toBeGreaterThan(25_000);
  await page.keyboard.press('<');
  expect(await view.clock()).toBe('0:24.999');
});

test('what happens can be gone to from the line of time and from the list, and is said', async ({ page }) => {
  const view = new CompareView(page);
  await view.open('?do=stop-1@20000');
  await view.playButton().click();
  const stop = page.locator('[data-landmark="act"] button');
  await stop.focus();
  await page.keyboard.press('Enter');
  expect(await view.clock()).toBe('0:20.000');
  await expect(view.playButton()).toHaveAccessibleName('Play');
  await expect(view.spoken()).toContainText('A server is stopped');
  await view.moreOfTime().click();
  await page.locator('button[data-landmarks]').click();
  const list = page.getByRole('dialog', { name: 'Go to what happens' });
  await list.getByRole('button', { name: 'first cache hit, Stage B' }).click();
  await expect(list).toBeHidden();
  await expect(view.spoken()).toContainText('answers from its store');
});

test('a stretch in the link is played over and over', async ({ page }) => {
  const view = new CompareView(page);
  await view.open('?t=500&loop=300-520&speed=2');
  const seen = await page.evaluateHandle(() => {
    const clocks: string[] = [];
    const clock = document.querySelector('footer time');
    if (clock !== null) new MutationObserver(() => clocks.push(clock.textContent)).observe(clock, { childList: true });
    return clocks;
  });
  await view.playButton().click();
  await expect.poll(() => seen.evaluate((all) => all.filter((one) => one === '0:00.300').length)).toBeGreaterThan(1);
  await view.playButton().click();
  expect(await seen.evaluate((all) => all.every((one) => one <= '0:00.520'))).toBe(true);
  await view.open('?loop=900-300');
  await expect(view.notices()).toContainText('loop=900-300');
});

test('every click can be taken back by a button that names it, and by Ctrl+Z', async ({ page }) => {
  // As many eyes as two boxes bring stand side by side where there is room.
  await page.setViewportSize({ width: 1440, height: 900 });
  const view = new CompareView(page);
  await view.open('?t=900');
  await expect(view.undoButton()).toHaveAttribute('aria-disabled', 'true');
  const first = await view.state();
  await view.choose('a', 'Both');
  await view.see('Transit');
  await view.seed().fill('42');
  await view.seed().press('Enter');
  await view.isReady();
  await expect(view.undoButton()).toHaveAccessibleName('Undo: the seed');
  await view.undoButton().click();
  await expect(view.spoken()).toHaveText('Undone: the seed.');
  await expect(view.seed()).toHaveValue('7');
  await page.keyboard.press('Control+z');
  await expect(view.lens('Everyone')).toBeChecked();
  await page.keyboard.press('Control+z');
  await expect(view.spoken()).toHaveText(/^Undone: Stage A: Both\. Stage A: No longer on the stage: Reverse proxy\./);
  await view.isReady();
  await expect.poll(() => view.state()).toEqual(first);
  await expect(view.undoButton()).toHaveAttribute('aria-disabled', 'true');
});

test('one request stands on both stages at once, on one scale, and so it does in the link', async ({ page }) => {
  const view = new CompareView(page);
  await view.open('?t=2600&x=3');
  await expect(page.locator('svg.ladder')).toHaveCount(1);
  await page.locator('button[data-beside]').click();
  await expect(page.locator('svg.ladder')).toHaveCount(2);
  await expect.poll(() => new URL(page.url()).searchParams.get('ladders')).toBe('both');
  const ticks = (nth: number): Promise<(string | null)[]> =>
    page
      .locator('svg.ladder')
      .nth(nth)
      .locator('.ticks line')
      .evaluateAll((all) => all.map((one) => one.getAttribute('y1')));
  await expect.poll(async () => (await ticks(0)).length).toBeGreaterThan(1);
  expect(await ticks(1)).toEqual(await ticks(0));
});

test('each message of an onion keeps its pipes while the clock goes on', async ({ page }) => {
  const view = new CompareView(page);
  await view.open('?a=tor-https&t=300&x=1');
  await page.locator('svg.ladder').scrollIntoViewIfNeeded();
  const counts = (): Promise<readonly (readonly number[])[]> =>
    page
      .locator('.ladder .arrow.cased')
      .evaluateAll((all) =>
        all.map((one) =>
          ['.arrow-pipes', '.arrow-wall', '.arrow-head'].map((part) => one.querySelectorAll(part).length),
        ),
      );
  for (const at of [600, 900]) {
    await view.seek(at);
    await expect.poll(async () => (await counts()).length).toBeGreaterThan(4);
    for (const [casing, , head] of await counts()) expect([casing, head]).toEqual([1, 1]);
    expect(Math.max(...(await counts()).map(([, walls]) => walls ?? 0))).toBe(4);
  }
});
