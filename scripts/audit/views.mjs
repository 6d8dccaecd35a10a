// Every view that there is: how one comes to it from a link. Read by `npm run audit`, which looks at all of them in every way of seeing,
// and by the browser tests, which look at each of them once.

/**
 * `needs`: where it can be seen at all (a menu is there on narrow screens alone, paper is no screen). `isAkin`: made of the same parts as
 * another view, so that the tests need not look at it each time.
 * @typedef {import('playwright').Page} Page
 * @typedef {{ name: string, query?: string, path?: string, needs?: 'narrow' | 'paper', isAkin?: boolean, come?: (page: Page) => Promise<unknown> }} View
 */

/** What stands on both stages in the views that are about something that is opened there. */
const MIDDLE = 't=900&facts=all&seed=7&ladders=both&do=stop-1@20000';

/** So many bursts, one a millisecond. @param {number} count */
const bursts = (count) => Array.from({ length: count }, (_, nth) => `burst@${String(1000 + nth)}`).join();

/** The other side is shown, wherever the stages share one place. @param {string} mode @param {string} rest */
const mode = (mode, rest = '') => `s=base-exchange&a=${mode}&b=direct-http&t=200${rest}`;

/** @param {Page} page @param {string} selector @param {number} [which] */
const press = (page, selector, which = 0) => page.locator(selector).nth(which).dispatchEvent('click');

/** @param {Page} page @param {string} selector */
const seen = (page, selector) => page.locator(selector).first().waitFor();

/** @param {Page} page */
export const twoFrames = (page) =>
  page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(undefined)))));

/** All that opens in place, one beside the other. @param {Page} page */
export async function openAll(page) {
  await press(page, '[data-cell="a.origin.client_ip"]');
  await seen(page, '[data-evidence]');
  await page
    .locator('details:not([open]) > summary')
    .evaluateAll((all) => all.forEach((one) => /** @type {HTMLElement} */ (one).click()));
  await seen(page, '[data-answer="differs"] li');
  await seen(page, '.figure-table, svg.figure');
  await press(page, 'footer button[aria-expanded="false"]');
  await seen(page, 'select[data-loop]');
}

/** A drawing follows the clock where it is in sight. @param {Page} page */
const stageInSight = (page) => page.locator('[data-stage="a"] svg').scrollIntoViewIfNeeded();

/** @param {string} role @returns {(page: Page) => Promise<void>} */
const participant = (role) => async (page) => {
  await stageInSight(page);
  await press(page, `[data-stage="a"] .participant:is(.role-${role.split(' ').join(', .role-')})`);
  await seen(page, '[data-participant]');
};

/** @param {string} kind @returns {(page: Page) => Promise<void>} */
const message = (kind) => async (page) => {
  await stageInSight(page);
  const forward = page.locator('footer button[data-play] + button');
  for (let step = 0; step < 60; step += 1) {
    if ((await page.locator(`[data-stage="a"] .parcel${kind}`).count()) > 0) break;
    await forward.dispatchEvent('click');
    await twoFrames(page);
  }
  await press(page, `[data-stage="a"] .parcel${kind}`);
  await seen(page, 'div[data-record]');
};

/** The clipboard is closed, as in a frame: the link is shown to be taken by hand. @param {Page} page */
async function shareByHand(page) {
  await page.evaluate(() => {
    Object.defineProperty(navigator, 'clipboard', { value: { writeText: () => Promise.reject(new Error('closed')) } });
  });
  await share(page);
  await seen(page, 'header input[readonly]');
}

/** What stands in the head of the page stands in its menu where there is no room. @param {Page} page */
async function openMenu(page) {
  const menu = page.locator('header button[aria-controls="tools"]');
  if ((await menu.isVisible()) && (await menu.getAttribute('aria-expanded')) === 'false') await menu.click();
}

/** @param {Page} page */
async function share(page) {
  await openMenu(page);
  await press(page, '#tools span > button[title]');
  await seen(page, '#tools span > button[title] + span');
}

/** @type {readonly View[]} */
const STANDING = [
  { name: 'as it opens' },
  { name: 'in the middle', query: MIDDLE },
  { name: 'all open', query: MIDDLE, come: openAll },
  { name: 'all open, on paper', query: MIDDLE, needs: 'paper', come: openAll },
  { name: 'many requests', query: 's=rush-hour&t=9000', come: openAll },
  { name: 'ten people, some banned', query: 's=ten-users&t=6000', come: openAll },
  { name: 'pages that are kept', query: 's=shared-pages&t=5000', come: openAll },
  { name: 'more than one can follow', query: `s=rush-hour&t=1060&do=${bursts(50)}` },
  { name: 'relays that share', query: 's=base-exchange&a=relay-2hop&b=cdn-full&t=5000&share=relay_1,relay_2,origin' },
  { name: 'a server that fails', query: 't=4000&do=stop-1@2000&a=both&b=direct' },
  { name: 'parties that share', query: 't=900&share=forward_proxy,reverse_proxy,origin' },
  { name: 'notices', query: 'v=9&a=nonsense&t=99999999&seed=x&what=1&do=jump-9@3&share=nobody' },
  { name: 'an embed', query: 'embed=1&t=900' },
  { name: 'an embed, all open', query: `embed=1&${MIDDLE}`, come: openAll },
  { name: 'a course page', path: 'embed-example.html' },
];

