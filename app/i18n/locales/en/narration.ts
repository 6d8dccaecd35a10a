// What happens, told in English sentences: one for every key of the simulator's narration.
import type { Sentence, SentenceKey, SentenceOf } from '../../../../simulations/index.ts';
import { format } from './format.ts';
import { longWay } from './way-words.ts';

/** Turns a node id into its name. */
type Names = (node: string) => string;

const withKeys = (holders: readonly [string, string] | null, name: Names): string =>
  holders === null ? '' : `, encrypted for ${format.list(holders.map(name))}`;

/** Whose TLS it is, where others pass it on. */
const between = (ends: SentenceOf<'hello'>['ends'], name: Names): string =>
  ends === null ? '' : ` between ${name(ends.begins)} and ${name(ends.answers)}`;

const FAILURES = {
  'name-unknown': 'the name is unknown',
  'connection-refused': 'the connection was refused',
  'connection-reset': 'the connection was cut',
  'proxy-refused': 'a box on the way refused',
  incomplete: 'the connection ended before the content did',
  'not-http': 'what came is not HTTP',
  'gave-up': 'it did not want to wait any longer',
} as const;

const LOSSES = { 'link-cut': 'the line is cut', dropped: 'it is dropped without a word' } as const;

/** Why a server let a box down; after its name. */
const LET_DOWN = {
  refused: 'does not take the connection',
  'connect-timeout': 'does not answer the call in time',
  reset: 'breaks the connection off',
  closed: 'closes the connection without an answer',
  'answer-timeout': 'does not answer in time',
  'not-http': 'answers something that is not HTTP',
  'too-big': 'answers with a head that is too long',
  status: 'answers with a status that counts as a failure',
  incomplete: 'does not finish its answer',
} as const;

const HEALTH = {
  up: 'is well again',
  suspect: 'is under suspicion',
  down: 'is passed over from now on',
  probing: 'gets one more chance',
} as const;

const ADMITTED = 'it keeps to the rate';

/** Why a box does not simply let a request in. */
const GROUNDS = {
  none: 'nothing forbids it',
  rate: 'they come faster than is allowed',
  connections: 'too many are in work at once',
  access: 'an access rule says so',
  credentials: 'it has to be known who asks',
  size: 'it is too large',
  syntax: 'this is no request as it understands them',
  patience: 'it was not sent to its end in time',
} as const;

const PATCHES: Readonly<Record<string, string>> = {
  'send-request': 'One more request is asked for.',
  'stop-server': 'A server is stopped',
  'start-server': 'A server is started again',
  'cache-on': 'The cache is switched on',
  'cache-off': 'The cache is switched off',
  behave: 'A server behaves otherwise from now on',
  'cut-link': 'A line is cut',
  'mend-link': 'A line is mended',
  'tell-client-on': 'From now on the client’s address is passed on',
  'tell-client-off': 'From now on the client’s address is kept back',
};

