// The page on paper: what the set-up is, both stages, the tables, the numbers and what differs; nothing to press; the link at the foot.
import { expect, test, type Page } from '@playwright/test';
import { CompareView } from './models/compare.model.ts';

/** What can be seen and still looks as if it could be pressed; and what has nothing to say but that. */
const pressable = (page: Page): Promise<string[]> =>
  page.locator('button, select, input, summary, [role="switch"]').evaluateAll((all) =>
    all
      .filter((one) => one.checkVisibility({ opacityProperty: true }))
      .filter((one) => {
        const { borderTopWidth, borderTopStyle, backgroundColor, boxShadow } = getComputedStyle(one);
        const isBare =
          (borderTopStyle === 'none' || borderTopWidth === '0px') &&
          backgroundColor === 'rgba(0, 0, 0, 0)' &&
          boxShadow === 'none';
        const isSaying = one.textContent.trim() !== '' || one.closest('td') !== null;
        return !isBare || !isSaying;
      })
      .map((one) => `${one.tagName} ${one.textContent}`),
  );

test('on paper nothing can be pressed, and what is chosen is said', async ({ page }) => {
  const view = new CompareView(page);
  await view.open('?t=900&theme=dark');
  expect((await pressable(page)).length).toBeGreaterThan(10);
  await page.emulateMedia({ media: 'print' });
  expect(await pressable(page)).toEqual([]);
  for (const title of ['Stage A · Forward', 'Stage B · Reverse'])
    await expect(page.getByRole('heading', { name: title })).toBeInViewport({ ratio: 0.5 });
  await expect(view.head('a').getByRole('switch')).toHaveText(['Cache']);
  await expect(page.locator('[data-paper="head"]')).toHaveText('Clock 0:00.900 · Seed 7');
  await expect(page.getByRole('radiogroup', { name: 'See as' }).locator('label:visible')).toHaveText(['Everyone']);
  await expect(page.getByRole('list', { name: 'What the signs mean' })).toBeVisible();
  await expect(view.measure('latencyMedian')).toBeVisible();
  // A dark page is printed dark on white all the same, and the signs with their filling.
  const ink = await page.evaluate(() => getComputedStyle(document.documentElement).color);
  expect(ink).toBe('rgb(29, 35, 48)');
  const mark = view.matrix('a').locator('td [data-value="yes"] > span').first();
  await expect(mark).toHaveCSS('print-color-adjust', 'exact');
  // Where there are several things to ask for, which one it is.
  await page.emulateMedia({ media: 'screen' });
  await view.open('?s=base-exchange&a=vpn-https&t=900');
  const others = page.getByRole('combobox', { name: /Others/ });
  await expect(others).toBeVisible();
  await page.emulateMedia({ media: 'print' });
  await expect(page.locator('select[data-chosen="false"]')).not.toHaveCount(0);
  await expect(page.locator('select[data-chosen="false"]:visible')).toHaveCount(0);
  await expect(page.locator('[data-paper="head"]')).toHaveText(/^\S.+ · Clock 0:00\.900 · Seed \d+$/);
});

test('on paper stands what was out of sight: drawings below, and all that differs; the link is of the instant', async ({
  page,
}) => {
  const view = new CompareView(page);
  await page.setViewportSize({ width: 1000, height: 420 });
  await view.open('?t=900&x=1');
  await view.seek(400);
  await expect(page.locator('svg.ladder .playhead')).toHaveAttribute('y1', /./u);
  // A drawing that is out of sight is drawn once the clock rests, unless it goes to paper: then at once, before any timer has run.
  const lines = await page.evaluate(() => {
    const clock = document.querySelector<HTMLInputElement>('footer input[type=range]');
    const line = document.querySelector('svg.ladder .playhead');
    const read = (): string | null | undefined => line?.getAttribute('y1');
    const before = read();
    clock?.stepUp(20);
    clock?.dispatchEvent(new Event('input', { bubbles: true }));
    const meanwhile = read();
    dispatchEvent(new Event('beforeprint'));
    const printed = read();
    dispatchEvent(new Event('afterprint'));
    return { before, meanwhile, printed };
  });
  expect(lines.meanwhile).toBe(lines.before);
  expect(Number(lines.printed)).toBeGreaterThan(Number(lines.before));
  await view.seek(2600);
  await page.emulateMedia({ media: 'print' });
  await expect(page.locator('svg.ladder g, svg.ladder line').first()).toBeAttached();
  const facts = page.locator('[data-differences] li[data-fact]');
  expect(await facts.count()).toBeGreaterThan(5);
  await expect(facts.first()).toBeVisible();
  for (const closed of ['four', 'pictures', 'words'])
    await expect(page.locator(`[data-folded="${closed}"]`)).toBeHidden();
  const foot = await page.locator('[data-paper="foot"]').textContent();
  const link = /https?:\S+/u.exec(foot ?? '')?.[0] ?? '';
  expect(new URL(link).searchParams.get('t')).toBe('2600');
  await page.emulateMedia({ media: 'screen' });
  await expect(page.locator('[data-paper="foot"]')).toBeHidden();
  await page.goto(link);
  await view.isReady();
  expect(await view.clock()).toBe('0:02.600');
});