/** @type {readonly View[]} */
const OPENED = [
  {
    name: 'the menu',
    query: 't=900',
    needs: 'narrow',
    come: (page) => page.locator('button[aria-controls="tools"]').click(),
  },
  { name: 'the switches', query: MIDDLE, come: (page) => sheet(page) },
  { name: 'the switches of a tunnel', query: mode('tor-https'), come: (page) => sheet(page) },
  { name: 'help', query: 't=900', come: (page) => dialog(page, 'button[data-help]') },
  { name: 'limits', query: 't=900', come: (page) => dialog(page, 'button[data-limits]') },
  { name: 'the list of events', query: MIDDLE, come: (page) => landmarks(page) },
  { name: 'a shared link', query: 't=900', come: share },
  { name: 'a link to be taken by hand', query: 't=900', come: shareByHand },
  { name: 'evidence', query: 't=900', come: (page) => cell(page, 'a.forward_proxy.client_ip') },
  { name: 'a reason', query: 't=900&stage=b', come: (page) => cell(page, 'b.access_network.origin_ip') },
  { name: 'undo', query: 't=900', come: (page) => undo(page) },
];

/** @param {Page} page */
async function sheet(page) {
  await press(page, 'section[data-of="a"] button[aria-expanded][aria-controls]');
  await seen(page, 'section[data-of="a"] [role="group"] select');
}
/** @param {Page} page @param {string} opener */
async function dialog(page, opener) {
  if (opener.includes('help')) await openMenu(page);
  await press(page, opener);
  await seen(page, 'dialog[open]');
  if (opener.includes('help')) await seen(page, 'dialog[open] dl');
}
/** @param {Page} page */
async function landmarks(page) {
  await press(page, 'footer button[aria-expanded="false"]');
  await press(page, 'button[data-landmarks]');
  await seen(page, '[popover]:popover-open button');
}
/** @param {Page} page @param {string} which */
async function cell(page, which) {
  await press(page, `[data-cell="${which}"]`);
  await seen(page, '[data-evidence]');
}
/** @param {Page} page */
async function undo(page) {
  // What was chosen before it was there it cannot take back. On a phone it is among the tools of time, which are folded.
  await page.locator('button[data-undo]').waitFor({ state: 'attached' });
  await press(page, 'section[data-of="a"] button[role="switch"]:not([aria-disabled="true"])');
  await page.locator('button[data-undo][aria-disabled="false"]').waitFor({ state: 'attached' });
}

/** What each kind of party stands for, and where one finds it. @type {readonly [see: string, query: string][]} */
const EYES = [
  ['client', mode('fwd-connect')],
  ['access_network', mode('fwd-connect')],
  ['client_resolver', mode('direct-http')],
  ['forward_proxy', mode('fwd-connect')],
  ['relay_1', mode('tor-https')],
  ['relay_2', mode('tor-https')],
  ['relay_3', mode('tor-https')],
  ['relay_link', mode('relay-2hop')],
  ['transit', mode('rp-tls-terminate')],
  ['reverse_proxy', mode('rp-tls-terminate')],
  ['backend_link', mode('rp-tls-reencrypt')],
  ['origin', mode('rp-tls-reencrypt')],
];

/** @type {readonly [name: string, role: string, query: string][]} */
const PARTICIPANTS = [
  ['a client', 'client', 't=900&a=forward'],
  ['a forward proxy', 'forward-proxy', 't=4000&a=forward&a.cache=1'],
  ['a gateway', 'gateway', 't=4000&a=reverse'],
  ['a server', 'origin-server', 't=4000&a=reverse'],
  ['a resolver', 'resolver', mode('direct-http')],
  ['a proxy that carries bytes', 'forward-proxy', mode('fwd-connect')],
  ['a proxy that is spoken to by SOCKS', 'forward-proxy tunnel-server', mode('socks5-clear-remote-dns')],
  ['a box that opens closed messages', 'forward-proxy', mode('fwd-tls-intercept')],
  ['a private network', 'tunnel-server', mode('vpn-https')],
  ['a relay', 'tunnel-server', mode('tor-https')],
  ['a gateway that passes on', 'gateway', mode('rp-tls-passthrough')],
  ['a delivery network', 'gateway', mode('cdn-full')],
];

/** @type {readonly View[]} */
export const VIEWS = [
  ...STANDING,
  ...OPENED,
  ...EYES.map(([see, query]) => ({
    ...{ name: `seen as ${see}`, query: `${query}&see=${see}` },
    isAkin: !['access_network', 'client_resolver', 'relay_1', 'origin'].includes(see),
  })),
  ...PARTICIPANTS.map(([name, role, query]) => ({ name, query, come: participant(role) })),
  { name: 'a message', query: 't=340&a=forward&b=reverse', come: message('') },
  {
    name: 'a message that is closed',
    query: 's=base-exchange&a=fwd-connect&b=direct-http&see=access_network',
    come: message('.parcel-closed'),
  },
];
