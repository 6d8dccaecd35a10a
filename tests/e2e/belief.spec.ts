// What servers believe and do: a lie about an address, by two rules, and a limit that counts by what is believed.
import { expect, test, type Locator, type Page } from '@playwright/test';
import { CompareView, type Side } from './models/compare.model.ts';

const FORGED = '198.51.100.99';
const TRUE = '203.0.113.7';

/** The log of an origin of that stage, which is pointed at for it. */
async function logOf(page: Page, side: Side): Promise<Locator> {
  await page.locator(`[data-stage="${side}"] .role-origin-server`).first().focus();
  await page.keyboard.press('Enter');
  const log = page.locator('[data-participant="origin-1"] [data-log]');
  await expect(log.getByRole('button')).toHaveCount(1);
  return log;
}

test('the same lie is believed under one rule and not under the other, and is forgeable under both', async ({
  page,
}) => {
  const view = new CompareView(page);
  await view.open('?s=base-exchange&a=rp-xff-spoof-rightmost-trusted&b=rp-xff-spoof-rightmost-trusted&t=1000');
  await expect((await logOf(page, 'b')).getByRole('button')).toHaveText(new RegExp(`^${TRUE} `, 'u'));
  await view.more('b').click();
  const sheet = page.getByRole('group', { name: 'More switches of Stage B' });
  await sheet.getByRole('combobox', { name: 'Whom servers take for the client' }).selectOption('leftmost');
  await page.keyboard.press('Escape');
  await view.isReady();
  const log = page.locator('[data-participant="origin-1"] [data-log]');
  await expect(log.getByRole('button')).toHaveText(new RegExp(`^${FORGED} `, 'u'));
  await page.getByRole('button', { name: 'Back to the messages' }).click();
  await expect((await logOf(page, 'a')).getByRole('button')).toHaveText(new RegExp(`^${TRUE} `, 'u'));
  for (const side of ['a', 'b'] as const) {
    await expect(await view.cell(side, 'origin', 'client_ip')).toHaveAccessibleName(/told, and forgeable/u);
  }
});

test('ten people behind one gateway are one address to a limit, or ten', async ({ page }) => {
  const view = new CompareView(page);
  await view.open('?s=ten-users&t=12000');
  await expect(view.measure('addressesSeen').locator('td').first()).toHaveText('1');
  await expect(view.measure('addressesSeen').locator('td').nth(1)).toHaveText('10');
  await expect(view.measure('blocked').locator('td').first()).toHaveText('5');
  await expect(view.measure('blocked').locator('td').nth(1)).toHaveText('0');
});
