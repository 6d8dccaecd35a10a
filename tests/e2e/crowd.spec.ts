// More messages than can be moved one by one are painted: they look as the figures do, and each can still be pointed at, reached by keys and chosen.
import { expect, test } from '@playwright/test';
import type { ViteDevServer } from 'vite';
import { CompareView } from './models/compare.model.ts';
import { FAILURES } from './models/failing-threads.ts';
import { CrowdWorkshop, servedSources } from './models/workshop.model.ts';

let server: ViteDevServer;
test.describe.configure({ mode: 'serial' });
test.beforeAll(async () => {
  server = await servedSources();
});
test.afterAll(() => server.close());

/** What pictures of the same, one drawn at hundredths and one painted at halves of a pixel, are apart at the edges; without the crowd far more is. */
const EDGES = 0.001;

test('painted and drawn look the same, in whatever colours the page has', async ({ page }) => {
  const view = new CrowdWorkshop(page);
  await view.open(server);
  const [some] = await view.crowdAt(2000);
  await view.crowdAt(2000, some!.exchange);
  // What is painted stands for itself: under it no figure is seen.
  await view.painted
    .locator('.parcels')
    .evaluate((group: SVGGElement) => group.style.setProperty('visibility', 'hidden'));
  await expect.poll(() => view.unlike()).toBeLessThan(EDGES);
  for (const colours of [{ colorScheme: 'dark' }, { forcedColors: 'active' }] as const) {
    await page.emulateMedia(colours);
    // Edges stand out the more, the more the colours do.
    await expect.poll(() => view.unlike()).toBeLessThan(2 * EDGES);
  }
  await view.painted.locator('canvas').evaluate((canvas) => canvas.remove());
  expect(await view.unlike()).toBeGreaterThan(4 * EDGES);
});

test('it is as sharp and as large as the drawing when that changes its size', async ({ page }) => {
  const view = new CrowdWorkshop(page);
  await view.open(server);
  await view.crowdAt(2000);
  await page.evaluate(() => {
    for (const drawing of document.querySelectorAll<HTMLElement>('.drawing')) drawing.style.width = '480px';
  });
  await expect.poll(() => view.unlike()).toBeLessThan(EDGES);
});

test('what is pointed at, followed or spoken of is a figure, the rest is not', async ({ page }) => {
  const view = new CrowdWorkshop(page);
  await view.open(server);
  const parcels = await view.crowdAt(2000);
  expect(parcels.length).toBeGreaterThan(100);
  // One for the Tab key.
  await expect(view.figures()).toHaveCount(1);

  // One that has nothing near it.
  const far = (one: (typeof parcels)[number]): number =>
    Math.min(...parcels.filter((other) => other !== one).map(({ x, y }) => Math.hypot(x - one.x, y - one.y)));
  const [alone, other] = [...parcels].sort((one, next) => far(next) - far(one));
  await page.mouse.move(alone!.x + 3, alone!.y);
  await expect(view.figure(alone!.record)).toHaveCount(1);
  await page.mouse.click(alone!.x + 3, alone!.y);
  expect((await view.chosen()).at(-1)).toEqual({ kind: 'message', exchange: alone!.exchange, record: alone!.record });
  // What was clicked has the focus, and is where the Tab key comes back to.
  await page.mouse.move(5, 400);
  await expect(view.figures()).toHaveCount(1);

  await view.speak(other!.record);
  await expect(view.figure(other!.record)).toHaveCount(1);
  await view.speak(null);
  await expect(view.figure(other!.record)).toHaveCount(0);

  await view.crowdAt(2000, other!.exchange);
  await expect(view.painted.locator('.parcel.selected').first()).toBeVisible();
});

test('one stop for the Tab key; the arrow keys go through the crowd, Enter chooses', async ({ page }) => {
  const view = new CrowdWorkshop(page);
  await view.open(server);
  const parcels = await view.crowdAt(2000);
  await view.figures().focus();
  await page.keyboard.press('Home');
  await expect(view.figure(parcels[0]!.record)).toBeFocused();
  await page.keyboard.press('ArrowLeft');
  await expect(view.figure(parcels[0]!.record)).toBeFocused();
  for (const next of [1, 2]) {
    await page.keyboard.press('ArrowDown');
    await expect(view.figure(parcels[next]!.record)).toBeFocused();
  }
  await expect(view.figures()).toHaveCount(1);
  await page.keyboard.press('Enter');
  expect((await view.chosen()).at(-1)).toMatchObject({ record: parcels[2]!.record });
  // A pointer that passes by takes the focus from nobody, and neither does the next frame.
  await page.mouse.move(parcels[60]!.x, parcels[60]!.y);
  await view.crowdAt(2001);
  await expect(view.figure(parcels[2]!.record)).toBeFocused();
});

