// See as: through the access network's eyes an HTTPS request has no path and no content, in the drawing and in every text; over plain
// HTTP it has both.
import { expect, test, type Page } from '@playwright/test';
import { CompareView } from './models/compare.model.ts';

const PATH = 'orders';
const CONTENT = 'teapot';

/** All that the page says of stage A's messages now, drawn or written. */
async function told(page: Page): Promise<string> {
  const parts = ['[data-stage="a"] svg', '[data-words="a"]', '[data-of="a"] .ladder, .ladder', '[data-message]'];
  const texts = await Promise.all(
    parts.map((part) =>
      page.locator(part).evaluateAll((all) =>
        all.map((one) => {
          const labels = [one, ...one.querySelectorAll('[aria-label]')].map((each) => each.getAttribute('aria-label'));
          return [one.textContent, ...labels].join('\n');
        }),
      ),
    ),
  );
  return texts.flat().join('\n');
}

for (const [mode, isRead] of [
  ['direct-https', false],
  ['direct-http', true],
] as const) {
  test(`the access network reads ${isRead ? 'path and content' : 'neither path nor content'} of ${mode}`, async ({
    page,
  }) => {
    const view = new CompareView(page);
    await view.open(`?s=base-exchange&a=${mode}&b=${mode}&see=access_network`);
    await page.locator('details', { hasText: 'In words' }).locator('summary').last().click();
    const said: string[] = [];
    // Each step of the one exchange, with each message that is on its way held under the eyes of the inspector.
    for (let step = 0; step < 60; step += 1) {
      said.push(await told(page));
      const parcel = page.locator('[data-stage="a"] .parcel').first();
      if ((await parcel.count()) > 0) {
        await parcel.focus();
        await page.keyboard.press('Enter');
        said.push(await told(page));
      }
      const before = await view.clock();
      await view.forwardButton().click();
      if ((await view.clock()) === before) break;
    }
    const all = said.join('\n');
    expect(all.includes(PATH)).toBe(isRead);
    expect(all.includes(CONTENT)).toBe(isRead);
    // What it does read stays: the site's name in the clear, and that something went by.
    expect(all).toContain('shop.example');
  });
}

test('every party that stands on a stage can be chosen, the next one by a key', async ({ page }) => {
  const view = new CompareView(page);
  await view.open('?s=base-exchange&a=tor-https&b=cdn-full&t=400');
  const others = page.getByRole('combobox', { name: /Others/ });
  await others.selectOption({ label: 'Back-end link' });
  await expect(page).toHaveURL(/see=backend_link/);
  await page.locator('body').press('o');
  await expect(page).not.toHaveURL(/see=backend_link/);
});
