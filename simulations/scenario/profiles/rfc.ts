// The profile without a product: what RFC 9110, 9111 and 9112 ask of an intermediary, and what they leave to the switches.
import type { Belief, FieldRule, OwnLine, OwnPage, RewritingSettings } from '../../http/rewriting-settings.ts';
import { USUAL_CONNECTIONS } from '../../http/connection-settings.ts';
import type { BoxManners } from '../scenario.ts';
import { prefixIn } from './limit-words.ts';
import { IN_CHUNKS, of, ownLine } from './rule-words.ts';
import type { BoxKind } from './profile.ts';

const HOP_BY_HOP: readonly FieldRule[] = [
  { rule: 'drop-connection-options', reason: 'connection-option', source: 'RFC 9110 §7.6.1' },
  {
    rule: 'drop',
    names: ['Connection', 'Proxy-Connection', 'Keep-Alive', 'TE', 'Transfer-Encoding', 'Upgrade'],
    reason: 'hop-by-hop',
    source: 'RFC 9110 §7.6.1',
  },
];

const VIA: FieldRule = {
  rule: 'join',
  name: 'Via',
  where: 'place',
  value: [{ of: 'received-version' }, ' ', { of: 'name' }],
  reason: 'via-added',
  source: 'RFC 9110 §7.6.3',
};

/** A convention older than the standard's Forwarded, and named there as such. */
const CONVENTION = 'RFC 7239 §7.4';

const TELLING: { readonly [T in BoxManners['tellsClient']]: readonly FieldRule[] } = {
  off: [],
  'x-forwarded-for': [
    {
      rule: 'join',
      name: 'X-Forwarded-For',
      where: 'place',
      value: of('client-address'),
      reason: 'client-told',
      source: CONVENTION,
    },
  ],
  'x-forwarded-for-overwrite': [
    {
      rule: 'write',
      name: 'X-Forwarded-For',
      where: 'end',
      value: of('client-address'),
      reason: 'client-told',
      source: CONVENTION,
    },
  ],
  forwarded: [
    {
      rule: 'join',
      name: 'Forwarded',
      where: 'place',
      value: of('forwarded-element'),
      reason: 'client-told',
      source: 'RFC 7239 §4',
    },
  ],
  forged: [], // see below: the address is the box's own setting
};

/** What some services do that sell themselves as hiding their users: another address in place of the client's. */
const lie = (address: string): FieldRule => ({
  ...{ rule: 'write', name: 'X-Forwarded-For', where: 'end', value: [address] },
  reason: 'client-told',
  source: CONVENTION,
});

function requestRules({ tellsClient, forgedAddress, viaRequest }: BoxManners, kind: BoxKind): FieldRule[] {
  const forProxies: readonly FieldRule[] = [
    { rule: 'drop', names: ['Proxy-Authorization'], reason: 'credentials-consumed', source: 'RFC 9110 §11.7.2' },
    {
      // The target's own authority, whatever Host said; in a request for a path that is what Host said.
      rule: 'write',
      name: 'Host',
      where: 'place',
      value: of('authority'),
      reason: 'host-rewritten',
      source: 'RFC 9112 §3.2.2',
    },
  ];
  return [
    ...HOP_BY_HOP,
    ...(kind === 'forward-proxy' ? forProxies : []),
    {
      rule: 'count-down',
      name: 'Max-Forwards',
      when: [{ if: 'method', oneOf: ['TRACE', 'OPTIONS'] }],
      reason: 'counted-down',
      source: 'RFC 9110 §7.6.2',
    },
    ...(viaRequest ? [VIA] : []),
    ...TELLING[tellsClient],
    ...(tellsClient === 'forged' ? [lie(forgedAddress ?? '')] : []),
  ];
}

/** A gateway answers in its own name, so a redirect to the server behind it would lead nowhere (RFC 9110 §3.7, §10.2.2). */
const OWN_REDIRECTS: FieldRule = {
  rule: 'replace-prefix',
  name: 'Location',
  pairs: [
    {
      from: [{ of: 'next-hop-scheme' }, '://', { of: 'next-hop' }, '/'],
      to: [{ of: 'scheme' }, '://', { of: 'authority' }, '/'],
    },
  ],
  localToFront: false,
  reason: 'location-rewritten',
  source: 'RFC 9110 §10.2.2',
};

