// The clock: it plays and stands still, steps forth and back, and asks for no frame unless it runs where it can be seen.
import { expect, test, type Page } from '@playwright/test';
import { CompareView } from './models/compare.model.ts';
import { countFrames, framesAskedDuring } from './models/frames.model.ts';

const FRAMES = 30;

test('no frame is asked for while paused, hidden, off screen or at the end', async ({ page }) => {
  await countFrames(page);
  const view = new CompareView(page);
  await view.open();
  expect(await framesAskedDuring(page, FRAMES)).toBe(0);

  await view.playButton().click();
  expect(await framesAskedDuring(page, FRAMES)).toBeGreaterThan(FRAMES / 2);
  await view.playButton().click();
  expect(await framesAskedDuring(page, FRAMES)).toBe(0);

  await view.playButton().click();
  await page.evaluate(() => {
    Object.defineProperty(document, 'hidden', { configurable: true, get: () => true });
    document.dispatchEvent(new Event('visibilitychange'));
  });
  expect(await framesAskedDuring(page, FRAMES)).toBe(0);
  await page.evaluate(() => {
    Reflect.deleteProperty(document, 'hidden');
    document.dispatchEvent(new Event('visibilitychange'));
  });
  expect(await framesAskedDuring(page, FRAMES)).toBeGreaterThan(FRAMES / 2);

  await page.evaluate(() => {
    const spacer = document.createElement('div');
    spacer.style.height = '9000px';
    document.body.prepend(spacer);
    scrollTo(0, 0);
  });
  await expect.poll(() => framesAskedDuring(page, FRAMES)).toBe(0);
  await page.evaluate(() => document.querySelector('main')?.scrollIntoView());
  await expect.poll(() => framesAskedDuring(page, FRAMES)).toBeGreaterThan(FRAMES / 2);

  await view.seek(60_000);
  await expect(view.playButton()).toHaveAccessibleName('Play');
  expect(await framesAskedDuring(page, FRAMES)).toBe(0);
});

test('plays, and pauses where it is', async ({ page }) => {
  const view = new CompareView(page);
  await view.open();
  await view.playButton().click();
  await expect.poll(() => view.clockMs()).toBeGreaterThan(100);
  await view.playButton().click();
  const stopped = await view.clock();
  await framesPass(page);
  expect(await view.clock()).toBe(stopped);
});

test('stops at the end and begins again from zero', async ({ page }) => {
  const view = new CompareView(page);
  await view.open('?t=59990&speed=8');
  await view.playButton().click();
  await expect.poll(() => view.clock()).toBe('1:00.000');
  await expect(view.playButton()).toHaveAccessibleName('Play');
  await expect(view.act('send')).toHaveAttribute('aria-disabled', 'true');
  await view.playButton().click();
  await expect.poll(() => view.clockMs()).toBeLessThan(30_000);
});

test('steps to every event, and back the same way', async ({ page }) => {
  const view = new CompareView(page);
  await view.open();
  const there: object[] = [];
  for (let step = 0; step < 14; step += 1) {
    there.push(await view.state());
    await view.forwardButton().click();
  }
  const clocks = there.map((state) => (state as { clock: string }).clock);
  expect(new Set(clocks).size).toBe(14);
  expect([...clocks].sort()).toEqual(clocks);
  for (const state of there.reverse()) {
    await view.backButton().click();
    expect(await view.state()).toEqual(state);
  }
});

test('says each step, once, and what is worth hearing while it plays', async ({ page }) => {
  await page.addInitScript(() => {
    const heard: string[] = [];
    Object.assign(window, { heard });
    new MutationObserver(() => {
      const text = document.querySelector('[data-live]')?.textContent ?? '';
      if (text !== '' && text !== heard.at(-1)) heard.push(text);
    }).observe(document, { subtree: true, childList: true, characterData: true });
  });
  const heard = (): Promise<string[]> => page.evaluate(() => (window as unknown as { heard: string[] }).heard);
  const view = new CompareView(page);
  await view.open();
  await view.forwardButton().click();
  await expect.poll(heard).toHaveLength(1);
  expect((await heard())[0]).toMatch(/^0:00\.300\. Stage A: Client A wants GET http:\/\/shop\.example\/\. .*Stage B: /);
  await view.forwardButton().click();
  await expect.poll(heard).toHaveLength(2);
  // What was said before is not said again.
  expect((await heard())[1]).not.toContain('wants GET');
  // Nor what lay on the way of a leap.
  await view.seek(1100);
  await expect.poll(async () => (await heard()).at(-1)).toBe('0:01.100');
  // A hand that pulls the clock along hears nothing on the way.
  const bar = (await view.slider().boundingBox())!;
  await page.mouse.move(bar.x + bar.width * 0.01, bar.y + bar.height / 2);
  await page.mouse.down();
  const before = (await heard()).length;
  await page.mouse.move(bar.x + bar.width * 0.3, bar.y + bar.height / 2, { steps: 10 });
  await expect.poll(() => view.clockMs()).toBeGreaterThan(10_000);
  expect(await heard()).toHaveLength(before);
  await page.mouse.up();
  await view.seek(1100);
  await view.playButton().click();
  await expect.poll(async () => (await heard()).join('\n'), { timeout: 30_000 }).toMatch(/answers from its store/);
});

test('the slider says the time and what has just happened', async ({ page }) => {
  const view = new CompareView(page);
  await view.open();
  await view.seek(300);
  await expect(view.slider()).toHaveAttribute('aria-valuetext', /^0:00\.300: Client A/);
  await view.slider().focus();
  await page.keyboard.press('End');
  expect(await view.clock()).toBe('1:00.000');
  await page.keyboard.press('Home');
  expect(await view.clock()).toBe('0:00.000');
});

test('where nothing may move, the clock stands from event to event', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  const view = new CompareView(page);
  await view.open('?t=299&speed=0.25');
  await page.evaluate(() => {
    const time = document.querySelector('footer time');
    const seen: string[] = [];
    Object.assign(window, { seen });
    if (time !== null) new MutationObserver(() => seen.push(time.textContent)).observe(time, { childList: true });
  });
  const seen = (): Promise<string[]> => page.evaluate(() => (window as unknown as { seen: string[] }).seen);
  await view.playButton().click();
  await expect.poll(async () => new Set(await seen()).size, { timeout: 30_000 }).toBeGreaterThan(4);
  await view.playButton().click();
  const stops = [...new Set(await seen())];
  await view.seek(299);
  const events: string[] = [];
  for (let step = 0; step < stops.length + 2; step += 1) {
    await view.forwardButton().click();
    events.push(await view.clock());
  }
  // The first instant shown may be the event before the clock was started.
  expect(events).toEqual(expect.arrayContaining(stops.filter((stop) => stop > '0:00.299')));
});

/** Some frames of the browser's own. */
const framesPass = (page: Page): Promise<void> =>
  page.evaluate(async () => {
    for (let shown = 0; shown < 20; shown += 1) await new Promise((resolve) => requestAnimationFrame(resolve));
  });
