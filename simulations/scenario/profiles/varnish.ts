// Varnish 7.1 as Debian packages it, with the built-in VCL: the client told to the server, itself told to the client, Host kept.
// Orders and defaults were observed on the product.
import type { FieldRule, OwnLine, OwnPage, RewritingSettings } from '../../http/rewriting-settings.ts';
import { USUAL_CONNECTIONS } from '../../http/connection-settings.ts';
import type { BoxManners } from '../scenario.ts';
import type { BoxKind } from './profile.ts';
import { IN_CHUNKS, of, ownLine } from './rule-words.ts';
import { VARNISH, readVarnish } from './varnish-directives.ts';

const HOP_BY_HOP: readonly FieldRule[] = [
  { rule: 'drop-connection-options', reason: 'connection-option', source: 'RFC 9110 §7.6.1' },
  {
    rule: 'drop',
    names: ['Connection', 'Keep-Alive', 'Proxy-Authenticate', 'TE', 'Trailer', 'Transfer-Encoding', 'Upgrade'],
    reason: 'hop-by-hop',
    source: 'RFC 9110 §7.6.1',
  },
];

/** Only what was asked for with gzip or nothing is stored, so that is what it asks with; what it passes it leaves as it came. */
const REQUEST: readonly FieldRule[] = [
  ...HOP_BY_HOP,
  { rule: 'drop', names: ['Proxy-Authorization'], reason: 'hop-by-hop', source: 'RFC 9110 §11.7.2' },
  {
    rule: 'write',
    name: 'Host',
    where: 'end',
    value: of('next-hop-address'),
    when: [{ if: 'absent', name: 'Host' }],
    reason: 'host-rewritten',
  },
  { rule: 'drop', names: ['Expect'], reason: 'hop-by-hop', source: 'RFC 9110 §10.1.1' },
  { rule: 'join', name: 'X-Forwarded-For', where: 'end', value: of('client-address'), reason: 'client-told' },
  {
    rule: 'write',
    name: 'Accept-Encoding',
    where: 'end',
    value: ['gzip'],
    when: [
      { if: 'method', oneOf: ['GET', 'HEAD'] },
      { if: 'absent', name: 'Cookie' },
      { if: 'absent', name: 'Authorization' },
    ],
    reason: 'product-added',
  },
  { rule: 'write', name: 'X-Varnish', where: 'end', value: of('transaction'), reason: 'product-added' },
];

const VIA: OwnLine = {
  ...ownLine('Via', ['1.1 ', { of: 'name' }, ' (Varnish/7.1)'], 'via-added'),
  source: 'RFC 9110 §7.6.3',
};

const RESPONSE: readonly FieldRule[] = [
  ...HOP_BY_HOP,
  {
    rule: 'write',
    name: 'X-Varnish',
    where: 'end',
    value: [{ of: 'transaction' }, { of: 'stored-transaction' }],
    reason: 'product-added',
  },
  {
    rule: 'write',
    name: 'Age',
    where: 'end',
    value: [{ of: 'age', or: '0' }],
    reason: 'age-added',
    source: 'RFC 9111 §5.1',
  },
  { rule: 'join', where: 'end', ...VIA },
  {
    rule: 'write',
    name: 'Accept-Ranges',
    where: 'end',
    value: ['bytes'],
    when: [{ if: 'status', oneOf: [200, 206, 304, 416] }],
    reason: 'product-added',
  },
  { rule: 'write', name: 'Connection', where: 'end', value: of('persistence'), reason: 'connection-own' },
  { rule: 'add', ...IN_CHUNKS },
];

/** Markup without the status and its phrase, which come three times, once without the status, and without the transaction. */
const PAGE_OCTETS = 205;

function pages(): OwnPage[] {
  const lines: readonly OwnLine[] = [
    ownLine('Date', of('date'), 'date-added'),
    ownLine('Server', ['Varnish'], 'product-added'),
    ownLine('Content-Type', ['text/html; charset=utf-8'], 'product-added'),
    ownLine('Retry-After', ['5'], 'product-added'),
    ownLine('X-Varnish', of('transaction'), 'product-added'),
    ownLine('Age', ['0'], 'age-added'),
    VIA,
    ownLine('Content-Length', of('page-length'), 'content-length'),
    ownLine('Connection', of('persistence'), 'connection-own'),
  ];
  const page = (status: number | null, phrase: string | null): OwnPage => ({
    status,
    why: null,
    phrase,
    error: '',
    lines,
    text: ['<!DOCTYPE html>\n<html>\n  <head>\n    <title>', { of: 'title' }, '</title>\n'],
    length: {
      fixed: PAGE_OCTETS,
      parts: [
        { of: 'title', times: 3 },
        { of: 'transaction', times: 1 },
      ],
    },
    closes: false,
  });
  // What broke off before its client had any of it is told by another part of it, which signs nothing.
  const broken: OwnPage = {
    ...page(503, 'Service Unavailable'),
    why: 'incomplete',
    lines: lines.filter((line) => line !== VIA),
  };
  return [page(503, 'Backend fetch failed'), broken, page(null, null)];
}

export function varnishSettings({ name, directives }: BoxManners, _kind: BoxKind): RewritingSettings {
  readVarnish(directives);
  return {
    product: VARNISH,
    source: VARNISH,
    name,
    software: 'Varnish',
    carries: 'messages',
    nextHopName: null,
    believes: null,
    heedsProxyConnection: false,
    request: { version: '1.1', absoluteForm: 'origin-form', connect: 'refused', path: null, rules: REQUEST },
    response: { version: '1.1', phrase: 'received', unknownPhrase: 'Unknown HTTP Status', rules: RESPONSE },
    pages: pages(),
    connections: { ...USUAL_CONNECTIONS, tellsServerName: false },
    loop: null,
  };
}
