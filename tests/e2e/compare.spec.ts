// The Compare view in use: it opens still, its cells give their evidence, its numbers are those of the runs, its links hold.
import { expect, test } from '@playwright/test';
import { CompareView } from './models/compare.model.ts';

test('opens still, at time zero, forward at the left and reverse at the right, with one thing to press', async ({
  page,
}) => {
  const view = new CompareView(page);
  await view.open();
  expect(await view.clock()).toBe('0:00.000');
  await expect(view.arrangement('a', 'Forward')).toBeChecked();
  await expect(view.arrangement('b', 'Reverse')).toBeChecked();
  await expect(view.playButton()).toHaveAccessibleName('Play');
  // The one button that is filled with ink.
  const filled = await page.getByRole('button').evaluateAll((all) => {
    const ink = getComputedStyle(document.documentElement).color;
    return all.filter((one) => getComputedStyle(one).backgroundColor === ink).map((one) => one.ariaLabel);
  });
  expect(filled).toEqual(['Play']);
  await expect(page.getByRole('navigation').getByRole('link')).toHaveText(['Compare']);
});

for (const situation of ['base-exchange', 'first-screen']) {
  test(`counts 3 / 0 direct and 2 / 0 through a tunnel in ${situation}`, async ({ page }) => {
    const view = new CompareView(page);
    await view.open(`?s=${situation}&a=direct-https&b=fwd-connect&t=5000`);
    expect(await view.counter('a', 'link_ip_host')).toBe(3);
    expect(await view.counter('a', 'link_ip_content')).toBe(0);
    expect(await view.counter('b', 'link_ip_host')).toBe(2);
    expect(await view.counter('b', 'link_ip_content')).toBe(0);
    await expect(view.matrixCard('a').getByRole('listitem').filter({ hasText: 'Address + site' })).toContainText(
      'Address + site: 3 parties besides client and origin: Wi-Fi / ISP, Client’s resolver, and Transit (differs)',
    );
  });
}

test('knowledge grows with the clock and shrinks when it goes back', async ({ page }) => {
  const view = new CompareView(page);
  await view.open();
  const cell = await view.cell('b', 'origin', 'client_ip');
  await expect(cell).toHaveAttribute('data-value', 'no');
  await view.seek(900);
  await expect(cell).toHaveAttribute('data-value', 'yes');
  await expect(cell).toHaveAccessibleName(
    /^Origin knows \(told, and forgeable\): Client’s IP address; differs: .* stage A$/,
  );
  await view.seek(0);
  await expect(cell).toHaveAttribute('data-value', 'no');
});

test('a known cell opens the message, the field and the instant; showing it goes there', async ({ page }) => {
  const view = new CompareView(page);
  await view.open('?t=900');
  await (await view.cell('b', 'origin', 'client_ip')).click();
  const piece = view.evidence().locator('li[data-part="forwarding-field"]');
  await expect(piece).toContainText('the forwarding field (X-Forwarded-For)');
  await expect(piece).toContainText('203.0.113.7');
  await expect(piece).toContainText(/record [\d,]+, at 0:00\.\d{3}, told, and forgeable/);
  const instant = /at (0:00\.\d{3})/.exec((await piece.textContent()) ?? '')?.[1];
  await piece.getByRole('button', { name: 'Show the message' }).click();
  expect(await view.clock()).toBe(instant);
  const message = page.getByRole('region', { name: 'The message' });
  await expect(message.locator('[data-marked="true"]')).toHaveText('X-Forwarded-For: 203.0.113.7');
  await page.keyboard.press('Escape');
  await expect(view.evidence()).toHaveCount(0);
});

test('an unknown cell opens its reason, a linkable one who holds the other half', async ({ page }) => {
  const view = new CompareView(page);
  await view.open('?s=base-exchange&a=fwd-connect&b=direct-https&t=5000');
  await (await view.cell('a', 'forward_proxy', 'url_path')).click();
  await expect(view.evidence()).toContainText('It passed by encrypted; only Client A and Origin can open it.');
  await (await view.cell('a', 'origin', 'client_ip')).click();
  await expect(view.evidence()).toContainText('The other half is held by Forward proxy.');
  await (await view.cell('b', 'origin', 'client_ip')).click();
  await expect(view.evidence()).toContainText('source address of the packet');
});

