// A box changes sides: it is the same box before and after, and is seen to move; where the reader wants no motion, two labelled states tell it.
import { expect, test, type Locator, type Page } from '@playwright/test';
import { CompareView } from './models/compare.model.ts';

const boxes = (page: Page): Locator =>
  page.locator('[data-stage="a"] .participant:is(.role-forward-proxy, .role-gateway)');
const stage = (page: Page): Locator => page.locator('[data-stage="a"] svg.diagram');

/** Calls the boxes by letters that stay with their elements, from the left. */
const lettered = (page: Page): Promise<string[]> =>
  boxes(page).evaluateAll((all) =>
    all
      .sort((one, other) => one.getBoundingClientRect().x - other.getBoundingClientRect().x)
      .map((box, nth) => {
        const element = box as SVGGElement;
        element.dataset['letter'] ??= `${box.classList.contains('role-gateway') ? 'G' : 'P'}${String(nth)}`;
        return element.dataset['letter'];
      }),
  );

/** Keeps a list of every place that a box of the stage is drawn at from now on. */
const watchPlaces = (page: Page) =>
  page.evaluateHandle(() => {
    const places: number[] = [];
    const nodes = document.querySelector('[data-stage="a"] svg .nodes');
    if (nodes === null) throw new Error('no stage');
    new MutationObserver((changes) => {
      for (const { target } of changes) {
        if (!(target instanceof SVGGElement)) continue;
        const isBox = target.matches('.role-gateway, .role-forward-proxy');
        if (isBox) places.push(target.transform.baseVal[0]?.matrix.e ?? NaN);
      }
    }).observe(nodes, { subtree: true, attributeFilter: ['transform'] });
    return places;
  });

async function settle(view: CompareView): Promise<void> {
  await view.isReady();
  await expect(stage(view.page)).not.toHaveAttribute('data-moving');
}

test('the box is one and the same on either side, and of two each stays', async ({ page }) => {
  const view = new CompareView(page);
  await view.open('?a=forward&t=600');
  const before = await lettered(page);
  const places = await watchPlaces(page);
  await view.choose('a', 'Reverse');
  await expect(view.spoken()).toContainText('Stage A: The box has moved from the client side to the server side.');
  await settle(view);
  expect(await lettered(page)).toEqual(before);
  await expect(boxes(page)).toHaveClass(/role-gateway/);
  const seen = await places.jsonValue();
  expect(seen.length).toBeGreaterThan(2);
  expect(seen).toEqual([...seen].sort((one, other) => one - other));
  await expect(page.locator('[data-stage="a"] .former')).toHaveCount(0);

  // The gateway stays and a proxy comes; then the proxy stays and the gateway goes; then the proxy moves.
  const [gateway] = before;
  await view.choose('a', 'Both');
  await settle(view);
  const two = await lettered(page);
  expect(two).toHaveLength(2);
  expect(two[1]).toBe(gateway);
  await view.choose('a', 'Forward');
  await settle(view);
  expect(await lettered(page)).toEqual([two[0]]);
  await view.choose('a', 'Reverse');
  await settle(view);
  expect(await lettered(page)).toEqual([two[0]]);
});

/** Opens the set-up that shows the first of the four differences, then the one in which it fails: the box stands on the other side. */
async function followLinks({ page }: CompareView): Promise<void> {
  const box = (role: string): Locator => page.locator(`[data-stage="a"] .participant.role-${role}`);
  const object = page.locator('[data-claim="object"]');
  await page.locator('[data-folded="four"] > summary').click();
  await object.getByRole('button', { name: /^Show me/u }).click();
  await expect(box('forward-proxy')).toBeVisible();
  await object.getByRole('button', { name: /^And where it fails/u }).click();
  await expect(box('gateway')).toBeVisible();
}

test('a link within the page opens another stage: the box is there at once, and after Undo as well', async ({
  page,
}) => {
  const view = new CompareView(page);
  await view.open('?a=forward&t=600&embed=1');
  await page.locator('[data-folded="four"]').scrollIntoViewIfNeeded();
  const places = await watchPlaces(page);
  await followLinks(view);
  await settle(view);
  await view.undoButton().click();
  await expect(page.locator('[data-stage="a"] .participant.role-forward-proxy')).toBeVisible();
  await settle(view);
  // From where it stood before to each of these places, and nowhere in between.
  expect(new Set(await places.jsonValue()).size).toBe(2);
});

