// What the simulator may not touch. One scenario and one seed must give the same bytes in Node, in a page, in a
// worker and in every browser; each name below would let the machine, the clock or the reader's country leak in.

const OWN = 'use kernel/arithmetic.ts, which is made of + − × ÷ and √ alone.';

/** The functions of Math whose last digits the language leaves to each implementation. */
export const INEXACT_MATH = [
  ...['log', 'log1p', 'log2', 'log10', 'exp', 'expm1', 'pow', 'cbrt', 'hypot'],
  ...['sin', 'cos', 'tan', 'asin', 'acos', 'atan', 'atan2'],
  ...['sinh', 'cosh', 'tanh', 'asinh', 'acosh', 'atanh'],
];

const LOCALE_METHODS = [
  ...['localeCompare', 'toLocaleString', 'toLocaleUpperCase', 'toLocaleLowerCase'],
  ...['toLocaleDateString', 'toLocaleTimeString'],
];

const CLOCK = ['Date', 'performance', 'Temporal'];

const TIMERS = [
  ...['setTimeout', 'setInterval', 'setImmediate', 'clearTimeout', 'clearInterval', 'clearImmediate'],
  ...['queueMicrotask', 'requestAnimationFrame', 'cancelAnimationFrame', 'requestIdleCallback'],
];

const HOST = [
  ...['globalThis', 'window', 'self', 'document', 'navigator', 'location', 'history', 'screen'],
  ...['localStorage', 'sessionStorage', 'indexedDB', 'caches', 'fetch', 'XMLHttpRequest', 'WebSocket'],
  ...['Worker', 'MessageChannel', 'BroadcastChannel', 'postMessage', 'addEventListener', 'Event', 'EventTarget'],
  ...['URL', 'URLSearchParams', 'TextEncoder', 'TextDecoder', 'Blob', 'File', 'structuredClone', 'atob', 'btoa'],
  ...['crypto', 'alert', 'console', 'process', 'Buffer', 'require', 'module', 'exports'],
];

const COLLECTED = ['WeakRef', 'FinalizationRegistry'];

/**
 * @param {string[]} names
 * @param {string} message
 */
const globals = (names, message) => names.map((name) => ({ name, message }));

/** @type {import('eslint').Linter.RulesRecord} */
export const computationBans = {
  'no-restricted-properties': [
    'error',
    {
      object: 'Math',
      property: 'random',
      message: 'Chance comes from draw(seed, purpose, key) in kernel/random.ts: the same seed must give the same run.',
    },
    ...INEXACT_MATH.map((property) => ({
      object: 'Math',
      property,
      message: `Math.${property} may differ in its last digit from browser to browser; ${OWN}`,
    })),
    ...LOCALE_METHODS.map((property) => ({
      property,
      message: `${property} depends on the reader's language and country; compare with < and >, write numbers with String().`,
    })),
  ],
  'no-restricted-syntax': [
    'error',
    {
      selector: 'BinaryExpression[operator="**"], AssignmentExpression[operator="**="]',
      message: `** is Math.pow by another name, and as inexact; multiply, or ${OWN}`,
    },
    {
      selector: 'MemberExpression[object.name="Math"][computed=true]',
      message: 'Math[…] hides which function is meant, and so whether every browser computes it alike: name it.',
    },
    {
      selector: ':not(MemberExpression) > Identifier[name="Math"]',
      message: 'Math under another name hides which of its functions are used: write Math.floor and the like in full.',
    },
  ],
};

const intlBan = globals(
  ['Intl'],
  "Intl depends on the reader's language, country and browser; words and formats belong to app/i18n.",
);
const clockBan = globals(CLOCK, 'Time is virtual here: it comes from kernel/time.ts and from the event in hand.');

/** The simulator proper: computes, and knows no host. @type {import('eslint').Linter.RulesRecord} */
export const simulationBans = {
  ...computationBans,
  'no-restricted-globals': [
    'error',
    ...intlBan,
    ...clockBan,
    ...globals(TIMERS, 'Nothing waits here: schedule an event in virtual time.'),
    ...globals(HOST, 'The simulator runs in a page, a worker and Node alike, so it knows none of them.'),
    ...globals(COLLECTED, 'When memory is collected is up to the machine; a run must not depend on it.'),
  ],
};

/** The command line: speaks to Node, measures processor time, but computes by the same rules. @type {import('eslint').Linter.RulesRecord} */
export const commandLineBans = {
  ...computationBans,
  'no-restricted-globals': [
    'error',
    ...intlBan,
    ...globals(
      ['Date'],
      'The date of a run is no part of its result; measure with performance.now() or process.cpuUsage().',
    ),
  ],
};
