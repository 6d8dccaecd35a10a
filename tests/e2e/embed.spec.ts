// The page as a guest: in a sandboxed frame on somebody else's page it runs whole, takes neither focus nor wheel, says how high it
// is, and listens to its host alone.
import { expect, test, type FrameLocator, type Locator, type Page } from '@playwright/test';
import { ELSEWHERE, HOME } from '../../scripts/origins.mjs';

interface Host {
  readonly heard: readonly { readonly origin: string; readonly data: Said }[];
  readonly frame: HTMLIFrameElement;
}
interface Said {
  readonly proxyscope: number;
  readonly type: string;
  readonly id?: string;
  readonly height?: number;
  readonly query?: string;
  readonly found?: string;
}

/** Opens the host page with our page in its frame, ready. */
async function openHost(page: Page, query: string): Promise<FrameLocator> {
  await page.goto(`${ELSEWHERE}/pages/host.html?src=${encodeURIComponent(`${HOME}/${query}`)}`);
  const frame = page.frameLocator('iframe[title="Proxyscope"]');
  await isReady(frame);
  return frame;
}

async function isReady(frame: FrameLocator): Promise<void> {
  for (const side of ['a', 'b']) {
    await expect(frame.locator(`[data-stage="${side}"]`)).toHaveAttribute('data-phase', 'ready');
  }
  await expect(frame.locator('[data-folded="words"] > summary')).toBeVisible();
}

/** Two pictures later the browser knows where on its page another site's frame lies; until then a click or a wheel goes astray. */
const twoPictures = (frame: FrameLocator): Promise<boolean> =>
  frame.locator('html').evaluate(
    () =>
      new Promise<boolean>((resolve) => {
        requestAnimationFrame(() => requestAnimationFrame(() => resolve(true)));
        setTimeout(resolve, 2000, false);
      }),
  );

/**
 * Clicks in another site's frame, again if it went astray: what is in the frame still moves while the host makes it as high as it asks for.
 * `done` looks once whether it has had its effect.
 */
async function press(control: Locator, done: () => Promise<boolean>): Promise<void> {
  await expect(async () => {
    if (await done()) return;
    await control.click({ timeout: 5000 });
    await expect.poll(done, { timeout: 2000 }).toBe(true);
  }).toPass({ timeout: 30_000 });
}

/** Browsers draw nothing of another site's frame that is out of sight, and now and then miss that it has come into sight. */
async function toSight(page: Page, frame: FrameLocator): Promise<void> {
  await expect(async () => {
    await page.locator('iframe').evaluate((one) => {
      scrollTo(0, 0);
      one.scrollIntoView();
    });
    expect(await twoPictures(frame)).toBe(true);
  }).toPass({ timeout: 30_000 });
}

const heard = (page: Page): Promise<readonly Said[]> =>
  page.evaluate(() => (window as unknown as Host).heard.map(({ data }) => data));
const say = (page: Page, message: object): Promise<void> =>
  page.evaluate((one) => document.querySelector('iframe')?.contentWindow?.postMessage(one, '*'), message);

test('runs on another origin, sandboxed, without an origin or storage of its own', async ({ page }) => {
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  const frame = await openHost(page, '?embed=1&t=900');
  const place = await frame.locator('html').evaluate(() => {
    let storage = 'open';
    try {
      localStorage.setItem('x', 'y');
    } catch {
      storage = 'closed';
    }
    return { origin: self.origin, storage };
  });
  expect(place).toEqual({ origin: 'null', storage: 'closed' });
  await expect(frame.getByRole('banner')).toHaveCount(0);
  await expect(frame.getByRole('heading', { level: 1 })).toHaveText('Who is hidden from whom?');
  await expect(frame.locator('[data-notice]')).toHaveCount(0);
  await toSight(page, frame);
  const both = frame.getByRole('radio', { name: 'Both' }).first();
  await press(both, () => both.isChecked());
  await isReady(frame);
  const clock = frame.locator('footer time');
  await press(frame.locator('button[data-play]'), async () => (await clock.textContent()) !== '0:00.900');
  expect(complaints).toEqual([]);
});

