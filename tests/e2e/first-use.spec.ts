// Somebody comes for the first time: in three actions at most he sees that the origin sees the proxy's address, and in one more, why.
import { expect, test, type Locator } from '@playwright/test';
import { CompareView } from './models/compare.model.ts';

for (const width of [1440, 360]) {
  test(`from the first screen to the proxy’s address at the origin and its evidence, ${String(width)} px`, async ({
    page,
  }) => {
    await page.setViewportSize({ width, height: 900 });
    const view = new CompareView(page);
    await view.open();
    let actions = 0;
    const act = async (control: Locator): Promise<void> => {
      actions += 1;
      await control.click();
    };
    const claim = page.locator('[data-stage="a"] svg.diagram').getByText('198.51.100.10').last();
    await act(view.playButton());
    await expect(page.locator('[data-stage="a"] svg.diagram')).toContainText('the forward proxy', { timeout: 40_000 });
    await expect(claim).toBeVisible();
    expect(actions).toBeLessThanOrEqual(3);
    await act(await view.cell('a', 'origin', 'client_ip'));
    await expect(view.evidence()).toContainText('198.51.100.10');
    expect(actions).toBeLessThanOrEqual(4);
  });
}
