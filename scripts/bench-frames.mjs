// `npm run bench:frames`: plays two crowded stages in the test browser and prints what a frame costs, plain and with the processor
// slowed down four times. Not part of the tests: a busy machine would fail them for nothing. Three measures: how far apart frames are; how
// long our part of one takes by the clock on the wall; and, which a busy machine changes least, the processor time of the page's thread in a
// frame, ours and the browser's (style, layout, paint), read from a trace of Chromium's.
import { chromium } from 'playwright';
import { createServer } from 'vite';
import { chosenBrowser, launchOptions } from './browser/find.mjs';

const FRAMES = 300;

/** @param {readonly number[]} numbers @param {number} share */
const quantile = (numbers, share) => [...numbers].sort((a, b) => a - b)[Math.floor((numbers.length - 1) * share)] ?? 0;

/** @typedef {{ name: string, ph: string, pid: number, tid: number, ts: number, tdur?: number }} TraceEvent */

/** Processor time in each frame, in milliseconds: all of the page's thread, and the callback in which we draw. @param {readonly TraceEvent[]} events */
function perFrame(events) {
  const callbacks = events.filter(({ name, ph }) => name === 'FireAnimationFrame' && ph === 'X');
  const [first] = callbacks;
  const starts = callbacks.map(({ ts }) => ts).sort((a, b) => a - b);
  const tasks = events.filter(
    ({ name, ph, pid, tid }) =>
      name === 'ThreadControllerImpl::RunTask' && ph === 'X' && pid === first?.pid && tid === first.tid,
  );
  const all = starts.map(() => 0);
  for (const { ts, tdur = 0 } of tasks) {
    // The task that runs the callback begins before it.
    const frame = starts.findIndex((start, nth) => ts <= start && ts > (starts[nth - 1] ?? -Infinity));
    if (frame >= 0) all[frame] = (all[frame] ?? 0) + tdur / 1000;
  }
  return { all: all.slice(1), ours: callbacks.map(({ tdur = 0 }) => tdur / 1000) };
}

/** @param {readonly number[]} numbers */
const spread = (numbers) => `p50 ${quantile(numbers, 0.5).toFixed(1)}, p95 ${quantile(numbers, 0.95).toFixed(1)} ms`;

/** @param {import('playwright').CDPSession} tools @param {() => Promise<void>} work */
async function traced(tools, work) {
  /** @type {TraceEvent[]} */
  const events = [];
  /** @param {{ value: object[] }} data */
  const keep = ({ value }) => {
    events.push(.../** @type {TraceEvent[]} */ (value));
  };
  tools.on('Tracing.dataCollected', keep);
  await tools.send('Tracing.start', {
    transferMode: 'ReportEvents',
    traceConfig: { includedCategories: ['devtools.timeline', 'toplevel'] },
  });
  await work();
  const complete = new Promise((resolve) => tools.once('Tracing.tracingComplete', resolve));
  await tools.send('Tracing.end');
  await complete;
  tools.off('Tracing.dataCollected', keep);
  return events;
}

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
    const { all, ours } = perFrame(
      await traced(tools, () => page.evaluate((frames) => /** @type {any} */ (globalThis).play(frames), FRAMES)),
    );
    console.log(
      `${String(slower)} × slower: 2 stages of ${String(nodes)} nodes and ${String(quantile(parcels, 0.5))} parcels (median); ` +
        `frame interval ${spread(intervals)}; our part of a frame ${spread(busy)}; ` +
        `processor time of the page's thread ${spread(all)}, of it ours ${spread(ours)}`,
    );
  }
} finally {
  await browser.close();
  await server.close();
}
