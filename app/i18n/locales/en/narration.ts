// What happens, told in English sentences: one for every key of the simulator's narration.
import type { Sentence, SentenceKey, SentenceOf } from '../../../../simulations/index.ts';
import { format } from './format.ts';

/** Turns a node id into its name. */
type Names = (node: string) => string;

const withKeys = (holders: readonly [string, string] | null, name: Names): string =>
  holders === null ? '' : `, encrypted for ${format.list(holders.map(name))}`;

const FAILURES = {
  'name-unknown': 'the name is unknown',
  'connection-refused': 'the connection was refused',
  'connection-reset': 'the connection was cut',
  'proxy-refused': 'the proxy refused',
} as const;

const PATCHES: Readonly<Record<string, string>> = {
  'send-request': 'One more request is asked for.',
  'stop-server': 'A server is stopped',
  'start-server': 'A server is started again',
  'cache-on': 'The cache is switched on',
  'cache-off': 'The cache is switched off',
  'tell-client-on': 'From now on the client’s address is passed on',
  'tell-client-off': 'From now on the client’s address is kept back',
};

export const narration = {
  wanted: ({ node, method, target }, name) => `${name(node)} wants ${method} ${target}.`,
  answered: ({ node, status }, name) => `${name(node)} has its answer: ${String(status)}.`,
  unanswered: ({ node, failure }, name) =>
    `${name(node)} gets no answer${failure === null ? '' : `: ${FAILURES[failure]}`}.`,
  'name-asked': ({ from, to, name: asked }, name) => `${name(from)} asks ${name(to)} for the address of ${asked}.`,
  'name-told': ({ from, to, name: asked }, name) => `${name(from)} tells ${name(to)} the address of ${asked}.`,
  'name-unknown': ({ from, to, name: asked }, name) => `${name(from)} tells ${name(to)} that ${asked} is unknown.`,
  knock: ({ from, to }, name) => `${name(from)} opens a connection to ${name(to)}.`,
  'knock-answered': ({ from, to }, name) => `${name(from)} accepts the connection from ${name(to)}.`,
  goodbye: ({ from, to }, name) => `${name(from)} ends its connection to ${name(to)}.`,
  reset: ({ from, to }, name) => `${name(from)} refuses or cuts the connection with ${name(to)}.`,
  hello: ({ from, to, serverName }, name) =>
    `${name(from)} begins TLS through ${name(to)}${serverName === null ? '' : `, naming ${serverName} in the clear`}.`,
  'hello-answered': ({ from, to }, name) => `${name(from)} passes the TLS answer to ${name(to)}: keys are agreed.`,
  request: ({ from, to, method, target, holders }, name) =>
    `${name(from)} sends ${name(to)} the request ${method} ${target}${withKeys(holders, name)}.`,
  response: ({ from, to, status, reason, holders }, name) =>
    `${name(from)} sends ${name(to)} the answer ${String(status)} ${reason}${withKeys(holders, name)}.`,
  closed: ({ from, to, holders }, name) =>
    `${name(from)} sends ${name(to)} something encrypted, which only ${format.list(holders.map(name))} can open.`,
  arrived: ({ what }, name) => `It arrives: ${sentence(what, name)}`,
  connected: ({ node, peer }, name) => `${name(node)} has a new connection${peer === null ? '' : ` to ${name(peer)}`}.`,
  'connection-kept': ({ node, peer }, name) =>
    `${name(node)} uses a connection again that it had kept${peer === null ? '' : ` to ${name(peer)}`}: no set-up.`,
  disconnected: ({ node }, name) => `${name(node)} gives a connection up.`,
  tunnel: ({ node }, name) => `${name(node)} opens a tunnel: from now on it moves bytes that it cannot read.`,
  rewritten: ({ node, edits }, name) =>
    `${name(node)} makes a new message of the one it got, with ${format.number(edits.length)} ${format.plural(edits.length, { one: 'edit', other: 'edits' })}.`,
  'cache-hit': ({ node }, name) => `${name(node)} answers from its store; nobody behind it is asked.`,
  'cache-miss': ({ node }, name) => `${name(node)} has no copy that may be used, so it asks further.`,
  'cache-stored': ({ node, freshSeconds }, name) =>
    `${name(node)} keeps a copy, fresh for ${format.number(freshSeconds)} s.`,
  'cache-declined': ({ node, section }, name) => `${name(node)} may not keep this answer (${section}).`,
  'server-chosen': ({ node, chosen, among }, name) =>
    `${name(node)} picks ${name(chosen)}, one of ${format.number(among)}.`,
  'server-failed': ({ node, server }, name) => `${name(node)} cannot reach ${name(server)}.`,
  queued: ({ node, length }, name) => `${name(node)} lets the request wait; ${format.number(length)} in line.`,
  'service-started': ({ node }, name) => `${name(node)} works on the request.`,
  'service-finished': ({ node }, name) => `${name(node)} has finished its work.`,
  intervention: ({ patch, node }, name) => `${PATCHES[patch] ?? patch}${node === null ? '' : `: ${name(node)}`}`,
} satisfies { readonly [Key in SentenceKey]: (said: SentenceOf<Key>, name: Names) => string };

/** One sentence of the simulator's narration, in words. */
export const sentence = (said: Sentence, name: Names): string =>
  (narration[said.key] as (said: Sentence, name: Names) => string)(said, name);
