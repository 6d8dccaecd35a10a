// axe finds nothing in any theme and language, whatever is open.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { expect, test, type Page } from '@playwright/test';
import { CompareView, type Language } from './models/compare.model.ts';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

interface Violation {
  readonly id: string;
  readonly nodes: readonly { readonly target: readonly string[]; readonly failureSummary: string }[];
}

/** Violations, each with the places where it occurs. The policy of the page stays in force. */
async function violations(page: Page): Promise<readonly string[]> {
  await page.evaluate(AXE);
  const found = await page.evaluate(async (tags) => {
    const { axe } = window as unknown as {
      axe: { run: (context: Document, options: object) => Promise<{ violations: Violation[] }> };
    };
    return (await axe.run(document, { runOnly: { type: 'tag', values: tags } })).violations;
  }, RULES);
  return found.flatMap(({ id, nodes }) =>
    nodes.map(
      ({ target, failureSummary }) => `${id}: ${target.join(' ')}: ${failureSummary.split('\n').slice(0, 3).join(' ')}`,
    ),
  );
}

const MEDIA = {
  light: { colorScheme: 'light' },
  dark: { colorScheme: 'dark' },
  'forced colours': { forcedColors: 'active' },
  'reduced motion': { reducedMotion: 'reduce' },
} as const;
const LANGUAGES: readonly Language[] = ['en', 'zh-CN'];

/** Opens whatever this page can open, one beside the other, and leaves the sheets closed. */
async function openAll(view: CompareView): Promise<void> {
  const { page } = view;
  await (await view.cell('a', 'origin', 'client_ip')).click();
  await expect(view.evidence()).toBeVisible();
  await view.openDetails();
  await expect(page.locator('[data-answer="differs"] li').first()).toBeVisible();
  await view.moreOfTime().click();
  await expect(page.locator('select[data-loop]')).toBeVisible();
}

for (const [name, media] of Object.entries(MEDIA)) {
  for (const language of LANGUAGES) {
    test(`nothing is found in ${name}, ${language}: as opened, with all open, in each sheet`, async ({ page }) => {
      test.slow();
      await page.emulateMedia(media);
      const view = new CompareView(page, language);
      await page.setViewportSize({ width: 1440, height: 1000 });
      await view.open(`?lang=${language}&t=900&facts=all&seed=seven&ladders=both&do=stop-1@20000`);
      expect(await violations(page), 'as opened').toEqual([]);
      await openAll(view);
      expect(await violations(page), 'with all open').toEqual([]);
      await view.more('a').click();
      expect(await violations(page), 'with the sheet of switches').toEqual([]);
      await page.keyboard.press('Escape');
      await page.locator('button[data-help]').click();
      await expect(page.locator('dialog[open] dl')).toBeVisible();
      expect(await violations(page), 'with the help sheet').toEqual([]);
      await page.keyboard.press('Escape');
      await page.locator('button[data-landmarks]').click();
      expect(await violations(page), 'with the list of events').toEqual([]);
      await page.keyboard.press('Escape');
      await page.setViewportSize({ width: 360, height: 800 });
      expect(await violations(page), 'on a phone').toEqual([]);
    });
  }
}

test('nothing is found through an observer’s eyes, after a failure, of a message or a participant', async ({
  page,
}) => {
  const view = new CompareView(page);
  await view.open('?see=origin&t=4000&do=stop-1@2000&a=both&b=direct');
  expect(await violations(page)).toEqual([]);
  await view.see('Everyone');
  await page.locator('[data-stage="a"] .participant').nth(1).click();
  await expect(page.getByRole('region', { name: 'Client B' })).toBeVisible();
  expect(await violations(page)).toEqual([]);
});

test('axe itself sees a planted fault', async ({ page }) => {
  const view = new CompareView(page);
  await view.open();
  await page.evaluate(() => document.querySelector('main')?.append(document.createElement('button')));
  expect((await violations(page)).join()).toContain('button-name');
});
