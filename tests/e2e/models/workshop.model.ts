// A page of tests/e2e/workshop, which no site ships: served from the sources, with what its script hands out.
import { expect, type Locator, type Page } from '@playwright/test';
import { createServer, type ViteDevServer } from 'vite';
import type { Workshop } from '../workshop/crowd.ts';

/** Serves the sources on a port of this machine that is free. */
export async function servedSources(): Promise<ViteDevServer> {
  const server = await createServer({ logLevel: 'warn', server: { host: '127.0.0.1', port: 0 } });
  return server.listen();
}

interface Global {
  readonly workshop: Workshop;
}

export class CrowdWorkshop {
  readonly page: Page;
  readonly drawn: Locator;
  readonly painted: Locator;

  constructor(page: Page) {
    this.page = page;
    this.drawn = page.locator('.drawing').first();
    this.painted = page.locator('.drawing').last();
  }

  async open(server: ViteDevServer): Promise<void> {
    await this.page.goto(`${server.resolvedUrls?.local[0] ?? ''}tests/e2e/workshop/crowd.html`);
    await this.page.waitForFunction(() => 'workshop' in globalThis);
  }

  /** Shows an instant on both sides and waits until the crowd is painted; gives back what is under way, in pixels of the right drawing. */
  async crowdAt(
    ms: number,
    selected: number | null = null,
  ): Promise<readonly { record: number; exchange: number; x: number; y: number }[]> {
    const parcels = await this.show(ms, selected);
    await expect(this.painted.locator('canvas')).toBeVisible();
    return parcels;
  }

  show(
    ms: number,
    selected: number | null = null,
  ): Promise<readonly { record: number; exchange: number; x: number; y: number }[]> {
    return this.page.evaluate(
      ([at, exchange]) => {
        const svg = [...document.querySelectorAll('svg')].at(-1);
        const parcels = (globalThis as unknown as Global).workshop.show(at, exchange);
        const matrix = svg?.getScreenCTM();
        return parcels.flatMap(({ selection, x, y }) => {
          const place = new DOMPoint(x, y).matrixTransform(matrix ?? undefined);
          return selection.kind === 'message'
            ? [{ record: selection.record, exchange: selection.exchange, x: place.x, y: place.y }]
            : [];
        });
      },
      [ms, selected] as const,
    );
  }

  speak(record: number | null): Promise<void> {
    return this.page.evaluate((said) => (globalThis as unknown as Global).workshop.speak(said), record);
  }

  chosen(): Promise<Workshop['chosen']> {
    return this.page.evaluate(() => (globalThis as unknown as Global).workshop.chosen);
  }

  /** The figure of a message on the right. */
  figure(record: number): Locator {
    return this.painted.locator(`.parcel[data-record="${String(record)}"]`);
  }

  figures(): Locator {
    return this.painted.locator('.parcel');
  }

  /** The share of a figure's ring that is seen in its colour; only what is painted is looked at. */
  async ringSeen(record: number): Promise<number> {
    const halo = this.figure(record).locator('.halo');
    const ring = await halo.evaluate((circle: SVGCircleElement) => {
      const { left, top, width } = circle.getBoundingClientRect();
      return { x: left + width / 2, y: top + width / 2, radius: width / 2, colour: getComputedStyle(circle).stroke };
    });
    const picture = (await this.page.screenshot()).toString('base64');
    return this.page.evaluate(
      async ([text, { x, y, radius, colour }]) => {
        const bytes = Uint8Array.from(atob(text), (sign) => sign.charCodeAt(0));
        const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
        const pen = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d');
        if (pen === null) throw new Error('no canvas');
        pen.fillStyle = colour;
        pen.fillRect(0, 0, 1, 1);
        const wanted = pen.getImageData(0, 0, 1, 1).data;
        pen.drawImage(bitmap, 0, 0);
        const angles = Array.from({ length: 72 }, (_, nth) => (nth * Math.PI) / 36);
        const seen = angles.filter((angle) => {
          const { data } = pen.getImageData(
            Math.floor(x + radius * Math.cos(angle)),
            Math.floor(y + radius * Math.sin(angle)),
            1,
            1,
          );
          return [0, 1, 2].every((part) => Math.abs((data[part] ?? 0) - (wanted[part] ?? 0)) < 64);
        });
        return seen.length / angles.length;
      },
      [picture, ring] as const,
    );
  }

  /** Among the points at which parcels are, the share where the two drawings have clearly different colours. */
  async unlike(): Promise<number> {
    const pictures = await Promise.all(
      [this.drawn, this.painted].map(async (side) => (await side.screenshot()).toString('base64')),
    );
    return this.page.evaluate(async (both) => {
      const STEPS = 48;
      const points = async (picture: string): Promise<ImageData> => {
        const bytes = Uint8Array.from(atob(picture), (sign) => sign.charCodeAt(0));
        const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
        const pen = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d');
        if (pen === null) throw new Error('no canvas');
        pen.drawImage(bitmap, 0, 0);
        return pen.getImageData(0, 0, bitmap.width, bitmap.height);
      };
      const [one, other] = await Promise.all(both.map(points));
      if (one === undefined || other === undefined || one.width !== other.width)
        throw new Error('pictures of one size');
      let differing = 0;
      for (let at = 0; at < one.data.length; at += 4)
        if ([0, 1, 2].some((part) => Math.abs((one.data[at + part] ?? 0) - (other.data[at + part] ?? 0)) > STEPS))
          differing += 1;
      return (4 * differing) / one.data.length;
    }, pictures);
  }
}
