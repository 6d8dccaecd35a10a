// Who may import whom in the page, and by which doors it enters the simulator.
import { never, only } from './rule.js';

const DOORS = '^simulations/(index|exporters/index|importers/index|lessons/index)[.]ts$';
const REACT = '(^|/)node_modules/(@types/)?react(-dom)?/';
const XSTATE = '(^|/)node_modules/xstate/';
const ZUSTAND = '(^|/)node_modules/zustand/';
const ZUSTAND_VANILLA = '(^|/)node_modules/zustand/(esm/)?vanilla[.]';
const D3 = '(^|/)node_modules/(@types/)?d3[a-z-]*/';
const HOSTS = '^app/(diagram|charts)/[^/]+Host[.]tsx$';
const CSS = '[.]css$';
/** Made by the bundler; see app/virtual.d.ts. */
const VIRTUAL = '^virtual:';

/** @param {string} names folders of app/, separated by | */
const appRooms = (names) => `^app/(${names})/`;

export const application = [
  never(
    'simulations-by-the-doors',
    { path: '^app/' },
    { path: '^simulations/', pathNot: DOORS },
    'The page enters the simulator by its front door or one of the three side doors, so that the inside can move.',
  ),
  only(
    'machines',
    appRooms('machines'),
    [appRooms('machines'), DOORS, XSTATE],
    'Machines are pure descriptions of modes: no React, no D3, no stores, so that a worker can run them once per trace.',
  ),
  only(
    'scene',
    appRooms('scene'),
    [appRooms('scene|machines'), DOORS],
    'The scene is a pure function of run and instant: testable as plain data, without a browser.',
  ),
  never(
    'scene-machine-types-only',
    { path: appRooms('scene') },
    { path: appRooms('machines'), dependencyTypesNot: ['type-only'] },
    'The scene is handed lifelines; it runs no machine.',
  ),
  only(
    'state',
    appRooms('state'),
    [appRooms('state'), DOORS, ZUSTAND_VANILLA],
    'Stores work without React, so that tests, worker glue and the embed bridge can use them.',
  ),
  only(
    'threads',
    appRooms('threads'),
    [appRooms('threads')],
    'Starting a thread is one thing, and what it does another.',
  ),
  only(
    'runner',
    appRooms('runner'),
    [appRooms('runner|machines|threads'), DOORS, VIRTUAL],
    'The runner also lives in a worker, where there is no React, no D3 and no store.',
  ),
  only(
    'drawing',
    appRooms('diagram|charts'),
    [appRooms('diagram|charts|scene|threads'), DOORS, D3, CSS, VIRTUAL],
    'D3 owns what is inside its <svg>: it is handed scenes and knows neither React nor stores nor machines.',
    { fromNot: HOSTS },
  ),
  only(
    'hosts',
    HOSTS,
    [appRooms('diagram|charts|scene|binding|state|machines|playback|i18n|a11y'), DOORS, REACT, CSS],
    'The one React file of each drawing connects it to the clock and the run; it draws nothing itself.',
  ),
  only(
    'binding',
    appRooms('binding'),
    [appRooms('binding|state|machines'), DOORS, REACT],
    'Where React reads stores, machines and the playhead: the one bond between them, so that neither knows the other.',
  ),
  ...['inspector', 'knowledge', 'comparison', 'controls', 'playback', 'lessons', 'lab', 'teach'].map((feature) =>
    only(
      `feature-${feature}`,
      appRooms(feature),
      [appRooms(`${feature}|binding|state|machines|i18n|a11y`), HOSTS, DOORS, REACT, CSS],
      'A feature talks to the others through the stores alone, so that each can be read, loaded and removed by itself; drawing is for D3.',
    ),
  ),
  only(
    'i18n',
    appRooms('i18n'),
    [appRooms('i18n'), DOORS, REACT],
    'Words depend on nothing but the types of what they describe.',
    { to: { dependencyTypesNot: ['type-only'] } },
  ),
  only(
    'a11y',
    appRooms('a11y'),
    [appRooms('a11y|binding|i18n|state|machines|scene'), DOORS, REACT, CSS],
    'What is read aloud comes from the same data as what is drawn, not from the drawing.',
  ),
  never(
    'd3-only-in-drawings',
    { path: '^app/', pathNot: appRooms('diagram|charts') },
    { path: D3 },
    'Two libraries that both write to the page need a border: D3 draws, React does the rest.',
  ),
  never(
    'zustand-vanilla-in-state',
    { path: '^app/' },
    { path: ZUSTAND, pathNot: ZUSTAND_VANILLA },
    'Stores are vanilla; React reads them through useSyncExternalStore.',
  ),
  never(
    'zustand-only-in-state',
    { path: '^app/', pathNot: appRooms('state') },
    { path: ZUSTAND },
    'Stores are made in one place.',
  ),
  never(
    'nobody-sees-main',
    { path: '^(app|simulations)/' },
    { path: '^app/main[.]tsx?$' },
    'main.tsx is where the page begins; what begins nothing imports.',
  ),
];