test.describe('where no motion is wanted', () => {
  test.use({ contextOptions: { reducedMotion: 'reduce' } });

  test('both places are labelled until something else is done', async ({ page }) => {
    const view = new CompareView(page);
    await view.open('?a=forward&t=600');
    const places = await watchPlaces(page);
    const former = page.locator('[data-stage="a"] .former');
    const words = page.locator('[data-stage="a"] .caption-moved');
    const comes = async (choice: string, from: string, to: string): Promise<void> => {
      await view.choose('a', choice);
      await expect(former).toHaveAccessibleName(
        `Before, the box stood here, on the ${from}; now it stands on the ${to}.`,
      );
      expect((await words.allTextContents()).join(' ')).toBe(`before: ${from} now: ${to}`);
      await expect(view.spoken()).toContainText(`The box has moved from the ${from} to the ${to}.`);
    };
    await comes('Reverse', 'client side', 'server side');
    expect(new Set(await places.jsonValue()).size).toBe(1);
    await view.forwardButton().click();
    await expect(former).toHaveCount(0);
    await expect(words).toHaveCount(0);
    await comes('Forward', 'server side', 'client side');
    await view.see('Origin server');
    await expect(former).toHaveCount(0);
    await view.see('Everyone');
    await comes('Reverse', 'client side', 'server side');
    await view.playButton().click();
    await expect(former).toHaveCount(0);
    // While it plays, the two states stay as well: nothing else has been done.
    await comes('Forward', 'server side', 'client side');
    const clock = await view.clock();
    await expect.poll(() => view.clock()).not.toBe(clock);
    await expect(former).toHaveCount(1);
    await view.playButton().click();
    await view.choose('a', 'Direct');
    await expect(former).toHaveCount(0);
  });

  test('a switch that is taken back moves the box back; a link opens another set-up, in which nothing has moved', async ({
    page,
  }) => {
    const view = new CompareView(page);
    await view.open('?a=forward&t=600');
    const former = page.locator('[data-stage="a"] .former');
    const box = (role: string): Locator => page.locator(`[data-stage="a"] .participant.role-${role}`);
    await expect(former).toHaveCount(0);
    await view.choose('a', 'Reverse');
    await expect(former).toHaveAccessibleName(/on the client side; now/u);
    await page.goBack();
    await expect(former).toHaveAccessibleName(/on the server side; now/u);
    await page.goForward();
    await expect(former).toHaveAccessibleName(/on the client side; now/u);
    await view.undoButton().click();
    await expect(former).toHaveAccessibleName(/on the server side; now/u);

    await followLinks(view);
    await expect(former).toHaveCount(0);
    await page.goBack();
    await expect(box('forward-proxy')).toBeVisible();
    await expect(former).toHaveCount(0);
    await page.goForward();
    await expect(box('gateway')).toBeVisible();
    await expect(former).toHaveCount(0);
    await expect(view.spoken()).not.toContainText('The box has moved');
    await view.choose('a', 'Forward');
    await expect(former).toHaveAccessibleName(/on the server side; now/u);
  });

  test('in a frame nothing has moved either when such a link is taken back', async ({ page }) => {
    const view = new CompareView(page);
    await view.open('?a=forward&t=600&embed=1');
    const former = page.locator('[data-stage="a"] .former');
    await followLinks(view);
    await view.undoButton().click();
    await expect(page.locator('[data-stage="a"] .participant.role-forward-proxy')).toBeVisible();
    await view.isReady();
    await expect(former).toHaveCount(0);
    await view.choose('a', 'Reverse');
    await expect(former).toHaveCount(1);
    await view.undoButton().click();
    await expect(former).toHaveAccessibleName(/on the server side; now/u);
  });

  test('in Chinese as well, on a narrow stage', async ({ page }) => {
    await page.setViewportSize({ width: 360, height: 740 });
    const view = new CompareView(page, 'zh-CN');
    await view.open('?a=forward&t=600&lang=zh-CN');
    await view.choose('a', '反向');
    await expect(page.locator('[data-stage="a"] .caption-moved')).toHaveText(['之前：客户端一侧', '现在：服务器一侧']);
    await expect(view.spoken()).toContainText('盒子从客户端一侧移到了服务器一侧。');
  });
});
