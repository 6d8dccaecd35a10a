// `npm run pictures`: a picture of the built page for every situation and mode that ships, at its key instants, in both themes and
// languages and three widths; measures each for words that lie on one another or are cut off, and ends with a list of faults.
//   npm run pictures -- --only fwd-connect --width 360 --lang zh-CN --theme dark --at 3
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { chromium } from 'playwright';
import { chosenBrowser, launchOptions } from './browser/find.mjs';
import { albumOf } from './pictures/album.mjs';
import { take } from './pictures/looks.mjs';
import { planOf } from './pictures/plan.mjs';
import { serve } from './serve-static.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const dist = join(root, 'dist');
const folder = join(root, 'pictures');

const many = /** @type {const} */ ({ type: 'string', multiple: true });
const { values } = parseArgs({ options: { only: many, width: many, lang: many, theme: many, at: many } });
const widths = (values.width ?? ['1440', '768', '360']).map(Number);
const languages = values.lang ?? ['en', 'zh-CN'];
const themes = values.theme ?? ['light', 'dark'];
const places = values.at?.map(Number);

if (!existsSync(dist)) throw new Error('there is no built page yet: npm run build makes it');
const leaves = (await planOf(values.only ?? [])).filter(({ place }) => places?.includes(place) ?? true);

const server = createServer(serve([{ path: '/', folder: dist }]));
await new Promise((listening) => server.listen(0, '127.0.0.1', () => listening(undefined)));
const port = /** @type {import('node:net').AddressInfo} */ (server.address()).port;
const browser = await chromium.launch(launchOptions(chosenBrowser()));

/** @type {import('./pictures/looks.mjs').Picture[]} */
const pictures = [];
const began = Date.now();
try {
  for (const width of widths) {
    for (const lang of languages) {
      for (const theme of themes) {
        const look = { width, lang, theme };
        await take(browser, `http://127.0.0.1:${String(port)}/`, look, leaves, folder, (picture) => {
          pictures.push(picture);
        });
        console.log(`${String(width)} px, ${lang}, ${theme}: ${String(pictures.length)} pages so far`);
      }
    }
  }
} finally {
  await browser.close();
  server.close();
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'index.html'), albumOf(pictures));
}

const faulty = pictures.filter(({ faults }) => faults.length > 0);
/** The same fault on many pages is told once. @type {Map<string, string[]>} */
const pagesOf = new Map();
for (const { file, faults } of faulty) {
  for (const fault of new Set(faults)) pagesOf.set(fault, [...(pagesOf.get(fault) ?? []), file]);
}
for (const [fault, [first = '', ...more]] of pagesOf) {
  console.log(`${fault}\n    ${first}${more.length > 0 ? ` and ${String(more.length)} more` : ''}`);
}
const seconds = ((Date.now() - began) / 1000).toFixed(0);
console.log(
  `${String(pictures.length)} pages looked at in ${seconds} s, ${String(faulty.length)} with faults; pictures/index.html shows them.`,
);
process.exitCode = pictures.length === 0 || faulty.length > 0 ? 1 : 0;
