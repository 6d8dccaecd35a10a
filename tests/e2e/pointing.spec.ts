// Pointing at one thing lights whatever speaks of the same message: on the stage, in the ladder, in the matrix.
import { expect, test } from '@playwright/test';
import { CompareView } from './models/compare.model.ts';

test('a message lights its arrow and the cells that it filled; a cell lights its message; by pointer and by focus', async ({
  page,
}) => {
  const view = new CompareView(page);
  // The request of a client without any box, on its way over plain HTTP to the origin.
  await view.open('?a=direct-http&b=direct-http&t=100');
  const first = page.locator('[data-stage="a"] .parcel-request');
  for (let step = 0; step < 40 && (await first.count()) === 0; step += 1) await view.forwardButton().click();
  const parcel = first.first();
  const record = await parcel.getAttribute('data-record');
  expect(record).toMatch(/^\d+$/);
  await parcel.focus();
  const arrow = page.locator(`.arrow[data-record="${String(record)}"]`);
  await expect(arrow).toHaveAttribute('data-pointed', '');
  const cell = (name: string) => page.locator(`[data-cell="${name}"]`);
  // Transit reads it while it passes; the origin has not got it yet, and the other stage is not spoken of.
  await expect(cell('a.client.url_path')).toHaveAttribute('data-pointed', '');
  await expect(cell('a.origin.url_path')).not.toHaveAttribute('data-pointed');
  await expect(page.locator('[data-of="b"] [data-pointed]')).toHaveCount(0);

  await cell('a.client.url_path').hover();
  await expect(parcel).toHaveAttribute('data-pointed', '');
  await page.mouse.move(0, 0);
  await expect(page.locator('[data-pointed]')).toHaveCount(0);
});