test('this request and the whole run are two questions', async ({ page }) => {
  const view = new CompareView(page);
  await view.open('?b=reverse&b.cache=1&t=1700');
  // Bob's page came from the gateway's store: the origin was told nothing of it, but it was told of Alice's before.
  const cell = await view.cell('b', 'origin', 'url_path');
  await expect(cell).toHaveAttribute('data-value', 'yes');
  await page.getByRole('radio', { name: 'this request' }).check();
  await expect(cell).toHaveAttribute('data-value', 'no');
  await cell.click();
  await expect(view.evidence()).toContainText('answered from its store');
});

test('what the box changed is its own account, with reason and rule', async ({ page }) => {
  const view = new CompareView(page);
  await view.open('?t=900&stage=b');
  const panel = page.getByRole('region', { name: 'What the box changed' });
  await expect(panel.locator('li[data-change="added"]').first()).toContainText('Via');
  await expect(panel.getByRole('list', { name: 'Edits' })).toContainText('added: X-Forwarded-For');
  await expect(panel.getByRole('list', { name: 'Edits' })).toContainText('RFC 9110 §7.6.3');
  // A stage without edits gives way to the other's, by its name, and has its say where that has none either.
  await view.choose('b', 'Direct');
  await expect(panel).toContainText('A · Forward');
  await expect(panel.locator('li[data-change="added"]').first()).toContainText('Via');
  await view.open('?t=900&stage=b&a=direct&b=direct');
  await expect(panel).toContainText('There is no box on this stage');
});

test('impossible switches stay in their place and say why', async ({ page }) => {
  const view = new CompareView(page);
  await view.open();
  await view.switch('a', 'HTTPS').click();
  const cache = view.switch('a', 'Cache');
  await expect(cache).toHaveAttribute('aria-disabled', 'true');
  await expect(cache).toHaveAccessibleDescription(/Here the box only moves bytes.* \(RFC 9110 §9\.3\.6\)/);
  await cache.click({ force: true });
  await expect(cache).toHaveAttribute('aria-checked', 'false');
  await view.more('a').click();
  const sheet = page.getByRole('group', { name: 'More switches of Stage A' });
  await sheet.getByLabel('The client’s side').selectOption('tls-intercepting-proxy');
  await expect(cache).toHaveAttribute('aria-disabled', 'false');
  await expect(sheet.getByRole('region', { name: 'Reverse proxy (gateway)' })).toContainText('There is no gateway');
});

test('a stopped server fails the stage that has one and not the one that has more', async ({ page }) => {
  const view = new CompareView(page);
  await view.open('?t=4000&speed=8&a=forward&b=reverse&b.origins=3');
  await view.act('stop').click();
  await expect(page.locator('li[data-act="stop"]')).toHaveText('server 1 down');
  await expect(view.act('start')).toBeVisible();
  await view.isReady();
  await view.seek(12_000);
  const failed = await view.measure('failed').locator('td').allTextContents();
  expect(Number(failed[0])).toBeGreaterThan(3);
  expect(Number(failed[1])).toBe(0);
  await view.act('start').click();
  await expect(page.locator('li[data-act="start"]')).toHaveText('server 1 up');
});

test('send and burst add the same requests to both stages', async ({ page }) => {
  const view = new CompareView(page);
  await view.open('?t=900');
  const wanted = page.locator('[data-wanted]');
  await expect(wanted).toHaveAttribute('data-wanted', '1');
  await view.act('send').click();
  await expect(view.playButton()).toHaveAccessibleName('Pause');
  await view.playButton().click();
  await view.isReady();
  await view.seek(900);
  await expect(wanted).toHaveAttribute('data-wanted', '2');
  await view.act('burst').click();
  await view.playButton().click();
  await view.isReady();
  await view.seek(1000);
  await expect(wanted).toHaveAttribute('data-wanted', '14');
  await view.act('undo').click();
  await expect(page.locator('li[data-act]')).toHaveCount(0);
});

test('another seed is another run of the same kind, and the old one comes back', async ({ page }) => {
  const view = new CompareView(page);
  await view.open('?t=20000');
  const before = await view.state();
  await view.seed().fill('8');
  await view.seed().press('Enter');
  await expect.poll(() => view.state()).not.toEqual(before);
  await view.isReady();
  await view.seed().fill('7');
  await view.seed().press('Enter');
  await expect.poll(() => view.state()).toEqual(before);
  await view.seed().fill('x');
  await view.seed().press('Enter');
  await expect(view.seed()).toHaveValue('7');
});
