// The stage in words says what the drawing says, through the same eyes, in both languages.
import { expect, test, type Page } from '@playwright/test';
import { CompareView, type Side } from './models/compare.model.ts';

const openWords = async (page: Page): Promise<void> => {
  await page.locator('[data-folded="words"] > summary').click();
  await expect(page.locator('[data-words="b"] [data-participants]')).toBeVisible();
};
const list = (page: Page, side: Side, which: string): Promise<string[]> =>
  page.locator(`[data-words="${side}"] [data-${which}] > li`).allTextContents();
/** The labels of the parts of the drawing, as a screen reader hears them. */
const drawn = (page: Page, side: Side, part: string): Promise<string[]> =>
  page
    .locator(`[data-stage="${side}"] svg ${part}`)
    .evaluateAll((all) => all.map((one) => one.getAttribute('aria-label') ?? ''));

for (const query of ['t=350', 't=900&see=origin', 't=340&a=both&a.https=1&see=access_network', 't=2300&lang=zh-CN']) {
  test(`participants, messages under way and observers are those drawn: ${query}`, async ({ page }) => {
    const view = new CompareView(page);
    await view.open(`?${query}`);
    await openWords(page);
    for (const side of ['a', 'b'] as const) {
      const participants = await drawn(page, side, '.participant');
      expect(participants.length).toBeGreaterThan(4);
      const told = await list(page, side, 'participants');
      for (const one of participants) expect(told).toContain(one);
      for (const one of await drawn(page, side, '.eye')) expect(told).toContain(one);
      expect((await list(page, side, 'under-way')).sort()).toEqual((await drawn(page, side, '.parcel')).sort());
    }
  });
}

test('what is under way is told with sender, receiver and who can open it', async ({ page }) => {
  const view = new CompareView(page);
  await view.open('?a=direct&b=direct&b.https=1');
  await openWords(page);
  const told = async (side: Side): Promise<string> =>
    (await page.locator(`[data-words="${side}"]`).textContent()) ?? '';
  await expect.poll(() => told('a')).toContain('Nothing is on its way.');
  await view.seek(460);
  await expect.poll(() => told('a')).toMatch(/GET \/.*from Client A to Origin/);
  await view.seek(600);
  await expect.poll(() => told('b')).toMatch(/encrypted for Client A and Origin/);
});

test('eyes that cannot see it are not told it', async ({ page }) => {
  const view = new CompareView(page);
  await view.open('?a=forward&a.https=1&b=direct&t=900&see=transit');
  await openWords(page);
  const told = (await page.locator('[data-words="a"]').textContent()) ?? '';
  expect(told).not.toContain('203.0.113.7');
  expect(told).not.toContain('GET /');
  expect(told).toContain('198.51.100.10');
  const full = (await page.locator('[data-words="b"]').textContent()) ?? '';
  expect(full).toContain('203.0.113.7');
});

test('a text-only reader finds who knows the client’s address, by which message, and what differs', async ({
  page,
}) => {
  const view = new CompareView(page);
  await view.open('?t=900');
  const table = page.getByRole('table', { name: 'Who knows what · B · Reverse' });
  const row = table.getByRole('row', { name: /^Client’s IP address/ });
  const names = await row.getByRole('button').evaluateAll((all) => all.map((one) => one.ariaLabel ?? ''));
  expect(
    names.some((name) => /^Origin knows \(told, and forgeable\).*differs: .* could link on stage A$/.test(name)),
  ).toBe(true);
  await row.getByRole('button', { name: /^Origin/ }).press('Enter');
  await expect(page.getByRole('region', { name: 'Evidence' })).toContainText('the forwarding field (X-Forwarded-For)');
});
