// `npm run audit`: every view of the built page × every way of seeing × both languages and the pseudo-language × four widths, each looked
// at by axe and measured for words that lie on one another or are cut off, for scrolling both ways and for targets too small.
// Half an hour; the browser tests hold a selection.   npm run audit -- --view 'all open' --width 360 --lang zh-CN --medium dark
import { existsSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { chromium } from 'playwright';
import { VIEWS } from './audit/views.mjs';
import { MEDIA, TONGUES, faultsOfRoom, visit } from './audit/visit.mjs';
import { violations } from './audit/axe.mjs';
import { chosenBrowser, launchOptions } from './browser/find.mjs';
import { serve } from './serve-static.mjs';

const dist = join(fileURLToPath(new URL('..', import.meta.url)), 'dist');
if (!existsSync(dist)) throw new Error('there is no built page yet: npm run build makes it');

/** Width and height of the window; the last one is 1280 × 1024 at 400 %. */
const WINDOWS = { 1440: 900, 768: 1024, 360: 760, 320: 256 };
/** Below this the page has a menu, and no paper is narrower. */
const NARROW = 720;

const many = /** @type {const} */ ({ type: 'string', multiple: true });
const { values } = parseArgs({ options: { view: many, width: many, lang: many, medium: many } });
/** @param {string[] | undefined} wanted @param {string[]} all */
const chosen = (wanted, all) => {
  const unknown = wanted?.find((one) => !all.includes(one));
  if (unknown !== undefined) throw new RangeError(`no “${unknown}”; there are ${all.join(', ')}`);
  return wanted ?? all;
};
const views = VIEWS.filter(({ name }) =>
  chosen(
    values.view,
    VIEWS.map((view) => view.name),
  ).includes(name),
);
const tongues = chosen(values.lang, Object.keys(TONGUES));
const media = chosen(values.medium, Object.keys(MEDIA));
const widths = chosen(values.width, Object.keys(WINDOWS).reverse()).map(Number);

const server = createServer(serve([{ path: '/', folder: dist }]));
await new Promise((listening) => server.listen(0, '127.0.0.1', () => listening(undefined)));
const home = `http://127.0.0.1:${String(/** @type {import('node:net').AddressInfo} */ (server.address()).port)}/`;
const browser = await chromium.launch(launchOptions(chosenBrowser()));

/** The same fault in many places is told once. @type {Map<string, string[]>} */
const placesOf = new Map();
let looks = 0;

/** @param {string} place @param {readonly string[]} faults */
function note(place, faults) {
  looks += 1;
  for (const fault of new Set(faults)) {
    if (!placesOf.has(fault)) console.log(`  ${fault}\n      ${place}`);
    placesOf.set(fault, [...(placesOf.get(fault) ?? []), place]);
  }
}

/** One view in one window and one language, in every way of seeing. @param {import('./audit/views.mjs').View} view @param {number} width @param {string} tongue */
async function look(view, width, tongue) {
  const height = WINDOWS[/** @type {keyof typeof WINDOWS} */ (width)];
  const page = await browser.newPage({ viewport: { width, height }, locale: 'en-US' });
  /** @type {string[]} */
  const complaints = [];
  page.on('console', (message) => message.type() === 'error' && complaints.push(`error: ${message.text()}`));
  page.on('pageerror', (error) => complaints.push(`error: ${error.message}`));
  const place = `${view.name}, ${String(width)} px, ${tongue}`;
  try {
    await page.emulateMedia(MEDIA.light);
    await visit(page, view, home, TONGUES[/** @type {keyof typeof TONGUES} */ (tongue)]);
    note(place, await faultsOfRoom(page));
    // The pseudo-language is for the eye: its words mean nothing, and axe would find nothing new in them.
    // At 400 % the page is as at 360 px, in less height.
    for (const medium of tongue === 'long' ? [] : width === 320 ? media.slice(0, 1) : media) {
      await page.emulateMedia(MEDIA[/** @type {keyof typeof MEDIA} */ (medium)]);
      note(`${place}, ${medium}`, await violations(page));
    }
  } catch (error) {
    complaints.push(`not reached: ${String(error).split('\n')[0] ?? ''}`);
  }
  note(place, complaints);
  await page.close();
}

const began = Date.now();
try {
  for (const view of views) {
    for (const width of widths) {
      if ((view.needs === 'narrow' && width > NARROW) || (view.needs === 'paper' && width < NARROW)) continue;
      for (const tongue of tongues) await look(view, width, tongue);
    }
    const seconds = ((Date.now() - began) / 1000).toFixed(0);
    console.log(`${view.name}: ${String(placesOf.size)} faults in ${String(looks)} looks so far, ${seconds} s`);
  }
} finally {
  await browser.close();
  server.close();
}
for (const [fault, { length }] of placesOf) if (length > 1) console.log(`${fault}\n    in ${String(length)} looks`);
console.log(`${String(looks)} looks at ${String(views.length)} views: ${String(placesOf.size)} different faults`);
process.exitCode = looks === 0 || placesOf.size > 0 ? 1 : 0;
