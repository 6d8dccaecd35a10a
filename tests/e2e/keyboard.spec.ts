// Everything by keyboard alone: every control is reached, shows that it has the focus, and does what it is for.
import { expect, test, type Page } from '@playwright/test';
import { CompareView } from './models/compare.model.ts';

/** What has the focus, in a few words. */
const focused = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const one = document.activeElement;
    if (!(one instanceof HTMLElement) && !(one instanceof SVGElement)) return '';
    const value = one instanceof HTMLInputElement ? one.value : one.textContent;
    const name = one.getAttribute('aria-label') ?? value;
    return `${one.tagName.toLowerCase()} ${name.trim().slice(0, 60)}`;
  });

/** Tabs to the control that `isIt` recognises; fails when the page has been gone round without it. */
async function tabTo(page: Page, isIt: (name: string) => boolean, most = 400): Promise<void> {
  for (let press = 0; press < most; press += 1) {
    await page.keyboard.press('Tab');
    if (isIt(await focused(page))) return;
  }
  throw new Error('not reached by Tab');
}
const tabToNamed = (page: Page, name: string): Promise<void> => tabTo(page, (one) => one.endsWith(name));

for (const forcedColors of ['none', 'active'] as const) {
  test(`every control is reached by Tab, in the order of the page, and shows its focus; forced colours: ${forcedColors}`, async ({
    page,
  }) => {
    await page.emulateMedia({ forcedColors });
    const view = new CompareView(page);
    await view.open('?t=900');
    const reached = await page.evaluate(() => {
      const all = [...document.querySelectorAll<HTMLElement>('button, select, input, summary, a[href]')];
      // A group of radio buttons is one stop.
      return all.filter(
        (one) =>
          one.checkVisibility({ visibilityProperty: true }) &&
          !(one instanceof HTMLInputElement && one.type === 'radio' && !one.checked),
      ).length;
    });
    const seen = new Set<string>();
    const faint: string[] = [];
    let last = -1;
    for (let press = 0; press < reached + 60; press += 1) {
      await page.keyboard.press('Tab');
      const { key, place, shows } = await page.evaluate(() => {
        const one = document.activeElement;
        if (one === null || one === document.body) return { key: '', place: -1, shows: true };
        const every = [...document.querySelectorAll('*')];
        // Parts of a drawing show their focus as a halo, an edge or a line of their own.
        if (one instanceof SVGElement) {
          const strokes = [...one.querySelectorAll('*')].map((part) => getComputedStyle(part).stroke);
          const focus = getComputedStyle(document.documentElement).getPropertyValue('--focus');
          const probe = document.createElement('i');
          probe.style.color = focus;
          document.body.append(probe);
          const colour = getComputedStyle(probe).color;
          probe.remove();
          const shows = strokes.some((stroke) => stroke === colour || stroke.startsWith('color('));
          return { key: String(every.indexOf(one)), place: every.indexOf(one), shows };
        }
        const marked =
          one.nextElementSibling instanceof HTMLElement && one.matches('[type=radio]') ? one.nextElementSibling : one;
        const { outlineStyle, outlineWidth } = getComputedStyle(marked);
        return {
          key: String(every.indexOf(one)),
          place: every.indexOf(one),
          shows: outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2,
        };
      });
      if (key === '') break;
      expect(place, await focused(page)).toBeGreaterThan(last);
      last = place;
      seen.add(key);
      if (!shows) faint.push(await focused(page));
    }
    expect(seen.size).toBeGreaterThanOrEqual(reached);
    expect(faint).toEqual([]);
  });
}

test('a whole visit by keyboard: arrange, switch, step, ask, seek, play, share', async ({ page }) => {
  const view = new CompareView(page);
  await view.open();
  await tabToNamed(page, 'forward');
  await page.keyboard.press('ArrowLeft');
  await expect(view.arrangement('a', 'Direct')).toBeChecked();
  await page.keyboard.press('ArrowRight');
  await view.isReady();
  await tabToNamed(page, 'HTTPS');
  await page.keyboard.press('Space');
  await expect(view.switch('a', 'HTTPS')).toHaveAttribute('aria-checked', 'true');
  await tabToNamed(page, 'Cache');
  await page.keyboard.press('Space');
  await expect(view.switch('a', 'Cache')).toHaveAttribute('aria-checked', 'false');
  await expect(page.getByRole('note').filter({ hasText: 'moves bytes' }).first()).toBeVisible();
  await tabToNamed(page, 'More …');
  await page.keyboard.press('Enter');
  await expect(view.more('a')).toHaveAttribute('aria-expanded', 'true');
  await tabTo(page, (one) => one.includes('proxy that opens HTTPS'));
  await page.keyboard.press('ArrowDown');
  await expect(page.getByLabel('The client’s side')).toHaveValue('tls-intercepting-proxy');
  await page.keyboard.press('Escape');
  await expect(view.more('a')).toBeFocused();
  await view.isReady();

  await tabToNamed(page, 'Step forward');
  for (let step = 0; step < 30; step += 1) await page.keyboard.press('Enter');
  expect(await view.clockMs()).toBeGreaterThan(300);
  await page.keyboard.press('Tab');
  expect(await focused(page)).toContain('input');
  await page.keyboard.press('PageUp');
  await page.keyboard.press('ArrowRight');
  expect(await view.clockMs()).toBeGreaterThan(1000);

  await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('Enter');
  await expect(view.playButton()).toHaveAccessibleName('Pause');
  await page.keyboard.press('Enter');
  await expect(view.playButton()).toHaveAccessibleName('Play');
});

