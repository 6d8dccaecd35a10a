// What differs: a list that says what one switch alone changed, and selects what it names.
import { expect, test } from '@playwright/test';
import { CompareView } from './models/compare.model.ts';

test('from a network that encrypts to the origin to one that does not, the browser’s view stays and the back-end link opens', async ({
  page,
}) => {
  const view = new CompareView(page);
  await view.open('?s=base-exchange&a=cdn-full&b=cdn-flexible&t=3000');
  const list = page.locator('[data-differences]');
  await expect(list.locator('[data-switches]')).toHaveAttribute('data-switches', '1');
  await expect(list.locator('[data-observer]')).toHaveCount(1);
  const link = list.locator('[data-observer="backend_link"]');
  await expect(link).toBeVisible();
  await expect(page.locator('[data-cell^="a.client."][data-differs="true"]')).toHaveCount(0);

  await expect(list.locator('[data-switches]')).toContainText('differ in one switch only');

  // The list selects what it names: the cell of that stage opens with the message that filled it.
  const fact = link.locator('[data-fact="url_path"]');
  await expect(fact.locator('[data-show^="a."]')).toHaveText(/does not know/);
  await fact.locator('[data-show^="b."]').click();
  await expect(page.locator('[data-of="b"] [data-evidence="backend_link.url_path"] ol li')).not.toHaveCount(0);
  await expect(fact.locator('[data-show^="b."]')).toHaveAttribute('aria-pressed', 'true');
  await fact.locator('[data-show^="a."]').click();
  await expect(page.locator('[data-of="a"] [data-evidence="backend_link.url_path"] [data-reason]')).toBeVisible();
});

test('where HTTPS is the only difference the list says so, and what it alone has changed', async ({ page }) => {
  const view = new CompareView(page);
  await view.open('?s=base-exchange&a=direct-http&b=direct-https&t=3000');
  const list = page.locator('[data-differences]');
  const sentence = list.locator('[data-switches]');
  await expect(sentence).toHaveText(/one switch only: HTTPS\. So far it shows in \d+ facts? and \d+ numbers?\./);
  // As many as the tables mark as differing, with every fact on show.
  await page.getByRole('button', { name: 'All facts' }).click();
  const marked = await page.locator('[data-cell^="b."][data-differs="true"]').count();
  expect(marked).toBeGreaterThan(0);
  await expect(sentence).toContainText(`shows in ${String(marked)} fact`);
});

test('the list and the sentences name as many facts, of the run and of one request of it', async ({ page }) => {
  const view = new CompareView(page);
  await view.open('?s=shared-pages&t=8000&a=direct&b=reverse&b.cache=1');
  await page.locator('[data-folded="words"] > summary').click();
  const listed = page.locator('[data-differences] [data-fact]');
  const said = page.locator('[data-answer="differs"] li').filter({ hasNotText: /^Only on|^So far/ });
  const ofRun = await listed.allTextContents();
  await expect(said).toHaveCount(ofRun.length);
  await page.getByRole('radiogroup', { name: 'Knowledge of' }).getByRole('radio', { name: 'this request' }).check();
  await expect.poll(() => listed.allTextContents()).not.toEqual(ofRun);
  await expect(said).toHaveCount(await listed.count());
});

test('a line opens its message, a number its row; between equal set-ups nothing differs', async ({ page }) => {
  const view = new CompareView(page);
  await view.open('?s=base-exchange&a=fwd-http-elite&b=fwd-http-anonymous&t=3000');
  const list = page.locator('[data-differences]');
  await list.locator('[data-line="Via"] button').first().click();
  await expect(page.getByRole('heading', { name: 'The message' })).toBeVisible();
  await expect(page.locator('[data-marked="true"]')).toHaveText(/Via: /);
  const number = list.locator('[data-number="transitBytes"] button');
  await number.click();
  await expect(page.locator('tr[data-measure="transitBytes"] th')).toBeFocused();

  await view.open('?s=base-exchange&a=vpn-https&b=vpn-https&t=3000');
  await expect(list.locator('[data-switches]')).toHaveAttribute('data-switches', '0');
  await expect(list.locator('li')).toHaveCount(0);
});

test('a named difference opens where it can be measured, where it fails, and Back returns', async ({ page }) => {
  const view = new CompareView(page);
  await view.open('?a=direct&b=both&t=700');
  const before = await view.state();
  await page.locator('[data-folded="four"] summary').click();
  const row = page.locator('[data-claim="slows-down"]');
  await row.getByRole('button', { name: /^Show me/ }).click();
  await view.isReady();
  const latency = row.locator('[data-measured="latencyMedian"] td');
  await expect(latency).toHaveText(['270 ms', '280 ms']);
  await row.getByRole('button', { name: /^And where it fails/ }).click();
  await view.isReady();
  await expect(row.locator('[data-measured="originRequests"] td')).toHaveText(['15', '5']);
  await expect(row).toHaveAttribute('data-opened', 'fails');
  await page.goBack();
  await page.goBack();
  await view.isReady();
  // The stages are out of sight here, and drawn once the page rests.
  await expect.poll(() => view.state()).toEqual(before);
  // What was said of the set-ups that were opened is not said of these.
  await expect(page.locator('[data-claim][data-opened]')).toHaveCount(0);
});
