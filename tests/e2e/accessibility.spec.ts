// axe finds nothing in any theme, language and width, whatever is open.
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
const WIDTHS = [1440, 768, 360];

for (const [name, media] of Object.entries(MEDIA)) {
  for (const language of LANGUAGES) {
    test(`nothing is found in ${name}, ${language}, at any width`, async ({ page }) => {
      test.slow();
      await page.emulateMedia(media);
      const view = new CompareView(page, language);
      for (const width of WIDTHS) {
        await page.setViewportSize({ width, height: 1000 });
        await view.open(`?lang=${language}&t=900&facts=all&seed=seven&share=access_network,origin`);
        expect(await violations(page), `as opened, ${String(width)} px`).toEqual([]);
        await (await view.cell('a', 'origin', 'client_ip')).click();
        await page.locator('[data-joint="a"] button').last().click();
        await view.more('a').click();
        await page.locator('details summary').last().click();
        await expect(view.evidence()).toBeVisible();
        await expect(page.locator('[data-words="a"] li').first()).toBeVisible();
        expect(await violations(page), `with all open, ${String(width)} px`).toEqual([]);
      }
    });
  }
}

test('nothing is found in the help sheet, through an observer’s eyes, or after a failure', async ({ page }) => {
  const view = new CompareView(page);
  await view.open('?see=origin&t=4000&do=stop-1@2000&a=both&b=direct');
  await page.getByRole('button', { name: 'Help' }).click();
  await expect(page.getByRole('dialog')).toBeVisible();
  expect(await violations(page)).toEqual([]);
  await page.getByRole('button', { name: 'Close' }).click();
  expect(await violations(page)).toEqual([]);
});

test('axe itself sees a planted fault', async ({ page }) => {
  const view = new CompareView(page);
  await view.open();
  await page.evaluate(() => document.querySelector('main')?.append(document.createElement('button')));
  expect((await violations(page)).join()).toContain('button-name');
});
