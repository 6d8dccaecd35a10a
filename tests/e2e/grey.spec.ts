// Without colour: whatever colour tells apart is told apart in grey as well, by shape, pattern, sign or word.
import { expect, test } from '@playwright/test';
import { CompareView } from './models/compare.model.ts';
import { alike, boardOf, inGrey, picturesOf } from './models/grey.model.ts';

test.use({ deviceScaleFactor: 2 });

/** Of a picture's area: what must stand out for two to be told apart at a glance. */
const LEAST = 0.05;
/** Half the room that a message is drawn in, in units of the drawing. */
const PARCEL = 12;

const named = (names: readonly string[], pictures: readonly string[]): readonly (readonly [string, string])[] =>
  names.map((name, at) => [name, pictures[at] ?? ''] as const);

test('signs of knowledge, and what differs', async ({ page }) => {
  const view = new CompareView(page);
  // A set-up whose tables have every sign that there is.
  await view.open('?s=base-exchange&a=direct-http&b=cdn-ech-doh&t=5000&facts=all');
  await inGrey(page);
  const legend = page.getByRole('list', { name: 'What the signs mean' }).locator('li > span:first-child');
  const names = ['knows', 'told', 'roughly', 'could link', 'could infer', 'does not know', 'does not apply', 'differs'];
  await expect(legend).toHaveCount(names.length);
  expect(await alike(page, named(names, await picturesOf(legend)), LEAST)).toEqual([]);
  // One sign, in a cell that differs and in one that does not.
  const cells = ['true', 'false'].map((differs) =>
    page.locator(`td button[data-value="yes"][data-differs="${differs}"]`),
  );
  const pictures = (await Promise.all(cells.map((cell) => picturesOf(cell.first())))).flat();
  expect(await alike(page, named(['differing', 'equal'], pictures), 0.004)).toEqual([]);
});

test('messages and participants', async ({ page }) => {
  const view = new CompareView(page);
  await view.open('?s=base-exchange&a=fwd-connect&b=direct-http&see=access_network');
  await inGrey(page);
  const pictures = new Map<string, string>();
  const collect = async (): Promise<void> => {
    for (const shape of ['request', 'response', 'handshake', 'name', 'closed']) {
      const parcel = page.locator(`[data-stage] .parcel-${shape}`).first();
      if (pictures.has(shape) || (await parcel.count()) === 0) continue;
      const [picture = ''] = await picturesOf(await boardOf(page, parcel, PARCEL));
      pictures.set(shape, picture);
    }
  };
  for (let step = 0; step < 40 && pictures.size < 5; step += 1) {
    await view.forwardButton().click();
    await collect();
  }
  expect([...pictures.keys()].sort()).toEqual(['closed', 'handshake', 'name', 'request', 'response']);
  expect(await alike(page, [...pictures], LEAST)).toEqual([]);

  await view.open('?t=900&a=both&a.origins=1');
  await inGrey(page);
  const roles = ['client', 'resolver', 'forward-proxy', 'origin-server'];
  const shapes = page.locator(
    roles.map((role) => `[data-stage="a"] .role-${role}:nth-child(1 of .role-${role})`).join(),
  );
  const order = await shapes.evaluateAll((all) =>
    all.map((one) => /role-([\w-]+)/u.exec(one.getAttribute('class') ?? '')?.[1] ?? ''),
  );
  expect([...order].sort()).toEqual([...roles].sort());
  expect(await alike(page, named(order, await picturesOf(await boardOf(page, shapes, 48))), 0.02)).toEqual([]);
  // Two boxes are of one shape and one colour: their names tell them apart.
  await expect(page.locator('[data-stage="a"] .caption-name').filter({ hasText: 'proxy' })).toHaveText([
    'Forward proxy',
    'Reverse proxy',
  ]);
});

test('switches that are on, and what is better or worse', async ({ page }) => {
  const view = new CompareView(page);
  await view.open('?t=6000&a.cache=1');
  await inGrey(page);
  const chip = view.switch('a', 'HTTPS');
  const [off = ''] = await picturesOf(chip);
  await chip.click();
  await view.isReady();
  await page.mouse.move(0, 0);
  const [on = ''] = await picturesOf(chip);
  expect(await alike(page, named(['off', 'on'], [off, on]), 0.04)).toEqual([]);

  const signs = await page
    .locator('td[data-verdict]')
    .evaluateAll((all) =>
      all.map((one) => `${one.getAttribute('data-verdict') ?? ''} ${getComputedStyle(one, '::before').content}`),
    );
  expect([...new Set(signs)].sort()).toEqual(['bad "✗\u{a0}" / ""', 'even none', 'good "✓\u{a0}" / ""']);
});

test('parts of a request’s time, both stages in each chart, and signs on the line of time', async ({ page }) => {
  const view = new CompareView(page);
  await view.open('?t=6000&do=stop-1@2000,start-1@20000,send@40000');
  await view.openDetails();
  await inGrey(page);
  const chart = (name: string): Promise<void> =>
    page.getByRole('radiogroup', { name: 'Which chart' }).getByRole('radio', { name, exact: true }).check();
  await expect(page.locator('svg.figure .dot.of-b').first()).toBeVisible();
  const dots = ['a', 'b'].map((whose) => page.locator(`svg.figure .dot.of-${whose}`).first());
  const filled = await Promise.all(dots.map((dot) => dot.evaluate((one) => getComputedStyle(one).stroke !== 'none')));
  expect(filled, 'stage B is hollow').toEqual([false, true]);
  await chart('Origins');
  const lines = ['a', 'b'].map((whose) => page.locator(`svg.figure .line.of-${whose}`).first());
  await expect(lines[1]!).toBeAttached();
  const dashes = await Promise.all(lines.map((line) => line.evaluate((one) => getComputedStyle(one).strokeDasharray)));
  expect(dashes[0], 'stage B is dashed').not.toBe(dashes[1]);
  await chart('One request');
  const parts = page.locator('.figure-legend li');
  await expect(parts).toHaveCount(7);
  const names = await parts.allTextContents();
  expect(await alike(page, named(names, await picturesOf(parts.locator('svg'))), LEAST)).toEqual([]);

  const shapes = await page
    .locator('li[data-landmark="act"] path')
    .evaluateAll((all) => all.map((one) => one.getAttribute('d')));
  expect(new Set(shapes).size).toBe(3);
});

test('two messages that only their colour tells apart are found to be alike', async ({ page }) => {
  const view = new CompareView(page);
  await view.open('?t=340&a=forward&b=reverse');
  await inGrey(page);
  const board = await boardOf(page, page.locator('[data-stage] .parcel').first(), PARCEL);
  await board.locator('.body').evaluate((body) => {
    body.setAttribute('class', 'body tone-client');
  });
  const [blue = ''] = await picturesOf(board);
  await board.locator('.body').evaluate((body) => {
    body.setAttribute('class', 'body tone-server');
  });
  const [orange = ''] = await picturesOf(board);
  expect(await alike(page, named(['blue', 'orange'], [blue, orange]), 0.02)).toHaveLength(1);
});