test('a cell’s evidence is opened, followed and closed by keyboard', async ({ page }) => {
  const view = new CompareView(page);
  await view.open('?t=900');
  const cell = await view.cell('b', 'origin', 'client_ip');
  await tabTo(page, (name) => name.includes('Origin knows (told, and forgeable): Client’s IP address'));
  await expect(cell).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(view.evidence()).toBeVisible();
  await tabToNamed(page, 'Show the message');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('region', { name: 'The message' })).toContainText('X-Forwarded-For: 203.0.113.7');
  await page.keyboard.press('Escape');
  await expect(view.evidence()).toHaveCount(0);
  await expect(cell).toBeFocused();
});

test('single keys play, step, send and change the eyes, and can be switched off', async ({ page }) => {
  const view = new CompareView(page);
  await view.open();
  await page.keyboard.press('.');
  expect(await view.clock()).toBe('0:00.300');
  await page.keyboard.press(']');
  expect(await view.clockMs()).toBe(1200);
  await page.keyboard.press('[');
  await page.keyboard.press(',');
  expect(await view.clock()).toBe('0:00.000');
  await page.keyboard.press('o');
  await expect(view.lens('Client')).toBeChecked();
  await expect(view.spoken()).toHaveText('See as: Client');
  await page.keyboard.press('p');
  await expect(view.playButton()).toHaveAccessibleName('Pause');
  await page.keyboard.press('p');
  await page.keyboard.press('s');
  await expect(page.locator('li[data-act="send"]')).toHaveCount(1);
  await expect(view.playButton()).toHaveAccessibleName('Pause');
  await page.keyboard.press('p');

  await page.keyboard.press('?');
  const help = page.getByRole('dialog', { name: 'Help' });
  await expect(help).toBeVisible();
  await help.getByRole('checkbox').uncheck();
  await page.keyboard.press('Escape');
  await expect(help).toBeHidden();
  await page.keyboard.press('p');
  await expect(view.playButton()).toHaveAccessibleName('Play');
});

test('help opens by its key on a narrow page too, where the menu that holds its button is folded away', async ({
  page,
}) => {
  await page.setViewportSize({ width: 360, height: 740 });
  const view = new CompareView(page);
  await view.open();
  await page.keyboard.press('?');
  const help = page.getByRole('dialog', { name: 'Help' });
  await expect(help).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(help).toBeHidden();
});

test('where nothing has the focus, the keys of a page scroll the page', async ({ page }) => {
  const view = new CompareView(page);
  await view.open();
  const top = (): Promise<number> => page.locator('[data-scroller]').evaluate((scroller) => scroller.scrollTop);
  await page.keyboard.press('PageDown');
  await expect.poll(top).toBeGreaterThan(100);
  await page.keyboard.press('PageUp');
  await expect.poll(top).toBe(0);
  await page.keyboard.press('End');
  await expect.poll(top).toBeGreaterThan(500);
  await page.keyboard.press('Home');
  await expect.poll(top).toBe(0);
});

test('keys are left alone in a field', async ({ page }) => {
  const view = new CompareView(page);
  await view.open();
  await view.seed().focus();
  await page.keyboard.press('.');
  expect(await view.clock()).toBe('0:00.000');
});

test('by keyboard alone: another situation, a participant, the list of events, people who share, undo, theme and link', async ({
  page,
}) => {
  const view = new CompareView(page);
  await view.open('?t=900');
  await tabTo(page, (name) => name === 'select What happens');
  await page.keyboard.press('ArrowDown');
  await expect(page.getByLabel('What happens')).not.toHaveValue('first-screen');
  await page.keyboard.press('ArrowUp');
  await view.isReady();

  await tabTo(page, (name) => name.startsWith('g Forward proxy'));
  await page.keyboard.press('Enter');
  await expect(page.locator('[data-participant]')).toBeVisible();
  await tabTo(page, (name) => name.includes('Suppose they share'));
  await page.keyboard.press('Enter');
  await expect(page.locator('[data-sharing] input[type=checkbox]').first()).toBeVisible();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Space');
  await expect(page.locator('input[type=checkbox]:focus')).toBeChecked();

  await view.switch('a', 'HTTPS').focus();
  await page.keyboard.press('Space');
  await expect(view.switch('a', 'HTTPS')).toHaveAttribute('aria-checked', 'true');
  await page.keyboard.press('Control+z');
  await expect(view.switch('a', 'HTTPS')).toHaveAttribute('aria-checked', 'false');
  await view.isReady();

  await view.moreOfTime().focus();
  await page.keyboard.press('Enter');
  await page.locator('button[data-landmarks]').focus();
  await page.keyboard.press('Enter');
  await expect(page.locator('[popover]:popover-open button').first()).toBeVisible();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(page.locator('[popover]:popover-open')).toHaveCount(0);
  expect(await view.clockMs()).toBeGreaterThan(0);

  await page.getByLabel('Theme').focus();
  await page.keyboard.press('ArrowDown');
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'light');
  await page.getByRole('button', { name: 'Share' }).focus();
  await page.keyboard.press('Enter');
  await expect(view.spoken()).toHaveText(/link/iu);
});
