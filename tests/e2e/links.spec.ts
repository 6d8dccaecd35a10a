// Links: what stands in one is what opens; what is wrong in one is said, and the page runs on its defaults; Back undoes.
import { expect, test } from '@playwright/test';
import { CompareView } from './models/compare.model.ts';

test('Share copies a link, says so, and the link opens the same state at the same instant', async ({
  page,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const view = new CompareView(page);
  await view.open();
  await view.choose('a', 'Both');
  await view.switch('b', 'HTTPS').click();
  await view.more('b').click();
  await page.getByLabel('TLS ends').selectOption('re-encrypt');
  await page.keyboard.press('Escape');
  await view.see('Origin server');
  await view.seed().fill('42');
  await view.seed().press('Enter');
  await view.seek(7654);
  await page.getByRole('radio', { name: 'this request' }).check();
  await page.getByRole('button', { name: 'All facts' }).click();
  await page.getByLabel('Theme').selectOption('Dark');
  await view.act('stop').click();
  await view.playButton().click();
  await view.isReady();
  await view.seek(8765);
  const before = await view.state();

  await page.getByRole('button', { name: 'Share' }).click();
  await expect(page.getByText('Link copied.').first()).toBeVisible();
  await expect(view.spoken()).toContainText('Link copied.');
  const link = await page.evaluate(() => navigator.clipboard.readText());
  expect(link).toMatch(/\?v=1&s=first-screen&a=both&/);
  expect(new URL(link).searchParams.get('t')).toBe('8765');

  const other = await context.newPage();
  await other.goto(link);
  const opened = new CompareView(other);
  await opened.isReady();
  expect(await opened.state()).toEqual(before);
  await expect(opened.notices()).toHaveCount(0);
});

test('what is chosen stands in the address, readable; Back undoes it and Forward does it again', async ({ page }) => {
  const view = new CompareView(page);
  await view.open();
  const states = [await view.state()];
  const steps: (() => Promise<void>)[] = [
    () => view.choose('a', 'Direct'),
    () => view.switch('b', 'Cache').click(),
    () => view.see('Transit'),
    () => page.getByRole('button', { name: '简体中文' }).click(),
  ];
  for (const step of steps) {
    const before = page.url();
    await step();
    await expect.poll(() => page.url()).not.toBe(before);
    await view.isReady();
    states.push(await settled(view));
  }
  const query = new URL(page.url()).searchParams;
  expect(Object.fromEntries(query)).toMatchObject({
    v: '1',
    a: 'direct',
    b: 'reverse',
    see: 'transit',
    lang: 'zh-CN',
    seed: '7',
  });
  for (const state of states.slice(0, -1).reverse()) {
    await page.goBack();
    await expect.poll(() => view.state()).toEqual(state);
  }
  await page.goForward();
  await expect.poll(() => view.state()).toEqual(states[1]);
});

/** The state once it no longer changes: a language takes a moment to come. */
async function settled(view: CompareView): Promise<object> {
  let last = await view.state();
  await expect
    .poll(async () => {
      const now = await view.state();
      const same = JSON.stringify(now) === JSON.stringify(last);
      last = now;
      return same;
    })
    .toBe(true);
  return last;
}

test('the instant stands in the address once the clock rests, without filling the history', async ({ page }) => {
  const view = new CompareView(page);
  await view.open();
  const length = await page.evaluate(() => history.length);
  for (const ms of [500, 900, 1300]) await view.seek(ms);
  await expect.poll(() => new URL(page.url()).searchParams.get('t')).toBe('1300');
  expect(await page.evaluate(() => history.length)).toBe(length);
});

const BAD: readonly (readonly [query: string, parameter: string, found: string, write: string])[] = [
  ['s=nowhere', 's', 'nowhere', 'first-screen'],
  ['a=fwd-teleport', 'a', 'fwd-teleport', 'forward'],
  ['seed=seven', 'seed', 'seven', 'from 0 to 4,294,967,295'],
  ['b.gateway-tls=sometimes', 'b.gateway-tls', 'sometimes', 'terminate'],
  ['b.warp=9', 'b.warp', '9', 'no parameter'],
  ['speed=3', 'speed', '3', '0.25, 0.5, 1, 2, 4, 8'],
  ['t=99999999', 't', '99999999', 'from 0 to 60,000'],
];

for (const [query, parameter, found, write] of BAD) {
  test(`?${query} is named in a notice, and the page runs on`, async ({ page }) => {
    const view = new CompareView(page);
    await view.open(`?${query}`);
    await expect(view.notices()).toHaveCount(1);
    for (const part of [parameter, found, write]) await expect(view.notices()).toContainText(part);
    await expect(view.arrangement('a', 'Forward')).toBeChecked();
    await view.seek(2000);
    await expect(await view.cell('b', 'origin', 'dest_host')).toHaveAttribute('data-value', 'yes');
    await view.notices().getByRole('button', { name: 'Dismiss' }).click();
    await expect(view.notices()).toHaveCount(0);
  });
}

test('notices are said in the language of the link', async ({ page }) => {
  const view = new CompareView(page, 'zh-CN');
  await view.open('?lang=zh-CN&seed=seven');
  await expect(view.notices()).toContainText('链接中有“seed=seven”');
});
