// HAProxy 2.6.12 as Debian packages it: nearly all passes as it came, names in lower case, nothing said of the client or of itself.
// Orders and defaults were observed on the product.
import { PROXY_LINE } from '../../http/rewriting-settings.ts';
import type {
  Belief,
  Condition,
  FieldRule,
  OwnLine,
  OwnPage,
  RewritingSettings,
} from '../../http/rewriting-settings.ts';
import type { BoxManners } from '../scenario.ts';
import { readHaproxyConnections } from './haproxy-connections.ts';
import type { HaproxyConfiguration } from './haproxy-directives.ts';
import { readHaproxy } from './haproxy-directives.ts';
import { HAPROXY } from './haproxy-format.ts';
import type { BoxKind } from './profile.ts';
import { of, ownLine } from './rule-words.ts';

/** Of the fields that concern one connection it reads these two options, and leaves all else in. */
const OWN_CONNECTION: FieldRule = {
  rule: 'forget-options',
  options: ['keep-alive', 'close'],
  reason: 'hop-by-hop',
  source: 'RFC 9110 §7.6.1',
};
const LOWER_CASE: FieldRule = { rule: 'lower-case-names', reason: 'name-case' };

/** RFC 9110 §8.6: no length beside these statuses; it takes all below 200 for such. */
const NO_LENGTH: FieldRule = {
  rule: 'drop',
  names: ['content-length', 'transfer-encoding'],
  when: [{ if: 'status', oneOf: [...Array.from({ length: 200 }, (_, status) => status), 204] }],
  reason: 'product-added',
  source: 'RFC 9110 §8.6',
};

const connection = (value: 'keep-alive' | 'close', when: readonly Condition[]): FieldRule => ({
  rule: 'add',
  name: 'connection',
  value: [value],
  when,
  reason: 'connection-own',
  source: 'RFC 9112 §9.3',
});

/** It says what is not the default of the version that it speaks, which is its client's. */
function requestRules(c: HaproxyConfiguration): FieldRule[] {
  return [
    LOWER_CASE,
    { rule: 'host-without-usual-port', reason: 'host-rewritten' },
    OWN_CONNECTION,
    ...c.request,
    ...[c.forwardFor, c.originalTo].filter((rule) => rule !== null),
    c.closesServers
      ? connection('close', [{ if: 'version', is: '1.1' }])
      : connection('keep-alive', [{ if: 'version', is: '1.0' }]),
  ];
}

function responseRules(c: HaproxyConfiguration): FieldRule[] {
  const kept: FieldRule[] = [
    connection('close', [{ if: 'persistence', is: 'close' }]),
    connection('keep-alive', [
      { if: 'persistence', is: 'keep-alive' },
      { if: 'version', is: '1.0' },
    ]),
  ];
  return [
    LOWER_CASE,
    OWN_CONNECTION,
    NO_LENGTH,
    ...c.response,
    ...(c.closesClients ? [connection('close', [])] : kept),
  ];
}

const lines = (...own: readonly (readonly [name: string, value: OwnLine['value']])[]): OwnLine[] =>
  own.map(([name, value]) => ownLine(name, value, 'product-added'));

/** Status, phrase and octets of the pages that it has; any other status gets an empty one. */
const SIZES: readonly (readonly [status: number, phrase: string, octets: number])[] = [
  [403, 'Forbidden', 93],
  [429, 'Too Many Requests', 117],
  [502, 'Bad Gateway', 107],
  [503, 'Service Unavailable', 107],
  [504, 'Gateway Time-out', 92],
];

function pages(closesClients: boolean): OwnPage[] {
  const told = lines(
    ['content-length', of('page-length')],
    ['cache-control', ['no-cache']],
    ['content-type', ['text/html']],
  );
  const closing: OwnLine = {
    ...ownLine('connection', ['close'], 'connection-own'),
    when: [{ if: 'persistence', is: 'close' }],
  };
  const page = (status: number | null, phrase: string | null, octets: number): OwnPage => ({
    status,
    why: null,
    phrase,
    error: '',
    lines: [...told, closing],
    text: ['<html><body><h1>', { of: 'title' }, '</h1>\n'],
    length: { fixed: octets, parts: [] },
    closes: closesClients,
  });
  // Before it has understood a request it speaks from a text of its own, in mixed case.
  const notUnderstood = lines(
    ['Content-length', of('page-length')],
    ['Cache-Control', ['no-cache']],
    ['Connection', ['close']],
    ['Content-Type', ['text/html']],
  );
  const tunnel: OwnPage = { ...page(200, null, 0), why: 'tunnel', lines: [], length: null };
  return [
    tunnel,
    { ...page(400, 'Bad request', 90), lines: notUnderstood, closes: true },
    ...SIZES.map(([status, phrase, octets]) => page(status, phrase, octets)),
    page(null, null, 0),
  ];
}

const EVERYBODY_S_LINE: Belief = {
  trusted: [{ base: '0.0.0.0', bits: 0 }],
  field: PROXY_LINE,
  recursive: false,
};

export function haproxySettings({ name, directives }: BoxManners, _kind: BoxKind): RewritingSettings {
  const c = readHaproxy(directives);
  const connections = readHaproxyConnections(directives);
  return {
    product: HAPROXY,
    source: HAPROXY,
    name,
    software: 'haproxy',
    carries: c.mode === 'tcp' ? 'bytes' : 'messages',
    nextHopName: null,
    // `src` is what the line says, whoever sent it.
    believes: connections.awaitsProxyLine ? EVERYBODY_S_LINE : null,
    heedsProxyConnection: false,
    request: { version: null, absoluteForm: 'kept', connect: 'passed', path: null, rules: requestRules(c) },
    response: { version: null, phrase: 'received', rules: responseRules(c) },
    pages: pages(c.closesClients),
    connections: { ...connections, inboundKeepAlive: !c.closesServers },
    loop: null,
  };
}
