// The rules of products, as switches: each changes what is drawn, what the box says of itself, and what is measured.
import { expect, test, type Locator, type Page } from '@playwright/test';
import { CompareView, type Side } from './models/compare.model.ts';

const NGINX = (side: Side): string => `${side}=reverse&${side}.cache=1&${side}.gateway-product=nginx&${side}.origins=2`;
const BOTH = `?s=rush-hour&${NGINX('a')}&${NGINX('b')}&stage=b`;

/** The sheet of all switches of stage B, open. */
async function sheetOf(view: CompareView): Promise<Locator> {
  await view.more('b').click();
  const sheet = view.page.getByRole('group', { name: 'More switches of Stage B' });
  await expect(sheet.getByRole('region', { name: 'Its cache' })).toBeVisible();
  return sheet;
}

const numbers = async (view: CompareView, measure: string): Promise<readonly [number, number]> => {
  const [a = '', b = ''] = await view.measure(measure).locator('td').allTextContents();
  return [Number(a), Number(b)];
};

/** Points at the gateway of stage B: its inspector takes the place of the messages. */
async function inspectGateway(page: Page): Promise<Locator> {
  await page.locator('[data-stage="b"] .role-gateway').focus();
  await page.keyboard.press('Enter');
  const inspector = page.locator('[data-participant="gateway"]');
  await expect(inspector).toBeVisible();
  return inspector;
}

const requestsToOrigins = (page: Page, side: Side): Locator =>
  page.locator(`[data-stage="${side}"] .parcels [aria-label*="GET /offers"][aria-label*="to Origin"]`);

test('one request asks for all that want the same', async ({ page }) => {
  const view = new CompareView(page);
  await view.open(`${BOTH}&t=30000`);
  const [before, same] = await numbers(view, 'originRequests');
  expect(same).toBe(before);
  const sheet = await sheetOf(view);
  await sheet.getByRole('switch', { name: 'Collapsed forwarding' }).click();
  await page.keyboard.press('Escape');
  await view.isReady();
  await expect.poll(async () => (await numbers(view, 'originRequests'))[1]).toBeLessThan(before);
  const inspector = await inspectGateway(page);
  await view.seek(700);
  await expect(inspector.locator('[data-decision="waits"]').first()).toBeVisible();
  await view.seek(650);
  expect(await requestsToOrigins(page, 'b').count()).toBeLessThanOrEqual(await requestsToOrigins(page, 'a').count());
});

test('a copy that still holds is not fetched again', async ({ page }) => {
  const view = new CompareView(page);
  await view.open(`${BOTH}&t=30000`);
  const sheet = await sheetOf(view);
  await sheet.getByRole('switch', { name: 'Revalidation' }).click();
  await page.keyboard.press('Escape');
  await view.isReady();
  const inspector = await inspectGateway(page);
  await view.seek(3600);
  await expect(inspector.locator('[data-decision="freshened"]').first()).toContainText('REVALIDATED');
  await page.locator('[data-folded="pictures"] summary').first().click();
  await page.getByRole('radio', { name: 'Bytes' }).check();
  await page.locator('[data-figure="bytes"] summary').click();
  const carried = async (stage: string): Promise<number> => {
    const rows = page.locator('[data-figure="bytes"] tbody tr').filter({ hasText: stage });
    const cells = await rows
      .filter({ hasText: /Origin \d/ })
      .locator('td:last-child')
      .allTextContents();
    return cells.reduce((sum, text) => sum + Number(text.replaceAll(',', '')), 0);
  };
  await view.seek(30_000);
  expect(await carried('Reverse B')).toBeLessThan(await carried('Reverse A'));
});

test('a stale copy serves when the servers are gone', async ({ page }) => {
  const view = new CompareView(page);
  await view.open(`${BOTH}&do=stop-1@5000,stop-2@5000&t=12000`);
  const [failed] = await numbers(view, 'failed');
  expect(failed).toBeGreaterThan(2);
  const sheet = await sheetOf(view);
  await sheet.getByLabel('Serving stale copies').selectOption('if-error');
  await page.keyboard.press('Escape');
  await view.isReady();
  await expect.poll(async () => (await numbers(view, 'failed'))[1]).toBeLessThan(failed);
  const inspector = await inspectGateway(page);
  await view.seek(6600);
  await expect(inspector.locator('[data-decision="reused"]').first()).toContainText('STALE');
});

test('a rate limit turns a burst away', async ({ page }) => {
  const view = new CompareView(page);
  await view.open(`${BOTH}&do=burst@2000&t=12000`);
  expect((await numbers(view, 'failed'))[1]).toBe(0);
  const sheet = await sheetOf(view);
  await sheet.getByLabel('Rate limit (2 a second)').selectOption('refuse');
  await page.keyboard.press('Escape');
  await view.isReady();
  await expect.poll(async () => (await numbers(view, 'failed'))[1]).toBeGreaterThan(3);
  const inspector = await inspectGateway(page);
  await view.seek(2400);
  await expect(inspector.locator('[data-judged="refused"]').first()).toContainText('503');
  await view.seek(2100);
  await expect(page.locator('[data-stage="b"] .parcels [aria-label*="503"]').first()).toBeAttached();
});

test('a gateway that asks its servers knows that one is down before a request fails there', async ({ page }) => {
  const view = new CompareView(page);
  const haproxy = (side: Side): string => NGINX(side).replace('nginx', 'haproxy');
  await view.open(`?s=rush-hour&${haproxy('a')}&${haproxy('b')}&stage=b&do=stop-1@10000&t=13500`);
  const inspector = await inspectGateway(page);
  await expect(inspector.locator('[data-server="origin-1"]')).toHaveAttribute('data-health', /unsaid|up|suspect/);
  const sheet = await sheetOf(view);
  await sheet.getByRole('radio', { name: 'by asking it' }).check();
  await page.keyboard.press('Escape');
  await view.isReady();
  await expect(inspector.locator('[data-server="origin-1"]')).toHaveAttribute('data-health', 'down');
  await view.seek(30_000);
  const failedAt = async (): Promise<number> =>
    Number(await inspector.locator('[data-server="origin-1"] td').last().textContent());
  expect(await failedAt()).toBe(0);
});

test('what a product cannot do is disabled and says which product', async ({ page }) => {
  const view = new CompareView(page);
  await view.open(BOTH);
  const sheet = await sheetOf(view);
  await sheet.getByLabel('Product').selectOption('varnish');
  await view.isReady();
  const collapses = sheet.getByRole('switch', { name: 'Collapsed forwarding' });
  await expect(collapses).toHaveAttribute('aria-checked', 'true');
  await expect(collapses).toHaveAccessibleDescription('It always does so. (Varnish 7.1)');
  await expect(sheet.getByLabel('Rate limit (2 a second)')).toHaveAccessibleDescription(/Varnish 7\.1/);
});
