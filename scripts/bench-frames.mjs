// `npm run bench:frames`: plays two crowded stages in the test browser and prints what a frame costs, plain and with the processor
// slowed down four times. Not part of the tests: a busy machine would fail them for nothing.
import { chromium } from 'playwright';
import { createServer } from 'vite';
import { chosenBrowser, launchOptions } from './browser/find.mjs';

const FRAMES = 300;

/** @param {readonly number[]} numbers @param {number} share */
const quantile = (numbers, share) => [...numbers].sort((a, b) => a - b)[Math.floor((numbers.length - 1) * share)] ?? 0;

const server = await createServer({ logLevel: 'warn', server: { host: '127.0.0.1', port: 0 } });
await server.listen();
const address = server.resolvedUrls?.local[0] ?? '';
const browser = await chromium.launch(launchOptions(chosenBrowser()));
try {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  const tools = await page.context().newCDPSession(page);
  for (const slower of [1, 4]) {
    await page.goto(`${address}tests/bench/frames.html`);
    await page.waitForFunction(() => 'play' in globalThis, null, { timeout: 120_000 });
    await tools.send('Emulation.setCPUThrottlingRate', { rate: slower });
    /** @type {import('../tests/bench/frames.ts').Frames} */
    const { nodes, parcels, intervals, busy } = await page.evaluate(
      (frames) => /** @type {any} */ (globalThis).play(frames),
      FRAMES,
    );
    console.log(
      `${String(slower)} × slower: 2 stages of ${String(nodes)} nodes and ${String(quantile(parcels, 0.5))} parcels (median); ` +
        `frame interval p50 ${quantile(intervals, 0.5).toFixed(1)}, p95 ${quantile(intervals, 0.95).toFixed(1)} ms; ` +
        `our part of a frame p50 ${quantile(busy, 0.5).toFixed(1)}, p95 ${quantile(busy, 0.95).toFixed(1)} ms`,
    );
  }
} finally {
  await browser.close();
  await server.close();
}
