// axe finds nothing in any view, and in the largest in no way of seeing and no language; no view scrolls both ways, lays words over words
// or offers a target too small. All views in all ways of seeing: `npm run audit`.
import { expect, test } from '@playwright/test';
import { HOME } from '../../scripts/origins.mjs';
import { violations } from '../../scripts/audit/axe.mjs';
import { openAll, VIEWS } from '../../scripts/audit/views.mjs';
import { faultsOfRoom, MEDIA, visit } from '../../scripts/audit/visit.mjs';
import { CompareView, type Language } from './models/compare.model.ts';

const LANGUAGES: readonly Language[] = ['en', 'zh-CN'];
const WIDTHS = [1440, 768, 360];
/** As many parts as let two workers share them. */
const PARTS = 6;
const APART = VIEWS.filter(({ isAkin }) => isAkin !== true);

for (let part = 0; part < PARTS; part += 1) {
  const own = APART.map((view, number) => ({ view, number })).filter(({ number }) => number % PARTS === part);
  test(`nothing is found in any view, part ${String(part + 1)} of ${String(PARTS)}`, async ({ page }) => {
    test.slow();
    for (const { view, number } of own) {
      // What is opened in one view must not stand in the next, and each width has its share of them.
      const width =
        view.needs === 'narrow' ? 360 : view.needs === 'paper' ? 768 : (WIDTHS[(number + part) % 3] ?? 1440);
      await test.step(`${view.name}, ${String(width)} px`, async () => {
        await page.emulateMedia({ media: 'screen', ...MEDIA.light });
        await page.setViewportSize({ width, height: 900 });
        await visit(page, view, `${HOME}/`, 'lang=en');
        expect(await violations(page), view.name).toEqual([]);
        expect(await faultsOfRoom(page), view.name).toEqual([]);
      });
    }
  });
}

for (const language of LANGUAGES) {
  test(`nothing is found with all open, ${language}, in any way of seeing and at any width`, async ({ page }) => {
    test.slow();
    const view = new CompareView(page, language);
    await page.setViewportSize({ width: 1440, height: 1000 });
    await view.open(`?lang=${language}&t=900&facts=all&seed=seven&ladders=both&do=stop-1@20000`);
    await openAll(page);
    for (const [place, [name, media]] of Object.entries(MEDIA).entries()) {
      await page.emulateMedia(media);
      // Each way of seeing at two widths, each width in at least two ways.
      for (const width of [WIDTHS[place % 3], WIDTHS[(place + 1) % 3]]) {
        await page.setViewportSize({ width: width ?? 1440, height: 900 });
        expect(await violations(page), `${name}, ${String(width)} px`).toEqual([]);
      }
    }
  });
}

test('axe itself sees a planted fault', async ({ page }) => {
  const view = new CompareView(page);
  await view.open();
  await page.evaluate(() => document.querySelector('main')?.append(document.createElement('button')));
  expect((await violations(page)).join()).toContain('button-name');
});
