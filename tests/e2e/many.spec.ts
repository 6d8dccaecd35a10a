// Many requests through time: chosen by hand or by a link, on one clock with the other stage, each arrow to be chosen, the same as text.
import { expect, test } from '@playwright/test';
import { CompareView } from './models/compare.model.ts';

test('a window of requests is one click away, goes into the link, and is told in words', async ({ page }) => {
  const view = new CompareView(page);
  await view.open('?t=2600&a=forward&a.https=1');
  const ladder = page.locator('svg.ladder');
  await ladder.scrollIntoViewIfNeeded();
  await page.getByRole('radiogroup', { name: 'Shown' }).getByRole('radio', { name: 'Many requests' }).check();
  await expect(ladder).toHaveClass(/many/);
  await page.getByRole('radiogroup', { name: 'Window' }).getByRole('radio', { name: '5 seconds' }).check();
  const said = (name: string): string | null => new URL(page.url()).searchParams.get(name);
  await expect.poll(() => [said('ladder'), said('window')]).toEqual(['many', '5000']);
  await expect(page.locator('[data-left-out]')).toContainText('more than 48 arrows');

  // The rows of the text are the requests of the drawing.
  await page.locator('[data-folded="words"] > summary').click();
  const exchanges = (of: string): Promise<number[]> =>
    page
      .locator(of)
      .evaluateAll((all) =>
        [...new Set(all.map((one) => Number(one.getAttribute('data-exchange'))))].sort((a, b) => a - b),
      );
  const rows = '[data-requests][data-of="a"] [data-exchange]';
  await expect(page.locator(rows).first()).toContainText(/^0:00\.300, request 1, Client A: GET \/ – 200 after/);
  expect(await exchanges(rows)).toEqual(await exchanges('.ladder .arrow'));

  // One stop for the Tab key; the arrow keys go on from it, and Enter follows the request whose message it is.
  await expect(page.locator('.ladder .arrow[tabindex="0"]')).toHaveCount(1);
  await page.locator('.ladder .arrow[tabindex="0"]').focus();
  await page.keyboard.press('Home');
  const first = page.locator('.ladder .arrow').first();
  await expect(first).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(first).toHaveAttribute('aria-pressed', 'true');
  await expect.poll(() => said('x')).toBe('1');
  await expect(first).not.toHaveClass(/pale/);
  await page.keyboard.press('ArrowDown');
  await expect(page.locator('.ladder .arrow').nth(1)).toBeFocused();
  await expect(page.locator('.ladder .arrow[tabindex="0"]')).toHaveCount(1);
});

test('a link opens both stages on one clock, and the page is turned as the clock goes on', async ({ page }) => {
  const view = new CompareView(page);
  await view.open('?t=2600&ladder=many&window=2000&ladders=both&b.https=1');
  const ladder = page.locator('svg.ladder');
  await expect(ladder).toHaveCount(2);
  await ladder.last().scrollIntoViewIfNeeded();
  const ticks = (nth: number): Promise<(string | null)[]> =>
    ladder
      .nth(nth)
      .locator('.ticks line')
      .evaluateAll((all) => all.map((one) => one.getAttribute('y1')));
  for (const nth of [0, 1]) await expect.poll(async () => (await ticks(nth)).length).toBeGreaterThan(2);
  expect(await ticks(1)).toEqual(await ticks(0));
  const heightOfClock = (nth: number) => ladder.nth(nth).locator('.playhead').getAttribute('y1');
  expect(await heightOfClock(0)).toBe(await heightOfClock(1));
  await expect(ladder.first()).toHaveAttribute('aria-label', /from 0:01\.000 to 0:03\.000/);
  await view.seek(3100);
  for (const nth of [0, 1]) {
    await expect(ladder.nth(nth)).toHaveAttribute('aria-label', /from 0:02\.000 to 0:04\.000/);
  }

  // What speaks of one message lights together: the arrow, and the parcel on its stage.
  await page.locator('[data-stage="a"]').scrollIntoViewIfNeeded();
  const parcels = page.locator('[data-stage="a"] .parcel-request');
  for (let step = 0; step < 40 && (await parcels.count()) === 0; step += 1) await view.forwardButton().click();
  const parcel = parcels.first();
  const record = await parcel.getAttribute('data-record');
  await page.locator(`[data-of="a"] .arrow[data-record="${String(record)}"]`).focus();
  await expect(parcel).toHaveAttribute('data-pointed', '');

  await view.open('?ladder=some&window=9');
  await expect(view.notices()).toHaveCount(2);
  await expect(view.notices().first()).toContainText('ladder');
});
