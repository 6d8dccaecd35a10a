// Undo and the browser's Back are one way back, and Forward does again what either took back.
import { expect, test } from '@playwright/test';
import { CompareView } from './models/compare.model.ts';

const stageA = (view: CompareView): string | null => new URL(view.page.url()).searchParams.get('a');
const length = (view: CompareView): Promise<number> => view.page.evaluate(() => history.length);

test('a double click takes two choices back; Back then takes the one before; Forward does them again', async ({
  page,
}) => {
  const view = new CompareView(page);
  await view.open('?t=900');
  for (const choice of ['Both', 'Direct', 'Reverse']) await view.choose('a', choice);
  const entries = await length(view);
  await view.seek(1200);
  await view.undoButton().dblclick();
  await expect(view.arrangement('a', 'Both')).toBeChecked();
  await expect.poll(() => stageA(view)).toBe('both');
  expect(await view.clock()).toBe('0:01.200');
  expect(new URL(page.url()).searchParams.get('t')).toBe('1200');
  expect(await length(view)).toBe(entries);

  await page.goBack();
  await expect(view.arrangement('a', 'Forward')).toBeChecked();
  await expect(view.undoButton()).toHaveAttribute('aria-disabled', 'true');
  for (const choice of ['Both', 'Direct', 'Reverse']) {
    await page.goForward();
    await expect(view.arrangement('a', choice)).toBeChecked();
  }
  await expect(view.undoButton()).toHaveAccessibleName('Undo: Stage A: Reverse');
  await view.undoButton().click();
  await expect(view.arrangement('a', 'Direct')).toBeChecked();
  await expect.poll(() => stageA(view)).toBe('direct');
});

test('a reload after Undo shows what was there, and Forward still does it again', async ({ page }) => {
  const view = new CompareView(page);
  await view.open('?t=900');
  await view.choose('a', 'Both');
  await view.choose('a', 'Direct');
  await view.undoButton().click();
  await expect.poll(() => stageA(view)).toBe('both');
  await page.reload();
  await view.isReady();
  await expect(view.arrangement('a', 'Both')).toBeChecked();
  await expect(view.undoButton()).toHaveAttribute('aria-disabled', 'true');
  await page.goForward();
  await expect(view.arrangement('a', 'Direct')).toBeChecked();
  await page.goBack();
  await expect(view.arrangement('a', 'Both')).toBeChecked();
  await view.choose('a', 'Reverse');
  const entries = await length(view);
  await view.undoButton().click();
  await expect(view.arrangement('a', 'Both')).toBeChecked();
  await expect.poll(() => stageA(view)).toBe('both');
  expect(await length(view)).toBe(entries);
});

test('a set-up that was opened in between is one choice, and a jump within the page none', async ({ page }) => {
  const view = new CompareView(page);
  await view.open('?a=direct&b=both&t=700&theme=dark&speed=4');
  await page.locator('[data-folded="four"] summary').click();
  await page
    .locator('[data-claim="slows-down"]')
    .getByRole('button', { name: /^Show me/ })
    .click();
  await view.isReady();
  await expect(view.undoButton()).toHaveAccessibleName('Undo: What happens');
  // How the page looks and how fast it goes is the reader's, and not that of what was opened.
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await expect.poll(() => new URL(page.url()).searchParams.get('speed')).toBe('4');
  await view.undoButton().click();
  await expect.poll(() => new URL(page.url()).searchParams.get('s')).toBe('first-screen');
  await expect(view.arrangement('b', 'Both')).toBeChecked();
  await expect(view.undoButton()).toHaveAttribute('aria-disabled', 'true');

  await view.switch('b', 'HTTPS').click();
  await expect(view.undoButton()).toHaveAccessibleName('Undo: Stage B: HTTPS');
  await view.undoButton().click();
  await expect(view.switch('b', 'HTTPS')).toHaveAttribute('aria-checked', 'false');
  await view.choose('a', 'Reverse');
  await page.locator('a[href="#stages"]').first().press('Enter');
  await expect(page).toHaveURL(/#stages$/);
  await expect(view.arrangement('a', 'Reverse')).toBeChecked();
  await view.undoButton().click();
  await expect(view.arrangement('a', 'Direct')).toBeChecked();
  await expect.poll(() => stageA(view)).toBe('direct');
  await view.isReady();
});

test('what is pressed before the second half of the page is there can be taken back as well', async ({ page }) => {
  const view = new CompareView(page);
  let letCome = (): void => undefined;
  const isWanted = new Promise<void>((resolve) => {
    letCome = resolve;
  });
  await page.route('**/assets/below-*.js', async (route) => {
    await isWanted;
    await route.continue();
  });
  await page.goto('/?a=forward');
  await view.arrangement('a', 'Direct').check();
  await expect.poll(() => stageA(view)).toBe('direct');
  await expect(view.undoButton()).toHaveCount(0);
  letCome();
  await expect(view.undoButton()).toHaveAccessibleName('Undo: Stage A: Direct');
  await view.undoButton().click();
  await expect(view.arrangement('a', 'Forward')).toBeChecked();
});
