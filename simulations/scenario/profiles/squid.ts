// Squid 5.7 as Debian packages it: a proxy that tells both sides of itself and the origin of the client, unless it is told not to.
// Orders and defaults were observed on the product.
import type { FieldRule, OwnLine, RewritingSettings, Template } from '../../http/rewriting-settings.ts';
import type { RefreshPattern } from '../../http/caching-settings.ts';
import { USUAL_CONNECTIONS } from '../../http/connection-settings.ts';
import type { BoxManners } from '../scenario.ts';
import type { BoxKind } from './profile.ts';
import { IN_CHUNKS, of } from './rule-words.ts';
import { accessRules } from './squid-access.ts';
import type { ForwardedFor, SquidConfiguration } from './squid-directives.ts';
import { readSquidCache } from './squid-cache.ts';
import { SQUID, readSquid } from './squid-directives.ts';
import { squidPages } from './squid-pages.ts';

const HOP_BY_HOP: readonly FieldRule[] = [
  { rule: 'drop-connection-options', reason: 'connection-option', source: 'RFC 9110 §7.6.1' },
  {
    rule: 'drop',
    names: [
      'Connection',
      'Keep-Alive',
      'Proxy-Authenticate',
      'Proxy-Connection',
      'TE',
      'Trailer',
      'Transfer-Encoding',
      'Upgrade',
    ],
    reason: 'hop-by-hop',
    source: 'RFC 9110 §7.6.1',
  },
];

/** forwarded_for: the list is always put together anew behind Via; `transparent` only joins what came. */
const FORWARDED_FOR: { readonly [F in ForwardedFor]: FieldRule } = {
  on: { rule: 'join', name: 'X-Forwarded-For', where: 'end', value: of('client-address'), reason: 'client-told' },
  off: { rule: 'join', name: 'X-Forwarded-For', where: 'end', value: ['unknown'], reason: 'client-hidden' },
  delete: { rule: 'drop', names: ['X-Forwarded-For'], reason: 'client-hidden' },
  truncate: {
    rule: 'write',
    name: 'X-Forwarded-For',
    where: 'end',
    value: of('client-address'),
    reason: 'client-told',
  },
  transparent: { rule: 'join', name: 'X-Forwarded-For', where: 'end', value: [], reason: 'order-own' },
};

/** `version`: of a request the one it came with; answers are Squid's own messages, of the version that it speaks. */
const via = (token: string, version: Template[number]): FieldRule => ({
  rule: 'join',
  name: 'Via',
  where: 'end',
  value: [version, ' ', { of: 'name' }, ` (${token})`],
  reason: 'via-added',
  source: 'RFC 9110 §7.6.3',
});

/** It takes the Host line out and puts the URL's own at the end; where none came, one follows later. */
const host = (at: 'received' | 'added'): FieldRule => ({
  rule: 'write',
  name: 'Host',
  where: 'end',
  value: of('authority'),
  when: [{ if: at === 'received' ? 'present' : 'absent', name: 'Host' }],
  reason: 'host-rewritten',
  source: 'RFC 9112 §3.2.2',
});

/** Three days: the longest that Squid keeps an answer for which no refresh rule is given. */
const MAX_AGE_SECONDS = 259_200;

function requestRules(
  c: SquidConfiguration,
  token: string,
  kind: BoxKind,
  byPattern: readonly RefreshPattern[],
): FieldRule[] {
  const isAccelerator = kind === 'gateway';
  const capability: Template = [{ of: 'name' }, '="Surrogate/1.0"'];
  const credentials =
    isAccelerator && !c.passesLogin ? ['Authorization', 'Proxy-Authorization'] : ['Proxy-Authorization'];
  return [
    ...HOP_BY_HOP,
    { rule: 'drop', names: credentials, reason: 'credentials-consumed', source: 'RFC 9110 §11.7.2' },
    host('received'),
    {
      rule: 'count-down',
      name: 'Max-Forwards',
      when: [{ if: 'method', oneOf: ['TRACE', 'OPTIONS'] }],
      reason: 'counted-down',
      source: 'RFC 9110 §7.6.2',
    },
    {
      rule: 'drop',
      names: ['Max-Forwards'],
      when: [{ if: 'method-other', oneOf: ['TRACE', 'OPTIONS'] }],
      reason: 'product-added',
    },
    ...(c.via ? [via(token, { of: 'received-version' })] : []),
    ...(isAccelerator
      ? [
          {
            rule: 'join',
            name: 'Surrogate-Capability',
            where: 'end',
            value: capability,
            reason: 'product-added',
          } as const,
        ]
      : []),
    FORWARDED_FOR[c.forwardedFor],
    host('added'),
    { rule: 'pack-cache-control', maxAgeSeconds: MAX_AGE_SECONDS, byPattern, reason: 'product-added' },
    {
      rule: 'write',
      name: 'Connection',
      where: 'end',
      value: [c.keepsServers ? 'keep-alive' : 'close'],
      reason: 'connection-own',
    },
    ...accessRules(c.request),
  ];
}

function responseRules(c: SquidConfiguration, token: string): FieldRule[] {
  const told: readonly OwnLine[] = [
    { name: 'X-Cache', value: [{ of: 'cache-word', or: 'MISS' }, ' from ', { of: 'name' }], reason: 'product-added' },
    {
      name: 'X-Cache-Lookup',
      value: [{ of: 'cache-lookup', or: 'MISS' }, ' from ', { of: 'name' }, ':', { of: 'own-port' }],
      reason: 'product-added',
    },
  ];
  return [
    ...HOP_BY_HOP,
    { rule: 'drop', names: ['Set-Cookie'], when: [{ if: 'from-cache' }], reason: 'product-added' },
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
    ...told.map((line) => ({ rule: 'add', ...line }) as const),
    ...(c.via ? [via(token, '1.1')] : []),
    { rule: 'add', ...IN_CHUNKS },
    {
      rule: 'write',
      name: 'Connection',
      where: 'end',
      value: c.keepsClients ? of('persistence') : ['close'],
      reason: 'connection-own',
    },
    ...accessRules(c.reply),
  ];
}

export function squidSettings({ name: given, directives }: BoxManners, kind: BoxKind): RewritingSettings {
  const c = readSquid(directives);
  const { refreshPatterns } = readSquidCache(directives);
  const software = c.hidesVersion ? 'squid' : 'squid/5.7';
  const name = c.uniqueName ?? c.visibleName ?? given;
  return {
    product: SQUID,
    source: SQUID,
    name,
    software,
    carries: 'messages',
    nextHopName: null,
    believes: null,
    heedsProxyConnection: true,
    request: {
      version: '1.1',
      absoluteForm: 'origin-form',
      connect: 'refused',
      path: null,
      rules: requestRules(c, software, kind, refreshPatterns),
    },
    response: { version: '1.1', phrase: 'usual', unknownPhrase: 'Unassigned', rules: responseRules(c, software) },
    pages: squidPages(c),
    connections: {
      ...USUAL_CONNECTIONS,
      inboundKeepAlive: c.keepsServers,
      looksSitesUp: true,
      parentFor: c.neverDirect ? 'all' : 'plain-gets',
    },
    loop: { signature: ` ${name} (${software})`, status: 403 },
  };
}
