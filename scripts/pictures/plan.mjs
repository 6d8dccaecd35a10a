// What the picture book shows: every situation, every mode (two by two on the stages), each at its key instants, and every view of the
// page. Runs are made from the very links that are opened, by the page's own code.
import { createServer } from 'vite';
import { VIEWS } from '../audit/views.mjs';

/** Instants shown of a situation, and of a pair of modes. */
const OF_SITUATION = 8;
const OF_MODES = 3;

/**
 * One state of the page; with a `view`, what one sees after more than a link.
 * @typedef {{ name: string, query: string, view: import('../audit/views.mjs').View | null, atMs: number, place: number, of: number }} Leaf
 * @typedef {{ name: string, about: readonly string[], query: string, most: number }} Chapter
 */

/**
 * Modes two by two, each with one of its own episode, which is what a link with both of them opens.
 * @param {readonly import('../../simulations/index.ts').Mode[]} modes
 * @returns {Chapter[]}
 */
export function pairsOf(modes) {
  const episodes = [...new Set(modes.map(({ episode }) => episode))];
  return episodes.flatMap((episode) => {
    const own = modes.filter((mode) => mode.episode === episode).map(({ id }) => id);
    return own.flatMap((a, place) => {
      if (place % 2 === 1) return [];
      const b = own[place + 1] ?? 'direct-http';
      const query = `s=base-exchange&episode=${episode}&a=${a}&b=${b}`;
      return [{ name: `${a}+${b}`, about: own[place + 1] === undefined ? [a] : [a, b], query, most: OF_MODES }];
    });
  });
}

/**
 * All leaves whose chapter is about one of `only`, and the views so called (or all, where it names nothing).
 * Errors: RangeError for a name that nothing is about.
 * @param {readonly string[]} only
 * @returns {Promise<Leaf[]>}
 */
export async function planOf(only) {
  const server = await createServer({ logLevel: 'warn', server: { middlewareMode: true, ws: false, watch: null } });
  /** @template T @param {string} path @returns {Promise<T>} */
  const load = async (path) => /** @type {any} */ (await server.ssrLoadModule(path));
  try {
    /** @type {typeof import('../../simulations/index.ts')} */
    const { MODES, SITUATION_HEADS, inMilliseconds } = await load('/simulations/index.ts');
    /** @type {typeof import('../../app/state/key-instants.ts')} */
    const { fewOf, keyInstants } = await load('/app/state/key-instants.ts');
    const runsOf = await runsMaker(load);
    /** @type {Chapter[]} */
    const chapters = [
      ...SITUATION_HEADS.map(({ id }) => ({ name: id, about: [id], query: `s=${id}`, most: OF_SITUATION })),
      ...pairsOf(MODES),
    ];
    const names = [...chapters.flatMap(({ about }) => about), ...VIEWS.map(({ name }) => name)];
    const unknown = only.filter((name) => !names.includes(name));
    if (unknown.length > 0)
      throw new RangeError(`no situation, mode or view ${unknown.join(', ')}; there are ${names.join(', ')}`);
    const wanted = chapters.filter(({ about }) => only.length === 0 || about.some((name) => only.includes(name)));
    const ofRuns = wanted.flatMap(({ name, query, most }) => {
      const few = fewOf(keyInstants(runsOf(query)), most).map(inMilliseconds);
      return few.map((atMs, place) => ({
        ...{ name, atMs, place: place + 1, of: few.length },
        query: `${query}&t=${String(atMs)}`,
        view: null,
      }));
    });
    const views = VIEWS.filter(({ name }) => only.length === 0 || only.includes(name));
    return [...ofRuns, ...views.map(leafOf)];
  } finally {
    await server.close();
  }
}

/** @param {import('../audit/views.mjs').View} view @returns {Leaf} */
function leafOf(view) {
  const { name, query = '', path = '' } = view;
  const atMs = Number(new URLSearchParams(query).get('t') ?? 0);
  return { name: `view ${name}`.replace(/\W+/g, '-'), query: query || path, view, atMs, place: 1, of: 1 };
}

/** @param {<T>(path: string) => Promise<T>} load */
async function runsMaker(load) {
  /** @type {typeof import('../../app/embed/url-state.ts')} */
  const { decode } = await load('/app/embed/url-state.ts');
  /** @type {typeof import('../../app/shell/shelf.ts')} */
  const { createShelf } = await load('/app/shell/shelf.ts');
  /** @type {typeof import('../../app/shell/scenario-of.ts')} */
  const { scenarioOf, situationOf } = await load('/app/shell/scenario-of.ts');
  /** @type {typeof import('../../app/runner/compute.ts')} */
  const { computeSide } = await load('/app/runner/compute.ts');
  /** @param {string} query */
  return (query) => {
    const { choices } = decode(`?${query}`, createShelf()).state;
    const situation = situationOf(choices.situation);
    return { a: computeSide(scenarioOf(choices, 'a', situation)), b: computeSide(scenarioOf(choices, 'b', situation)) };
  };
}
