// What the page can show besides its drawing, each as a link and what is then pressed: sheets, inspectors, other eyes, notices, frames.

/**
 * `press`: selectors, pressed one after the other, each of which must be there, if it does not say otherwise.
 * @typedef {{ name: string, query: string, press: readonly string[] }} View
 */

/** Before a selector: it is pressed if it is there. */
export const OPTIONAL = 'if there: ';
/** On a phone the header is folded. */
const MENU = `${OPTIONAL}header button[aria-expanded="false"]`;

/** A shop behind a gateway with copies, some seconds into a visit, and a tunnel beside it. */
const VISIT = 's=first-screen&a=both&b=rp-cache-hit&t=4000';
const ORDER = 's=base-exchange&episode=order';

/** @param {string} name @param {string} query @param {readonly string[]} press @returns {View} */
const view = (name, query, ...press) => ({ name: `view-${name}`, query, press });

const seen = (/** @type {string} */ eyes, pair = 'a=fwd-connect&b=rp-tls-terminate') =>
  view(`see-${eyes}`, `${ORDER}&${pair}&t=420&see=${eyes}`);

const role = (/** @type {string} */ name) => `[data-stage]:not([hidden]) .participant.role-${name}`;
const moreOf = (/** @type {string} */ side) => `section[data-of="${side}"] button[aria-expanded]`;

/** @type {readonly View[]} */
export const VIEWS = [
  ...['client', 'access_network', 'client_resolver', 'proxy', 'transit', 'backend_link', 'origin'].map((eyes) =>
    seen(eyes),
  ),
  ...['relay_1', 'relay_2', 'relay_link', 'relay_3'].map((eyes) => seen(eyes, 'a=relay-2hop&b=tor-https')),
  ...['client', 'resolver', 'forward-proxy', 'gateway', 'origin-server'].map((name) =>
    view(`inspect-${name}`, VISIT, role(name)),
  ),
  view('inspect-tunnel-server', `${ORDER}&a=tor-http&b=relay-2hop&t=420`, role('tunnel-server')),
  view('message', `${ORDER}&a=fwd-http-anonymous&b=rp-http-xff&t=390`, '.ladder .arrow.arrow-message'),
  view('evidence', VISIT, 'table[data-side] tr[data-fact="client_ip"] td:last-child button'),
  view('sheet-a', VISIT, moreOf('a')),
  view('sheet-b', `${VISIT}&stage=b`, moreOf('b')),
  view('help', VISIT, MENU, 'button[data-help]'),
  view('events', VISIT, 'footer button[aria-expanded]', 'button[data-landmarks]'),
  view('ladders', `${VISIT}&ladders=both`),
  view('shared', `${ORDER}&a=relay-2hop&b=cdn-full&t=5000&share=relay_1,relay_2,origin`),
  view('all-facts', `${VISIT}&facts=all&scope=exchange`),
  view('stopped', 's=rush-hour&do=stop-1@1000&t=2500'),
  view('crowd', `s=rush-hour&do=${Array.from({ length: 50 }, (_, nth) => `burst@${1000 + nth}`).join()}&t=1060`),
  view('notice', 's=nowhere&a=nothing&t=-5&speed=3&colour=red'),
  view('frame', `${VISIT}&embed=1`),
  view('long', 's=first-screen&a=forward&b=both&t=900&strings=long&facts=all&ladders=both'),
  view('long-order', `${ORDER}&a=fwd-connect&b=rp-tls-terminate&t=420&strings=long`),
  ...['client', 'forward-proxy', 'gateway', 'origin-server'].map((name) =>
    view(`long-inspect-${name}`, `${VISIT}&strings=long`, role(name)),
  ),
  view('long-sheet', `${VISIT}&strings=long`, moreOf('a')),
  view('long-help', `${VISIT}&strings=long`, MENU, 'button[data-help]'),
];