export const narration = {
  wanted: ({ node, method, target }, name) => `${name(node)} wants ${method} ${target}.`,
  answered: ({ node, status }, name) => `${name(node)} has its answer: ${String(status)}.`,
  'cut-short': ({ node, status, failure }, name) =>
    `${name(node)} has only part of its answer, ${String(status)}: ${FAILURES[failure]}.`,
  unanswered: ({ node, failure }, name) =>
    `${name(node)} gets no answer${failure === null ? '' : `: ${FAILURES[failure]}`}.`,
  'name-asked': ({ from, to, name: asked }, name) => `${name(from)} asks ${name(to)} for the address of ${asked}.`,
  'name-told': ({ from, to, name: asked }, name) => `${name(from)} tells ${name(to)} the address of ${asked}.`,
  'name-unknown': ({ from, to, name: asked }, name) => `${name(from)} tells ${name(to)} that ${asked} is unknown.`,
  knock: ({ from, to, isCarried }, name) =>
    isCarried
      ? `${name(from)} gives ${name(to)} a connection request to pass on.`
      : `${name(from)} opens a connection to ${name(to)}.`,
  'knock-answered': ({ from, to, isCarried }, name) =>
    isCarried
      ? `${name(from)} passes ${name(to)} the acceptance of the connection.`
      : `${name(from)} accepts the connection from ${name(to)}.`,
  goodbye: ({ from, to, isCarried }, name) =>
    isCarried
      ? `${name(from)} passes ${name(to)} the end of the connection.`
      : `${name(from)} ends its connection to ${name(to)}.`,
  reset: ({ from, to, isCarried }, name) =>
    isCarried
      ? `${name(from)} passes ${name(to)} the refusal of the connection.`
      : `${name(from)} refuses or cuts the connection with ${name(to)}.`,
  hello: ({ from, to, ends, serverName }, name) => {
    const naming = serverName === null ? '' : `, naming ${serverName} in the clear`;
    return ends !== null && ends.begins === from && ends.answers === to
      ? `${name(from)} begins TLS with ${name(to)}${naming}.`
      : `${name(from)} sends ${name(to)} the beginning of TLS${between(ends, name)}${naming}.`;
  },
  'hello-answered': ({ from, to, ends }, name) =>
    `${name(from)} sends ${name(to)} the answer of TLS${between(ends, name)}: keys are agreed.`,
  'hello-finished': ({ from, to, ends }, name) =>
    `${name(from)} sends ${name(to)} the last message of the TLS set-up${between(ends, name)}.`,
  'client-told': ({ from, to, client }, name) =>
    `${name(from)} tells ${name(to)} in a PROXY line that this connection is for ${client}.`,
  request: ({ from, to, method, target, holders }, name) =>
    `${name(from)} sends ${name(to)} the request ${method} ${target}${withKeys(holders, name)}.`,
  response: ({ from, to, status, reason, holders }, name) =>
    `${name(from)} sends ${name(to)} the answer ${String(status)} ${reason}${withKeys(holders, name)}.`,
  piece: ({ from, to, bytes, last }, name) =>
    `${name(from)} sends ${name(to)} ${last ? 'the rest of the content' : 'more content'}, ${format.number(bytes)} ${format.plural(bytes, { one: 'octet', other: 'octets' })}.`,
  'no-http': ({ from, to }, name) => `${name(from)} sends ${name(to)} something that is not HTTP.`,
  lost: ({ what, why }, name) => `It is lost, ${LOSSES[why]}: ${sentence(what, name)}`,
  'way-asked': ({ from, to, step, leadsTo }, name) => `${name(from)} says to ${name(to)}: ${longWay(step, leadsTo)}.`,
  closed: ({ from, to, holders }, name) =>
    `${name(from)} sends ${name(to)} something encrypted, which only ${format.list(holders.map(name))} can open.`,
  arrived: ({ what }, name) => `It arrives: ${sentence(what, name)}`,
  connected: ({ node, peer }, name) => `${name(node)} has a new connection${peer === null ? '' : ` to ${name(peer)}`}.`,
  'connection-kept': ({ node, peer }, name) =>
    `${name(node)} uses a connection again that it had kept${peer === null ? '' : ` to ${name(peer)}`}: no set-up.`,
  disconnected: ({ node }, name) => `${name(node)} closes a connection.`,
  tunnel: ({ node }, name) => `${name(node)} opens a tunnel: from now on it moves bytes that it cannot read.`,
  rewritten: ({ node, edits }, name) =>
    `${name(node)} makes a new message of the one it got, with ${format.number(edits.length)} ${format.plural(edits.length, { one: 'edit', other: 'edits' })}.`,
  'cache-hit': ({ node }, name) => `${name(node)} answers from its store; nobody behind it is asked.`,
  'cache-miss': ({ node }, name) => `${name(node)} has no copy that may be used, so it asks further.`,
  'cache-stored': ({ node, freshSeconds }, name) =>
    `${name(node)} keeps a copy, fresh for ${format.number(freshSeconds)} s.`,
  'cache-declined': ({ node, section }, name) => `${name(node)} may not keep this answer (${section}).`,
  'cache-waits': ({ node }, name) => `${name(node)} is fetching the same already, so this request waits for it.`,
  'cache-freshened': ({ node, freshSeconds }, name) =>
    `The copy at ${name(node)} still holds; from now on it is fresh for ${format.number(freshSeconds)} s.`,
  'cache-reused': ({ node, section }, name) => `${name(node)} uses its copy, stale as it is (${section}).`,
  'cache-removed': ({ node, count, section }, name) =>
    `${name(node)} throws away ${format.number(count)} ${format.plural(count, { one: 'copy', other: 'copies' })} (${section}).`,
  'cache-refused': ({ node, status }, name) =>
    `${name(node)} has no copy to answer with, and says so itself${status === null ? '' : `: ${String(status)}`}.`,
  'server-chosen': ({ node, chosen, among }, name) =>
    `${name(node)} picks ${name(chosen)}, one of ${format.number(among)}.`,
  'server-failed': ({ node, server, why }, name) => `${name(node)} is let down: ${name(server)} ${LET_DOWN[why]}.`,
  'server-health': ({ node, server, state, by }, name) =>
    `To ${name(node)}, ${name(server)} ${HEALTH[state]}${by === 'checks' ? ', say its checks' : ''}.`,
  abandoned: ({ node, then }, name) =>
    then === 'dropped'
      ? `${name(node)} sees that nobody waits any more and drops the request.`
      : `${name(node)} sees that nobody waits any more and lets the server finish.`,
  admitted: ({ node, rule }, name) => `${name(node)} lets the request in${rule === 'none' ? '' : `: ${ADMITTED}`}.`,
  delayed: ({ node, rule, waitUs, isDryRun }, name) =>
    `${name(node)} ${isDryRun ? 'would let' : 'lets'} the request wait ${format.milliseconds(waitUs)}: ${GROUNDS[rule]}.`,
  'turned-away': ({ node, rule, word, status, section, isDryRun }, name) =>
    `${name(node)} ${isDryRun ? 'would turn' : 'turns'} the request away${status === null ? ' without a word' : ` with ${String(status)}`}: ${GROUNDS[rule]} (${word === '' ? '' : `${word}; `}${section}).`,
  queued: ({ node, length }, name) => `${name(node)} lets the request wait; ${format.number(length)} in line.`,
  'service-started': ({ node }, name) => `${name(node)} works on the request.`,
  'service-finished': ({ node }, name) => `${name(node)} has finished its work.`,
  intervention: ({ patch, node, link }, name) =>
    `${PATCHES[patch] ?? patch}${node === null ? (link === null ? '' : `: ${link}`) : `: ${name(node)}`}`,
} satisfies { readonly [Key in SentenceKey]: (said: SentenceOf<Key>, name: Names) => string };

/** One sentence of the simulator's narration, in words. */
export const sentence = (said: Sentence, name: Names): string =>
  (narration[said.key] as (said: Sentence, name: Names) => string)(said, name);
