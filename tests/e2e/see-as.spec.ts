// See as: through the access network's eyes an HTTPS request has no path and no content, in the drawing and in every text; over plain
// HTTP it has both.
import { expect, test, type Page } from '@playwright/test';
import { CompareView } from './models/compare.model.ts';

const PATH = 'orders';
const CONTENT = 'teapot';

/** All that the page says of stage A's messages now, drawn or written. */
async function told(page: Page): Promise<string> {
  // Stage and words of A, and the three cards below the tables but the numbers: ladder, messages.
  const parts = ['[data-stage="a"] svg', '[data-words="a"]', 'svg.ladder', 'div[data-record]', 'span[data-exchange]'];
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
    await page.locator('[data-folded="words"] > summary').click();
    const said: string[] = [];
    // Each step of the one exchange, with each message that is on its way held under the eyes of the inspector.
    for (let step = 0; step < 60; step += 1) {
      said.push(await told(page));
      // The drawing follows the words where it is in sight.
      await page.locator('[data-stage="a"] svg').scrollIntoViewIfNeeded();
      const underWay = await page.locator('[data-words="a"] [data-under-way] li').count();
      await expect(page.locator('[data-stage="a"] .parcel')).toHaveCount(underWay);
      if (underWay > 0) {
        const parcel = page.locator('[data-stage="a"] .parcel').first();
        const record = await parcel.getAttribute('data-record');
        await parcel.focus();
        await page.keyboard.press('Enter');
        await expect(page.locator('div[data-record]')).toHaveAttribute('data-record', record ?? '');
        said.push(await told(page));
      }
      await view.forwardButton().click();
      if ((await view.clock()) === '0:05.000') break;
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
  // Too many to stand side by side.
  await page.getByRole('combobox', { name: 'See as', exact: true }).selectOption({ label: 'Back-end link' });
  await expect(page).toHaveURL(/see=backend_link/);
  await page.locator('body').press('o');
  await expect(page).not.toHaveURL(/see=backend_link/);
  await view.open('?t=400');
  await page.getByRole('combobox', { name: /Others/ }).selectOption({ label: 'Back-end link' });
  await expect(page).toHaveURL(/see=backend_link/);
});

test('at 360 px the mode with the most parties stays readable: nothing scrolls sideways, every cell can be hit', async ({
  page,
}) => {
  await page.setViewportSize({ width: 360, height: 800 });
  const view = new CompareView(page);
  await view.open('?s=base-exchange&a=tor-https&b=tor-https&a.gateway=cdn&b.gateway=cdn&t=900');
  await page.getByRole('button', { name: 'All facts' }).click();
  const heads = page.locator('[data-of="a"] thead').first().locator('th');
  expect(await heads.count()).toBeGreaterThan(11);
  const sideways = () => page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  expect(await sideways()).toBeLessThanOrEqual(0);
  const small = await page.locator('[data-of="a"] [data-cell]').evaluateAll(
    (cells) =>
      cells.filter((cell) => {
        const { width, height } = cell.getBoundingClientRect();
        return width < 24 || height < 24;
      }).length,
  );
  expect(small).toBe(0);
  const cut = await heads.evaluateAll((all) =>
    all.filter((one) => one.scrollWidth > one.clientWidth + 1).map((one) => one.textContent),
  );
  expect(cut).toEqual([]);
});

test('what a box did to a message is told to its own eyes, and nobody is told that he does not see what he did himself', async ({
  page,
}) => {
  const view = new CompareView(page);
  await view.open('?s=base-exchange&a=fwd-connect&b=direct-http&t=4000&see=forward_proxy');
  await expect(page.locator('[data-carriage="blindly"]')).toBeVisible();
  await view.open('?s=base-exchange&a=fwd-http-transparent&b=direct-http&t=4000&see=forward_proxy');
  await expect(page.locator('[data-edits]').first()).toBeVisible();
  await view.open('?s=base-exchange&a=fwd-http-transparent&b=direct-http&t=4000&see=transit');
  await expect(page.getByText('is seen by the box alone, not by: Transit')).toBeVisible();
});
