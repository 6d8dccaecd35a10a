// Who may import whom inside the simulator. A rule lists what a room may see and refuses all else, packages included.
import { never, only } from './rule.js';

const VALIBOT = '(^|/)node_modules/valibot/';

/** The kinds of participant, each in a file or folder of its name. */
const KINDS = 'client|forward-proxy|gateway|origin-server|link|resolver|tunnel-server|attacker';

/** @param {string} names folders of simulations/, separated by | */
const rooms = (names) => `^simulations/(${names})/`;
export const simulator = [
  never(
    'simulations-no-packages',
    { path: '^simulations/', pathNot: ['^simulations/scenario/', '^simulations/cli/'] },
    { pathNot: '^simulations/' },
    'The simulator must run anywhere and outlive every package: it imports itself only.',
  ),
  only(
    'kernel',
    rooms('kernel'),
    [rooms('kernel')],
    'Time, order and chance know nothing of HTTP; that is why they can be tested against queueing theory.',
  ),
  only(
    'http',
    rooms('http'),
    [rooms('http|kernel')],
    "HTTP's words stand on the kernel alone: the RFCs know no proxies of ours.",
  ),
  only(
    'wire',
    rooms('wire'),
    [rooms('wire|http|kernel')],
    'What can be read on a path follows from the message and its protection, not from who made it.',
  ),
  only(
    'caching',
    rooms('caching'),
    [rooms('caching|http|kernel')],
    'RFC 9111 is a function of request, stored response and now.',
  ),
  only(
    'protection',
    rooms('protection'),
    [rooms('protection|http|kernel'), '^simulations/wire/address[.]ts$'],
    'Who may pass is a function of the request, the rules and what came before; of the wire it knows only what an address is.',
  ),
  only(
    'health',
    rooms('health'),
    [rooms('health|http|kernel')],
    'How a server is judged follows from what it was asked and did; who asked, and who waits, is not looked at.',
  ),
  only('queueing', rooms('queueing'), [rooms('queueing|http|kernel')], 'A queue does not know what waits in it.'),
  only(
    'trace',
    rooms('trace'),
    [rooms('trace|http|wire|caching|kernel')],
    'The record of what happened must be readable without those who did it.',
  ),
  never(
    'trace-caching-types-only',
    { path: rooms('trace') },
    { path: rooms('caching'), dependencyTypesNot: ['type-only'] },
    'The trace names cache outcomes; it takes no decisions.',
  ),
  only(
    'scenario',
    rooms('scenario'),
    [rooms('scenario|kernel|http'), '^simulations/wire/address[.]ts$', VALIBOT],
    'A scenario is data; of the wire it knows only which addresses may be written. valibot is allowed here because this is where foreign data comes in.',
  ),
  only(
    'workload',
    rooms('workload'),
    [rooms('workload|scenario|kernel|http')],
    'Who wants what, and when, is fixed before anything runs, so both stages can share it.',
  ),
  only(
    'entities',
    rooms('entities'),
    [rooms('entities|trace|wire|caching|protection|queueing|health|http|kernel')],
    'Participants act on messages. They see neither the scenario (they are given settings) nor what is made of the trace.',
  ),
  never(
    'entity-not-another-entity',
    {
      path: `^simulations/entities/(${KINDS})[-./]`,
    },
    {
      path: `^simulations/entities/(rewriting/)?(${KINDS})[-./]`,
      pathNot: '^simulations/entities/(rewriting/)?$1[-./]',
    },
    'Participants speak by messages only; one that could call another would know what no message told it.',
  ),
  never(
    'rewriting-not-entities',
    { path: '^simulations/entities/rewriting/' },
    { path: '^simulations/entities/', pathNot: '^simulations/entities/rewriting/' },
    'Rewriting is a pure function from message to message and edits.',
  ),
  never(
    'parts-not-entities',
    { path: '^simulations/entities/', pathNot: `^simulations/entities/(${KINDS})[-./]` },
    { path: `^simulations/entities/(${KINDS})[-./]` },
    'What several participants share (connections, name lookups) must not know which of them uses it.',
  ),
  only(
    'knowledge',
    rooms('knowledge'),
    [rooms('knowledge|trace|wire|http|kernel')],
    'Hiding must be deduced from what was sent. With the entities or the scenario in reach, it could be looked up.',
  ),
  only(
    'metrics',
    rooms('metrics'),
    [rooms('metrics|trace|wire|kernel')],
    'Figures are folds over the trace; what a message is, the wire says.',
  ),
  only(
    'narration',
    rooms('narration'),
    [rooms('narration|trace|wire|kernel|knowledge')],
    'The story told is that of the trace, not of the code that made it; what a message is, the wire says.',
  ),
  only(
    'exporters',
    rooms('exporters'),
    [rooms('exporters|scenario|http')],
    'A configuration file is written from the scenario; a run has no say in it.',
  ),
  only(
    'lessons',
    rooms('lessons'),
    [rooms('lessons|scenario|trace|knowledge|metrics')],
    'A question is asked of runs that are handed in; a lesson makes none and looks inside nobody.',
  ),
  only(
    'importers',
    rooms('importers'),
    [rooms('importers|workload|scenario')],
    'Foreign logs become a workload, nothing more.',
  ),
  only(
    'cli',
    rooms('cli'),
    ['^simulations/'],
    "The command line is the simulator's face to Node: it may use Node, but no package and nothing of the page.",
    { to: { dependencyTypesNot: ['core'] } },
  ),
  never(
    'nobody-sees-cli',
    { path: '^simulations/', pathNot: '^simulations/cli/' },
    { path: '^simulations/cli/' },
    'The command line is a face, not a part.',
  ),
  never(
    'rooms-not-the-root',
    { path: '^simulations/[^/]+/', pathNot: '^simulations/(cli|simulate)/' },
    { path: '^simulations/(simulate/|[^/]+[.]ts$)' },
    'simulate.ts, its folder and its neighbours put the rooms together; a room that imports them closes a circle.',
  ),
];
