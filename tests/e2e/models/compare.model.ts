// The Compare view as somebody uses it: what can be done and what can be read, in sentences.
import { expect, type Locator, type Page } from '@playwright/test';

export type Side = 'a' | 'b';
export const LETTER = { a: 'A', b: 'B' } as const;

/** Words of the page that the tests look for, in both languages. */
export const WORDS = {
  en: {
    play: 'Play',
    pause: 'Pause',
    forward: 'Step forward',
    back: 'Step back',
    more: 'More …',
    stage: { a: 'Stage A', b: 'Stage B' },
    inWords: 'In words',
  },
  'zh-CN': {
    play: '播放',
    pause: '暂停',
    forward: '前进一步',
    back: '后退一步',
    more: '更多……',
    stage: { a: '舞台 A', b: '舞台 B' },
    inWords: '文字说明',
  },
} as const;
export type Language = keyof typeof WORDS;

export class CompareView {
  readonly page: Page;
  readonly words: (typeof WORDS)[Language];

  constructor(page: Page, language: Language = 'en') {
    this.page = page;
    this.words = WORDS[language];
  }

  /** Opens a link and waits until both runs are there and all panels have come. */
  async open(query = ''): Promise<void> {
    await this.page.goto(`/${query}`);
    await this.isReady();
  }

  async isReady(): Promise<void> {
    for (const side of ['a', 'b'] as const) {
      await expect(this.page.locator(`[data-stage="${side}"]`)).toHaveAttribute('data-phase', 'ready');
    }
    await expect(this.page.locator('[data-folded="words"] > summary')).toBeVisible();
  }

  // What can be pressed.
  readonly playButton = (): Locator => this.page.locator('button[data-play]');
  readonly forwardButton = (): Locator => this.page.getByRole('button', { name: this.words.forward });
  readonly backButton = (): Locator => this.page.getByRole('button', { name: this.words.back });
  readonly slider = (): Locator => this.page.locator('footer input[type=range]');
  readonly seed = (): Locator => this.page.locator('footer input[inputmode=numeric]');
  readonly moreOfTime = (): Locator => this.page.locator('footer button[aria-expanded]');
  readonly undoButton = (): Locator => this.page.locator('button[data-undo]');
  readonly act = (kind: string): Locator => this.page.locator(`button[data-act="${kind}"]`);
  readonly head = (side: Side): Locator => this.page.getByRole('group', { name: this.words.stage[side], exact: true });
  readonly arrangement = (side: Side, name: string): Locator =>
    this.head(side).getByRole('radio', { name, exact: true });
  readonly switch = (side: Side, name: string): Locator => this.head(side).getByRole('switch', { name, exact: true });
  readonly more = (side: Side): Locator => this.head(side).getByRole('button', { name: this.words.more });
  readonly lens = (name: string): Locator =>
    this.page.getByRole('radiogroup', { name: 'See as' }).getByRole('radio', { name });

  // What can be read.
  readonly matrix = (side: Side): Locator => this.page.locator(`table[data-side="${side}"]`);
  readonly evidence = (): Locator => this.page.locator('[data-evidence]');
  readonly notices = (): Locator => this.page.locator('[data-notice]');
  readonly spoken = (): Locator => this.page.locator('[data-live]');
  readonly stageCard = (side: Side): Locator => this.page.locator(`section[data-of="${side}"]`).first();
  /** What the set-up of a stage is called, under its head. */
  readonly modeLine = (side: Side): Locator => this.page.locator(`section[data-of="${side}"] [data-mode]`);
  readonly measure = (name: string): Locator => this.page.locator(`tr[data-measure="${name}"]`);

  async choose(side: Side, name: string): Promise<void> {
    await this.arrangement(side, name).check();
    await this.isReady();
  }

  /** Opens all that opens in place. */
  async openDetails(): Promise<void> {
    await this.page
      .locator('details:not([open]) > summary')
      .evaluateAll((all) => all.forEach((one) => (one as HTMLElement).click()));
  }

  async see(name: string): Promise<void> {
    // A row where there is room for it, else a list.
    const [row, list] = [this.lens(name), this.page.getByRole('combobox', { name: 'See as', exact: true })];
    await expect(row.or(list)).toBeVisible();
    await ((await row.isVisible()) ? row.check() : list.selectOption({ label: name }));
  }

  /** A cell by the heading of its column (a short or a long name) and its fact. */
  async cell(side: Side, column: string, fact: string): Promise<Locator> {
    const headings = this.matrix(side).locator('thead th[data-column]');
    const columns = await headings.evaluateAll((all) => all.map((one) => one.getAttribute('data-column')));
    return this.matrix(side).locator(`tr[data-fact="${fact}"] td`).nth(columns.indexOf(column)).getByRole('button');
  }

  async counter(side: Side, fact: 'link_ip_host' | 'link_ip_content'): Promise<number> {
    const counter = this.matrixCard(side).locator(`[data-counter="${fact}"]`);
    return Number(await counter.getAttribute('data-count'));
  }

  readonly matrixCard = (side: Side): Locator =>
    this.page.locator(`section[data-of="${side}"]`).filter({ has: this.page.locator('table') });

  async clock(): Promise<string> {
    return (await this.page.locator('footer time').textContent()) ?? '';
  }

  /** Microseconds of nothing: the clock in milliseconds. */
  async clockMs(): Promise<number> {
    const [minutes = 0, seconds = 0] = (await this.clock()).split(':').map(Number);
    return Math.round((minutes * 60 + seconds) * 1000);
  }

  /** Puts the clock somewhere by the slider, as a hand would. */
  async seek(ms: number): Promise<void> {
    await this.slider().fill(String(ms));
  }

  /** Everything on the page that depends on the state, as text. */
  async state(): Promise<object> {
    return {
      clock: await this.clock(),
      radios: await this.page
        .locator('input[type=radio]:checked')
        .evaluateAll((all) => all.map((one) => one.parentElement?.textContent)),
      switches: await this.page
        .getByRole('switch')
        .evaluateAll((all) => all.map((one) => `${one.textContent}: ${String(one.getAttribute('aria-checked'))}`)),
      seed: await this.seed().inputValue(),
      cells: await this.page.locator('td button[data-value]').evaluateAll((all) => all.map((one) => one.ariaLabel)),
      counters: await this.page.locator('[data-counter]').evaluateAll((all) => all.map((one) => one.textContent)),
      measures: await this.page.locator('tr[data-measure]').evaluateAll((all) => all.map((one) => one.textContent)),
      acts: await this.page.locator('li[data-act]').evaluateAll((all) => all.map((one) => one.textContent)),
      drawings: await this.page.locator('svg.diagram').evaluateAll((all) => all.map((one) => one.textContent)),
      language: await this.page.locator('html').getAttribute('lang'),
      theme: await this.page.locator('html').getAttribute('data-theme'),
    };
  }
}
