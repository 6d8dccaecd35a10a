// Where the browser starts no thread the page says so and computes by itself; and a thread computes what Node computes.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { expect, test, type Page } from '@playwright/test';
import { CompareView, type Side } from './models/compare.model.ts';
import { FAILURES } from './models/failing-threads.ts';

for (const [how, breakWorkers] of Object.entries(FAILURES)) {
  test(`a thread that ${how}: a notice, and the same results`, async ({ page, context }) => {
    const whole = new CompareView(await context.newPage());
    await whole.open('?t=20000');
    await page.addInitScript(breakWorkers);
    const view = new CompareView(page);
    await view.open('?t=20000');
    await expect(view.notices()).toHaveCount(1);
    await expect(view.notices()).toContainText('The browser would not start a background thread (no threads today)');
    expect(await view.state()).toEqual(await whole.state());
    await view.choose('a', 'Both');
    await expect(view.arrangement('a', 'Both')).toBeChecked();
    await expect(view.notices()).toHaveCount(1);
  });
}

interface Overheard {
  readonly scenario: { readonly nodes: readonly { readonly kind: string }[] };
  readonly trace: unknown;
}

interface Listening {
  readonly overheard: Overheard[];
  readonly ordered: (value: unknown) => unknown;
}

/** Listens in on the threads: what each was asked and what trace it answered, in the page. */
const listenIn = async (page: Page): Promise<void> => {
  await page.addInitScript({ content: `window.ordered = ${ordered.toString()};` });
  await page.addInitScript(() => {
    const overheard: { scenario: unknown; trace: unknown }[] = [];
    Object.assign(window, { overheard });
    const Own = window.Worker;
    window.Worker = class extends Own {
      #asked: unknown = null;
      constructor(url: string | URL) {
        super(url);
        this.addEventListener('message', ({ data }: MessageEvent<{ kind: string; result?: { trace: unknown } }>) => {
          if (data.kind === 'done') overheard.push({ scenario: this.#asked, trace: data.result?.trace });
        });
      }
      override postMessage(message: { scenario?: unknown }): void {
        this.#asked = message.scenario;
        super.postMessage(message);
      }
    };
  });
};

/** Its keys in order, so that equal values are equal texts. The page is handed it as it stands. */
function ordered(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(ordered);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1));
  return Object.fromEntries(entries.map(([key, inner]) => [key, ordered(inner)]));
}

/** Hash of a trace, computed in the page. The scenario's own name is left out: each stage's has one of its own in the library. */
const hashInPage = (page: Page, side: Side): Promise<string> =>
  page.evaluate(async (wanted) => {
    const { overheard, ordered: inOrder } = window as unknown as Listening;
    const isForward = (one: Overheard): boolean => one.scenario.nodes.some(({ kind }) => kind === 'forward-proxy');
    const found = overheard.find((one) => isForward(one) === (wanted === 'a'));
    if (found === undefined) throw new Error('no trace overheard');
    const { header, records } = found.trace as { header: object; records: unknown[] };
    const text = [{ ...header, scenario: '' }, ...records].map((one) => JSON.stringify(inOrder(one))).join('\n');
    const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
    return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
  }, side);

/** Hash of the same scenario's trace, computed by the command line. */
function hashInNode(scenario: string): string {
  const output = execFileSync(process.execPath, ['scripts/run-cli.mjs', 'sim', 'trace', scenario], {
    encoding: 'utf8',
    maxBuffer: 100_000_000,
  });
  const [header, ...records] = output
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as object);
  const text = [{ ...header, scenario: '' }, ...records].map((one) => JSON.stringify(ordered(one))).join('\n');
  return createHash('sha256').update(text).digest('hex');
}

test('the same scenario and seed give the same trace in Node and in this browser', async ({ page }) => {
  await listenIn(page);
  const view = new CompareView(page);
  await view.open();
  expect(await hashInPage(page, 'b')).toBe(hashInNode('first-screen'));
  expect(await hashInPage(page, 'a')).toBe(hashInNode('first-screen-left'));
  expect(await hashInPage(page, 'a')).not.toBe(await hashInPage(page, 'b'));
});
