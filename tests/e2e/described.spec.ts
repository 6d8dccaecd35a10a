// The page without its drawings: every question that they answer is answered in words; and what is said aloud is one thing a click.
import { expect, test, type Page } from '@playwright/test';
import { CompareView } from './models/compare.model.ts';

/** All that is drawn is away, and so are the tables: what is left is text. */
async function readOnly(page: Page): Promise<void> {
  // The policy of the page forbids styles from elsewhere, not those that a script makes.
  await page.evaluate(() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync('svg, table, [data-stage] { display: none !important }');
    document.adoptedStyleSheets.push(sheet);
  });
  await page.locator('[data-folded="words"] > summary').click();
}
const answer = (page: Page, side: 'a' | 'b', name: string) =>
  page.locator(`[data-words="${side}"] [data-answer="${name}"]`);

test('five questions are answered by the text alone', async ({ page }) => {
  const view = new CompareView(page);
  await view.open('?t=900');
  await readOnly(page);
  await expect(page.locator('svg:visible, table:visible')).toHaveCount(0);
  // Who knows the client's address now, and by which message?
  await expect(answer(page, 'a', 'knows')).toContainText(
    'Forward proxy knows (read on the wire). By source address of',
  );
  await expect(answer(page, 'a', 'knows')).toContainText('Origin could link. It holds the address 198.51.100.10');
  await expect(answer(page, 'b', 'knows')).toContainText('Origin knows (told, and forgeable). By the forwarding field');
  // What did the proxy change?
  await expect(answer(page, 'a', 'changed')).toContainText('Forward proxy passed on the request: ');
  await expect(answer(page, 'a', 'changed')).toContainText('Via added (RFC 9110');
  // Which origin answered?
  await expect(answer(page, 'b', 'answered')).toContainText(/^Origin \d answered, 200; there are 3 origin servers\.$/);
  // Why was the answer stored, or not?
  await expect(answer(page, 'b', 'kept')).toContainText(/keeps a copy.*The answer says Cache-Control: |may not keep/);
  // What differs between the stages?
  await expect(page.locator('[data-answer="differs"]')).toContainText(
    'Client’s IP address, Origin: Stage A: could link; Stage B: knows (told, and forgeable).',
  );
  // It is of now: before anything happened nobody but the client knows.
  await view.slider().focus();
  await page.keyboard.press('Home');
  await expect(answer(page, 'a', 'knows')).not.toContainText('Forward proxy knows');
  await expect(page.locator('[data-in-short]')).toContainText('It is 0:00.000. Stage A: 0 requests so far');
});

test('what is said of a request is of that request, and of the run what the tables say of the run', async ({
  page,
}) => {
  const view = new CompareView(page);
  const outline = page.locator('[data-words="b"]').getByRole('heading', { level: 4 });
  const origin = (): Promise<string | undefined> =>
    answer(page, 'b', 'knows')
      .locator('li')
      .allTextContents()
      .then((lines) => lines.find((line) => line.startsWith('Origin')));
  // The last request is answered from a store: it teaches the origin nothing, which others have told.
  for (const [query, headings, said] of [
    ['?t=8000', ['Of the whole run so far', 'Of request 16'], 'Origin knows (told, and forgeable).'],
    ['?t=8000&scope=exchange', ['Of request 16'], 'Origin does not know.'],
  ] as const) {
    await view.open(query);
    const cell = await view.cell('b', 'origin', 'client_ip');
    const parts = ((await cell.getAttribute('aria-label')) ?? '').split(': Client’s IP address');
    expect(`${parts[0] ?? ''}.`).toBe(said);
    await readOnly(page);
    await expect(outline).toHaveText([...headings]);
    expect(await origin()).toContain(said);
    await expect(page.getByRole('heading', { name: headings[0] })).toHaveCount(3);
  }
});

test('what a box could not read, or left as it was, the inspector and the sentences tell alike', async ({ page }) => {
  const view = new CompareView(page);
  for (const [mode, said] of [
    ['ohttp', /moved this request’s bytes without reading/],
    ['vpn-http', /nothing edited/],
    ['direct-http', /no box on this stage/],
  ] as const) {
    await view.open(`?s=base-exchange&a=${mode}&b=direct-http&t=4000`);
    await readOnly(page);
    await expect(page.locator('[data-carriage]')).toHaveText(said);
    await expect(answer(page, 'a', 'changed')).toHaveText(said);
  }
  // Who sees with the eyes of another is given no answer that these do not have.
  const links = page.locator('[data-words="a"] [data-links]');
  await expect(links).toContainText('Resolver');
  await expect(links.locator('li')).toHaveCount(4);
  await view.see('Origin server');
  await expect(links).not.toContainText('Resolver');
  // Of the four it stands at two.
  await expect(links.locator('li')).toHaveCount(2);
  await expect(answer(page, 'a', 'changed')).toHaveCount(0);
  await expect(page.locator('[data-words="a"]')).toContainText(
    'The questions are answered for whoever sees as Everyone.',
  );
});

test('the page in short says of each stage how that one stands', async ({ page }) => {
  const view = new CompareView(page);
  await view.open('?s=base-exchange&a=direct-http&b=tor-https&t=500');
  await expect(page.locator('[data-in-short]')).toContainText(
    /Stage A: 1 request so far, 1 answered.*Stage B: 1 request so far, 0 answered/,
  );
});

async function listen(page: Page): Promise<() => Promise<string[]>> {
  await page.addInitScript(() => {
    const heard: string[] = [];
    Object.assign(window, { heard });
    new MutationObserver((changes) => {
      for (const { target } of changes) {
        const live = (target instanceof Element ? target : target.parentElement)?.closest('[data-live]');
        const text = live?.textContent ?? '';
        if (text !== '' && text !== heard.at(-1)) heard.push(text);
      }
    }).observe(document, { subtree: true, childList: true, characterData: true });
  });
  return () => page.evaluate(() => (window as unknown as { heard: string[] }).heard);
}

test('a switch says itself and then what follows, in one breath; in brief only itself; and nothing if so chosen', async ({
  page,
}) => {
  const heard = await listen(page);
  const view = new CompareView(page);
  await view.open('?a=forward');
  await expect(page.locator('button[data-undo]')).toBeVisible();
  await view.switch('a', 'HTTPS').click();
  await view.isReady();
  await expect.poll(heard).toHaveLength(1);
  expect((await heard())[0]).toMatch(/^HTTPS: on\. Stage A: Origin .*\./);
  await view.playButton().press('?');
  await page.locator('select[data-voice]').selectOption('brief');
  await page.keyboard.press('Escape');
  await view.switch('a', 'HTTPS').click();
  await view.isReady();
  await expect.poll(heard).toHaveLength(2);
  expect((await heard())[1]).toBe('HTTPS: off.');
  await view.open('?voice=off');
  await view.forwardButton().click();
  await view.switch('a', 'HTTPS').click();
  await view.isReady();
  await view.forwardButton().click();
  expect(await view.clockMs()).toBeGreaterThan(0);
  expect(await heard()).toEqual([]);
});