test('the ring round whom the keys have reached, and round whom something else speaks of, lies over the crowd', async ({
  page,
}) => {
  const view = new CrowdWorkshop(page);
  await view.open(server);
  const parcels = await view.crowdAt(2000);
  // What is drawn under the crowd is out of sight: only what is painted counts.
  await view.painted.locator('.parcels').evaluate((group: SVGGElement) => group.style.setProperty('opacity', '0'));
  await view.figures().focus();
  await page.keyboard.press('Home');
  const { record } = parcels[0]!;
  for (const colours of [{ colorScheme: 'light' }, { colorScheme: 'dark' }, { forcedColors: 'active' }] as const) {
    await page.emulateMedia(colours);
    await expect.poll(() => view.ringSeen(record)).toBeGreaterThan(0.9);
  }
  await page.emulateMedia({ forcedColors: 'none', colorScheme: 'light' });
  await page.keyboard.press('ArrowDown');
  await expect.poll(() => view.ringSeen(parcels[1]!.record)).toBeGreaterThan(0.9);

  const { record: other } = parcels[40]!;
  await view.speak(other);
  await view.figure(other).evaluate((figure) => figure.setAttribute('data-pointed', ''));
  // A line of dashes.
  await expect.poll(() => view.ringSeen(other)).toBeGreaterThan(0.4);
  await view.figure(other).evaluate((figure) => figure.removeAttribute('data-pointed'));
  await page.evaluate(() => (document.activeElement as SVGElement).blur());
  await expect.poll(() => view.ringSeen(parcels[1]!.record)).toBeLessThan(0.4);
});

test('on paper, and when few are left, all are figures', async ({ page }) => {
  const view = new CrowdWorkshop(page);
  await view.open(server);
  const { length } = await view.crowdAt(2000);
  await page.emulateMedia({ media: 'print' });
  await expect(view.figures()).toHaveCount(length);
  await expect(view.painted.locator('canvas')).toBeHidden();
  await page.emulateMedia({ media: 'screen' });
  await expect(view.figures()).toHaveCount(1);
  await expect(view.painted.locator('canvas')).toBeVisible();

  const few = await view.show(220);
  expect(few.length).toBeGreaterThan(0);
  expect(few.length).toBeLessThan(60);
  await expect(view.figures()).toHaveCount(few.length);
  await expect(view.painted.locator('canvas')).toBeHidden();
});

/** A crowd on both stages of the page. */
const BURSTS = `?s=rush-hour&t=1060&do=${Array.from({ length: 50 }, (_, nth) => `burst@${String(1000 + nth)}`).join()}`;

test('on the page a burst of bursts is a crowd on both stages, of which one can be followed', async ({ page }) => {
  const view = new CompareView(page);
  await view.open(BURSTS);
  for (const side of ['a', 'b']) {
    const stage = page.locator(`[data-stage="${side}"]`);
    await expect(stage.locator('canvas')).toBeVisible();
    await expect(stage.locator('.parcel')).toHaveCount(1);
  }
  const figure = page.locator('[data-stage="a"] .parcel');
  const asked = await figure.getAttribute('data-exchange');
  await figure.focus();
  await page.keyboard.press('Enter');
  await expect.poll(() => new URL(page.url()).searchParams.get('x')).toBe(asked);
  await expect(page.locator('[data-stage="a"] .parcel.selected').first()).toHaveAttribute('data-exchange', asked ?? '');
});

for (const [how, breakThreads] of Object.entries(FAILURES)) {
  test(`where a thread ${how} nothing is painted, and all are figures`, async ({ page }) => {
    await page.addInitScript(breakThreads);
    const view = new CompareView(page);
    await view.open(BURSTS);
    for (const side of ['a', 'b']) {
      const stage = page.locator(`[data-stage="${side}"]`);
      await expect(stage.locator('canvas')).toHaveCount(0);
      await expect.poll(() => stage.locator('.parcel').count()).toBeGreaterThan(60);
    }
  });
}