test('takes no focus and no wheel, and says how high it is', async ({ page }) => {
  const frame = await openHost(page, '?embed=1');
  expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('BODY');
  const fits = (): Promise<boolean> =>
    frame.locator('html').evaluate((html) => html.scrollHeight <= html.clientHeight && html.scrollHeight > 700);
  await expect.poll(fits).toBe(true);
  const sizes = async (): Promise<readonly (number | undefined)[]> =>
    (await heard(page)).filter(({ type }) => type === 'size').map(({ height }) => height);
  const [height] = (await sizes()).slice(-1);
  expect(height).toBe(await page.locator('iframe').evaluate((one) => one.clientHeight));

  await toSight(page, frame);
  await page.mouse.move(400, 300);
  const before = await page.evaluate(() => scrollY);
  await page.mouse.wheel(0, 200);
  await expect.poll(() => page.evaluate(() => scrollY)).toBeGreaterThan(before);
  const all = frame.getByRole('button', { name: 'All facts', exact: true });
  await press(all, async () => (await all.getAttribute('aria-pressed')) === 'true');
  await expect.poll(async () => (await sizes()).at(-1)).toBeGreaterThan(height ?? Infinity);
  await expect.poll(fits).toBe(true);
});

test('adds nothing to the host’s history', async ({ page }) => {
  const frame = await openHost(page, '?embed=1');
  const length = await page.evaluate(() => history.length);
  await toSight(page, frame);
  const direct = frame.getByRole('radio', { name: 'Direct' }).first();
  await press(direct, () => direct.isChecked());
  await isReady(frame);
  expect(await page.evaluate(() => history.length)).toBe(length);
});

test('answers its host, refuses what it does not understand, and does not listen to anybody else', async ({ page }) => {
  const frame = await openHost(page, '?embed=1&t=900');
  const clock = frame.locator('footer time');
  const answers = async (type: string): Promise<readonly Said[]> =>
    (await heard(page)).filter((one) => one.type === type);
  await say(page, { proxyscope: 1, type: 'hello', id: 'h' });
  await expect.poll(async () => (await answers('ready')).at(-1)?.id).toBe('h');
  await say(page, { proxyscope: 1, type: 'seek', ms: 1500 });
  await expect(clock).toHaveText('0:01.500');
  await say(page, { proxyscope: 1, type: 'get-state', id: 'q' });
  await expect.poll(async () => (await answers('state')).at(-1)).toMatchObject({ id: 'q' });
  const query = (await answers('state')).at(-1)?.query ?? '';
  expect(query).toMatch(/^\?v=1&s=first-screen&a=forward/);
  expect(query).toContain('t=1500');
  await say(page, { proxyscope: 1, type: 'seek', ms: 'soon' });
  await expect.poll(async () => (await answers('error')).at(-1)?.found).toContain('ms');
  await say(page, { proxyscope: 1, type: 'play' });
  await expect.poll(() => clock.textContent()).not.toBe('0:01.500');
  await say(page, { proxyscope: 1, type: 'pause' });
  await expect(frame.locator('button[data-play]')).toHaveAccessibleName('Play');

  // Somebody else's frame on the same page finds no ear.
  const still = await clock.textContent();
  await page.evaluate(() => {
    const other = document.createElement('iframe');
    other.srcdoc = `<script>parent.frames[0].postMessage({ proxyscope: 1, type: 'seek', ms: 9000 }, '*'); parent.document.title = 'said';</script>`;
    document.body.append(other);
  });
  await expect(page).toHaveTitle('said');
  await say(page, { proxyscope: 1, type: 'hello', id: 'after' });
  await expect.poll(async () => (await answers('ready')).at(-1)?.id).toBe('after');
  await expect(clock).toHaveText(still ?? '');
});

test('the example page shows two, each as high as what is in it', async ({ page }) => {
  await page.goto(`${HOME}/embed-example.html`);
  const frames = page.locator('iframe');
  await expect(frames).toHaveCount(2);
  for (const number of [0, 1]) {
    await frames.nth(number).scrollIntoViewIfNeeded();
    const frame = frames.nth(number).contentFrame();
    await isReady(frame);
    await expect
      .poll(() => frame.locator('html').evaluate((html) => html.scrollHeight <= html.clientHeight))
      .toBe(true);
    await expect(frame.getByRole('banner')).toHaveCount(0);
  }
  await expect(frames.nth(1).contentFrame().getByRole('heading', { level: 1 })).toHaveText('谁对谁隐藏？');
  const counts = frames.nth(0).contentFrame().locator('[data-counter="link_ip_content"]');
  expect(await counts.evaluateAll((all) => all.map((one) => one.getAttribute('data-count')))).toEqual(['2', '0']);
});
