// The built page at its plainest: it opens, says its name, breaks no rule of its own policy, and talks to its own
// origin only, wherever it is put.
import { gzipSync } from 'node:zlib';
import { expect, test, type Page } from '@playwright/test';
import { LIMITS, weigh } from '../../scripts/check-size.mjs';
import { HOME, SUB_PATH } from '../../scripts/origins.mjs';

const HEADING = 'Who is hidden from whom?';

interface Watch {
  complaints: string[];
  origins: Set<string>;
}

/** Collects what the browser has to complain about, and where it asks for anything. */
async function watch(page: Page): Promise<Watch> {
  const complaints: string[] = [];
  const origins = new Set<string>();
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complaints.push(`console: ${message.text()}`);
  });
  page.on('pageerror', (error) => complaints.push(`error: ${error.message}`));
  page.on('requestfailed', (request) => complaints.push(`not loaded: ${request.url()}`));
  page.on('response', (response) => {
    if (response.status() >= 400) complaints.push(`${String(response.status())}: ${response.url()}`);
  });
  page.on('request', (request) => {
    if (/^(https?|wss?):/.test(request.url())) origins.add(new URL(request.url()).origin);
  });
  await page.exposeFunction('reportViolation', (text: string) => complaints.push(`policy: ${text}`));
  await page.addInitScript(() => {
    addEventListener('securitypolicyviolation', (event) => {
      const report = (window as unknown as { reportViolation: (text: string) => void }).reportViolation;
      report(`${event.violatedDirective} refused ${event.blockedURI} (${event.sample})`);
    });
  });
  return { complaints, origins };
}

for (const path of ['/', SUB_PATH, `${SUB_PATH}index.html`]) {
  test(`at ${path} it shows its heading and breaks no rule`, async ({ page }) => {
    const { complaints, origins } = await watch(page);
    await page.goto(path);
    await expect(page.getByRole('heading', { level: 1, name: HEADING })).toBeVisible();
    await page.waitForLoadState('networkidle');
    expect(complaints).toEqual([]);
    expect([...origins]).toEqual([HOME]);
  });
}

test('the watch itself sees a breach', async ({ page }) => {
  const { complaints } = await watch(page);
  await page.goto('/');
  await page.evaluate(() => {
    document.body.append(Object.assign(document.createElement('p'), { id: 'planted' }));
    document.getElementById('planted')?.setAttribute('style', 'color: red');
    console.error('planted');
  });
  await expect.poll(() => complaints.join('\n')).toContain('console: planted');
  await expect.poll(() => complaints.join('\n')).toContain('policy: ');
});

test('the first view, and everything fetched until the page rests, stay within their limits', async ({ page }) => {
  const bodies: Promise<readonly [kind: 'script' | 'style', url: string, bytes: number]>[] = [];
  page.on('response', (response) => {
    const type = response.request().resourceType();
    if (type !== 'script' && type !== 'stylesheet') return;
    if (response.url().startsWith('blob:')) return; // the worker's text, which was fetched before as a script
    const kind = type === 'script' ? 'script' : 'style';
    bodies.push(response.body().then((body) => [kind, response.url(), gzipSync(body, { level: 9 }).length]));
  });
  await page.goto('/');
  await expect(page.locator('[data-stage="b"]')).toHaveAttribute('data-phase', 'ready');
  await expect(page.locator('[data-folded="words"] > summary')).toBeVisible();
  await page.waitForLoadState('networkidle');
  const fetched = await Promise.all(bodies);
  const weightOf = (kind: 'script' | 'style', counts: (url: string) => boolean = () => true): number =>
    fetched.reduce((sum, [own, url, bytes]) => sum + (own === kind && counts(url) ? bytes : 0), 0);

  const first = new Set(weigh('dist').rows.flatMap(({ path, when }) => (when === 'first' ? [`${HOME}/${path}`] : [])));
  const isFirst = (url: string): boolean => first.has(url);
  expect(weightOf('script', isFirst)).toBeGreaterThan(80_000);
  expect(weightOf('script', isFirst)).toBeLessThanOrEqual(LIMITS.script);
  expect(weightOf('style', isFirst)).toBeLessThanOrEqual(LIMITS.style);
  expect(weightOf('script')).toBeGreaterThan(weightOf('script', isFirst) + 50_000);
  expect(weightOf('script')).toBeLessThanOrEqual(LIMITS.untilRest);
  expect(weightOf('style')).toBeLessThanOrEqual(LIMITS.style);
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });
  test('it still says what it is and, in both languages, what it needs', async ({ page }) => {
    const response = await page.goto('/');
    await expect(page.getByRole('heading', { level: 1, name: HEADING })).toBeVisible();
    // Switched off from outside, scripting still counts as on for <noscript>: so its words are read in the source.
    const noscript = /<noscript>(.*)<\/noscript>/s.exec((await response?.text()) ?? '')?.[1] ?? '';
    expect(noscript).toContain('needs JavaScript');
    expect(noscript).toContain('lang="zh-CN"');
  });
});