const CLOSING: FieldRule = {
  rule: 'write',
  name: 'Connection',
  where: 'end',
  value: ['close'],
  when: [{ if: 'persistence', is: 'close' }],
  reason: 'connection-own',
  source: 'RFC 9112 §9.6',
};

function responseRules({ serverField, rewritesLocation = true, viaResponse }: BoxManners, kind: BoxKind): FieldRule[] {
  const server: FieldRule = {
    rule: 'write',
    name: 'Server',
    where: 'place',
    value: of('software'),
    reason: 'server-replaced',
    source: 'RFC 9110 §10.2.4',
  };
  return [
    ...HOP_BY_HOP,
    ...(serverField === 'replace' ? [server] : []),
    ...(kind === 'gateway' && rewritesLocation ? [OWN_REDIRECTS] : []),
    {
      rule: 'write',
      name: 'Date',
      where: 'end',
      value: of('date'),
      when: [{ if: 'absent', name: 'Date' }],
      reason: 'date-added',
      source: 'RFC 9110 §6.6.1',
    },
    {
      rule: 'write',
      name: 'Age',
      where: 'end',
      value: of('age'),
      when: [{ if: 'from-cache' }],
      reason: 'age-added',
      source: 'RFC 9111 §5.1',
    },
    {
      rule: 'join',
      name: 'Cache-Status',
      where: 'place',
      value: of('cache-status'),
      reason: 'cache-status-added',
      source: 'RFC 9211 §2',
    },
    ...(viaResponse ? [VIA] : []),
    { rule: 'add', ...IN_CHUNKS },
    CLOSING,
  ];
}

const PAGE_LINES: readonly OwnLine[] = [
  ownLine('Date', of('date'), 'date-added', 'RFC 9110 §6.6.1'),
  ownLine('Content-Type', ['text/plain'], 'product-added'),
  ownLine('Content-Length', of('page-length'), 'content-length'),
  {
    ...ownLine('Connection', ['close'], 'connection-own', 'RFC 9112 §9.6'),
    when: [{ if: 'persistence', is: 'close' }],
  },
];

const PAGES: readonly OwnPage[] = [
  {
    status: null,
    why: null,
    phrase: null,
    error: '',
    lines: PAGE_LINES,
    text: [{ of: 'title' }, '\n'],
    length: { fixed: 1, parts: [{ of: 'title', times: 1 }] },
    closes: false,
  },
  // RFC 9110 §9.3.7, §9.3.8: the last recipient says what it can do, and gives back what came.
  {
    status: 200,
    why: 'options',
    phrase: null,
    error: '',
    lines: PAGE_LINES.filter(({ name }) => name !== 'Content-Type'),
    text: [],
    length: { fixed: 0, parts: [] },
    closes: false,
  },
  {
    status: 200,
    why: 'trace',
    phrase: null,
    error: '',
    lines: PAGE_LINES.map((line) => (line.name === 'Content-Type' ? { ...line, value: ['message/http'] } : line)),
    text: of('echo'),
    length: { fixed: 0, parts: [{ of: 'echo', times: 1 }] },
    closes: false,
  },
  // RFC 9110 §9.3.6: the answer to CONNECT has no content, and what follows it is the tunnel.
  { status: 200, why: 'tunnel', phrase: null, error: '', lines: [], text: [], length: null, closes: false },
];

/** RFC 7239 §8.1: only of peers that are known can the word be taken. */
function beliefIn({ protection }: BoxManners): Belief | null {
  const trusted = (protection?.trusts ?? []).map(prefixIn).filter((prefix) => prefix !== null);
  return trusted.length === 0 ? null : { trusted, field: 'X-Forwarded-For', recursive: true };
}

export function rfcSettings(manners: BoxManners, kind: BoxKind): RewritingSettings {
  return {
    product: null,
    source: 'RFC 9110 §7.6',
    name: manners.name,
    software: manners.name,
    carries: 'messages',
    nextHopName: null,
    believes: beliefIn(manners),
    heedsProxyConnection: false,
    // RFC 9112 §3.2.2: towards an origin the absolute form is for proxies to send, and every server must accept it.
    request: {
      version: '1.1',
      absoluteForm: 'origin-form',
      connect: 'refused',
      path: null,
      rules: requestRules(manners, kind),
    },
    response: { version: '1.1', phrase: 'received', rules: responseRules(manners, kind) },
    pages: PAGES,
    connections: USUAL_CONNECTIONS,
    loop: null,
  };
}
