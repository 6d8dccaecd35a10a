// Suppose they share: what no relay can put together alone, several can, and the page says by which connection.
import { expect, test, type Locator, type Page } from '@playwright/test';
import { CompareView, type Side } from './models/compare.model.ts';

const RELAYS = '?s=base-exchange&a=relay-2hop&b=tor-https&t=3000';

const sharing = (page: Page, side: Side): Locator => page.locator(`details[data-sharing="${side}"]`);
const sharer = (page: Page, side: Side, name: string): Locator =>
  sharing(page, side).getByRole('checkbox', { name, exact: true });

test('two relays hold address and site together once both share: 0, 1, 0; so does one operator', async ({ page }) => {
  const view = new CompareView(page);
  await view.open(RELAYS);
  const count = (side: Side) => expect.poll(() => view.counter(side, 'link_ip_host'));
  await count('a').toBe(0);
  await sharing(page, 'a').locator('summary').click();
  await sharer(page, 'a', 'Relay 1').check();
  await count('a').toBe(0);
  await sharer(page, 'a', 'Relay 2').check();
  await count('a').toBe(1);
  await expect(view.spoken()).toContainText('Relay 1 and Relay 2 share what they know. Address + site: 1.');
  // The set is one for both stages; the three relays of the other need their third.
  await count('b').toBe(0);
  expect(new URL(page.url()).searchParams.get('share')).toBe('relay_1,relay_2');

  const together = page.locator('[data-joint="a"] tr[data-fact="link_ip_host"]');
  await expect(together).toContainText('Relay 1 + Relay 2');
  await together.getByRole('button', { name: 'Relay 1 + Relay 2 knows: Address and site together' }).click();
  const grounds = page.locator('[data-grounds="link_ip_host"]');
  await expect(grounds.locator('[data-piece="relay_1.client_ip"]')).toContainText('203.0.113.7');
  await expect(grounds.locator('[data-piece="relay_2.dest_host"]')).toContainText('shop.example');
  const join = grounds.locator('[data-join="connection"]');
  await expect(join).toContainText('198.51.100.22');
  await join.getByRole('button', { name: 'Show the message' }).click();
  await expect.poll(() => view.clockMs()).toBeLessThan(3000);

  // It is known only from when both halves and the connection have been seen.
  await view.seek(0);
  await count('a').toBe(0);
  await view.seek(3000);
  await count('a').toBe(1);
  await sharer(page, 'a', 'Relay 2').uncheck();
  await count('a').toBe(0);

  const operator = sharing(page, 'a').getByRole('switch', { name: 'One operator runs them all' });
  await operator.click();
  await expect(sharer(page, 'a', 'Relay 2')).toBeChecked();
  await count('a').toBe(1);
  await operator.click();
  await count('a').toBe(0);
  expect(new URL(page.url()).searchParams.has('share')).toBe(false);
});

test('a link says who shares; relays that are no neighbours hold both halves and cannot join them', async ({
  page,
}) => {
  const view = new CompareView(page);
  await view.open(`${RELAYS}&share=relay_1,relay_3`);
  await expect.poll(() => view.counter('b', 'link_ip_host')).toBe(0);
  await page.locator('[data-joint="b"] tr[data-fact="link_ip_host"] button').click();
  await expect(page.locator('[data-grounds] [data-missing="join"]')).toBeVisible();
  await sharer(page, 'b', 'Relay 2').check();
  await expect.poll(() => view.counter('b', 'link_ip_host')).toBe(1);
  await expect(page.locator('[data-grounds] [data-join="connection"]')).toHaveCount(2);
});
