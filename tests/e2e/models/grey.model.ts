// The page without its colours: pictures of parts of it in grey, and how far two of them are apart.
import type { Locator, Page } from '@playwright/test';

/** From now on the page is seen in grey. */
export async function inGrey(page: Page): Promise<void> {
  await page.evaluate(() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(
      'html { filter: grayscale(1) } [data-board] { position: fixed; inset: 0 0 auto auto; z-index: 99; background: var(--card) }',
    );
    document.adoptedStyleSheets.push(sheet);
  });
}

/** Parts of a drawing, each alone on a sheet of its own so that nothing under or beside it tells them apart; `half`: of the drawing's units that are shown. */
export async function boardOf(page: Page, parts: Locator, half: number): Promise<Locator> {
  await parts.evaluateAll((all, room) => {
    document.querySelector('[data-board]')?.remove();
    const board = document.createElement('div');
    board.dataset['board'] = '';
    for (const part of all) {
      const sheet = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
      const copy = part.cloneNode(true) as SVGElement;
      sheet.setAttribute('class', 'diagram');
      sheet.setAttribute('width', '72');
      sheet.setAttribute('height', '72');
      sheet.setAttribute('viewBox', `${String(-room)} ${String(-room)} ${String(2 * room)} ${String(2 * room)}`);
      copy.removeAttribute('transform');
      copy.style.transform = 'none';
      sheet.append(copy);
      board.append(sheet);
    }
    document.body.append(board);
  }, half);
  return page.locator('[data-board] > svg');
}

/** A picture of each, in the order of the page. */
export const picturesOf = async (parts: Locator): Promise<readonly string[]> =>
  Promise.all((await parts.all()).map(async (part) => (await part.screenshot()).toString('base64')));

/** The share of the first picture that stands out from the second by 3 : 1 or more (WCAG 2.2, 1.4.11), both brought to one size. */
export const apart = (page: Page, one: string, other: string): Promise<number> =>
  page.evaluate(
    async (pictures) => {
      const SIZE = 48;
      const luminances = async (picture: string): Promise<readonly number[]> => {
        const bytes = Uint8Array.from(atob(picture), (sign) => sign.charCodeAt(0));
        const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
        const context = new OffscreenCanvas(SIZE, SIZE).getContext('2d');
        if (context === null) throw new Error('no canvas');
        context.drawImage(bitmap, 0, 0, SIZE, SIZE);
        const { data } = context.getImageData(0, 0, SIZE, SIZE);
        const linear = (part: number): number =>
          part <= 0.04045 * 255 ? part / 255 / 12.92 : ((part / 255 + 0.055) / 1.055) ** 2.4;
        return Array.from({ length: SIZE * SIZE }, (_, at) => {
          const [red = 0, green = 0, blue = 0] = data.subarray(4 * at, 4 * at + 3);
          return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
        });
      };
      const [a, b] = await Promise.all(pictures.map(luminances));
      if (a === undefined || b === undefined) throw new Error('two pictures are compared');
      const differing = a.filter((value, at) => {
        const [dark = 0, light = 0] = [value, b[at] ?? 0].sort((x, y) => x - y);
        return (light + 0.05) / (dark + 0.05) >= 3;
      });
      return differing.length / a.length;
    },
    [one, other],
  );

/** Pairs that are too much alike, with what they have apart. */
export async function alike(
  page: Page,
  named: readonly (readonly [name: string, picture: string])[],
  least: number,
): Promise<readonly string[]> {
  const found: string[] = [];
  for (const [place, [name, picture]] of named.entries()) {
    for (const [otherName, other] of named.slice(place + 1)) {
      const share = await apart(page, picture, other);
      if (share < least) found.push(`${name} and ${otherName}: ${(100 * share).toFixed(1)} %`);
    }
  }
  return found;
}
