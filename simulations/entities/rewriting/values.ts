// The gaps in a template filled, and conditions decided, for one message in one place.
import { allValues, has, listValues, valueOf } from '../../http/fields.ts';
import { imfFixdate } from '../../http/date.ts';
import { forwardedText } from '../../http/forwarded.ts';
import type { Fields, Message, Request } from '../../http/message.ts';
import { headText } from '../../http/message.ts';
import { targetInForm } from '../../http/request-target.ts';
import type { Condition, RewritingSettings, Template, Variable } from '../../http/rewriting-settings.ts';
import { hostField, uriText } from '../../http/target-uri.ts';
import type { Scheme } from '../../http/target-uri.ts';
import { isInPrefix } from '../../wire/address.ts';
import type { SocketAddress } from '../../wire/address.ts';
import { believedClient } from './believed-client.ts';
import { looksStorable } from './storable.ts';
import type { Surroundings } from './context.ts';

/** Address and port, the port only when it is not the scheme's own (RFC 9110 §4.2.1, §4.2.2). */
const authorityText = ({ address, port }: SocketAddress, scheme: Scheme): string =>
  hostField({
    scheme,
    host: address,
    port: port === (scheme === 'http' ? 80 : 443) ? null : port,
    path: '',
    query: null,
  });

/** Whether the client's connection outlives this exchange, by its request (RFC 9112 §9.3). */
export function persistence({ fields, version }: Request, heedsProxyConnection: boolean): 'keep-alive' | 'close' {
  const isInstead = heedsProxyConnection && !has(fields, 'Connection');
  const told = listValues(fields, isInstead ? 'Proxy-Connection' : 'Connection');
  const options = told.map((option) => option.toLowerCase());
  if (options.includes('close')) return 'close';
  return version === '1.1' || options.includes('keep-alive') ? 'keep-alive' : 'close';
}

function lengthOf({ fields, content }: Message): string {
  const told = valueOf(fields, 'Content-Length');
  return told ?? (content === null ? '' : String(content.bytes));
}

/** RFC 9112 §6.3: answers to HEAD, and these statuses, have no content whatever they say. */
function hasUntoldLength(message: Message, { method }: Request): boolean {
  if (message.kind === 'request' || message.content === null || has(message.fields, 'Content-Length')) return false;
  return method !== 'HEAD' && message.status >= 200 && message.status !== 204 && message.status !== 304;
}

type Filler = (settings: RewritingSettings, surroundings: Surroundings, message: Message) => string;

const clientOf: Filler = ({ believes }, { context, request }) =>
  believedClient(context.peer.address, request.fields, believes, context.told);

const FILLERS: Readonly<Record<Variable, Filler>> = {
  'client-address': clientOf,
  'peer-address': (_, { context }) => context.peer.address,
  'peer-port': (_, { context }) => String(context.peer.port),
  'proxy-line-address': (_, { context }) => context.told?.address ?? '',
  'proxy-line-port': (_, { context }) => (context.told ? String(context.told.port) : ''),
  'own-address': (_, { context }) => context.own.address,
  'own-port': (_, { context }) => String(context.own.port),
  scheme: (_, { context }) => context.receivedScheme,
  host: (_, { context }) => context.target.host,
  authority: (_, { context }) => hostField(context.target),
  'host-field': (_, { request }) => valueOf(request.fields, 'Host') ?? '',
  'next-hop-scheme': (_, { context }) => context.nextHopScheme,
  'next-hop': ({ nextHopName }, { context }) => nextHopName ?? authorityText(context.nextHop, context.nextHopScheme),
  'next-hop-address': (_, { context }) => context.nextHop.address,
  'next-hop-port': (_, { context }) => String(context.nextHop.port),
  'public-authority': (_, { context }) =>
    authorityText({ address: context.target.host, port: context.own.port }, context.receivedScheme),
  method: (_, { request }) => request.method,
  url: (_, { context, request }) =>
    context.target.host === '' || request.method === 'CONNECT' ? request.target : uriText(context.target),
  'request-target': (_, { context }) => targetInForm(context.target, 'origin-form'),
  path: (_, { context }) => context.target.path,
  query: (_, { context }) => context.target.query ?? '',
  'received-version': (_, __, message) => message.version,
  'forwarded-for': (settings, surroundings, message) =>
    [...allValues(surroundings.request.fields, 'X-Forwarded-For'), clientOf(settings, surroundings, message)].join(
      ', ',
    ),
  'forwarded-element': (settings, surroundings, message) =>
    forwardedText({ for: clientOf(settings, surroundings, message), proto: surroundings.context.receivedScheme }),
  'content-length': (_, __, message) => lengthOf(message),
  name: ({ name }) => name,
  software: ({ software }) => software,
  date: (_, { context }) => imfFixdate(context.epochSeconds),
  persistence: ({ heedsProxyConnection }, { request }) => persistence(request, heedsProxyConnection),
  'cache-word': (_, { context }) => context.cacheWord ?? '',
  'cache-lookup': (_, { context }) => context.cacheLookup ?? context.cacheWord ?? '',
  age: (_, { context }) => (context.ageSeconds === null ? '' : String(context.ageSeconds)),
  'cache-status': (_, { context }) => context.cacheStatus ?? '',
  transaction: (_, { context }) => String(context.transaction ?? 1),
  'stored-transaction': (_, { context }) =>
    context.storedTransaction === undefined || context.storedTransaction === null
      ? ''
      : ` ${context.storedTransaction}`,
  stickiness: (_, { context }) => context.stickiness ?? '',
  echo: (_, { request }) => headText(request),
  title: (_, { page }) => page?.title ?? '',
  error: (_, { page }) => page?.error ?? '',
  'page-length': (_, { page }) => page?.length ?? '',
  'page-cache-word': (_, { page }) => page?.cacheWord ?? '',
};

/** What templates and conditions are read against: one message as it came, the request it belongs to, the place. */
export interface Reading {
  readonly settings: RewritingSettings;
  readonly surroundings: Surroundings;
  readonly message: Message;
  /** The field lines as far as the rules have come. */
  readonly current: () => Fields;
}

export const variable = (name: Variable, { settings, surroundings, message }: Reading): string =>
  FILLERS[name](settings, surroundings, message);

function fieldText(fields: Fields, name: string, take: 'joined' | 'first' | 'last'): string {
  if (take === 'joined') return allValues(fields, name).join(', ');
  return (take === 'first' ? valueOf(fields, name) : listValues(fields, name).at(-1)) ?? '';
}

export function filled(template: Template, reading: Reading): string {
  let text = '';
  for (const part of template) {
    if (typeof part === 'string') text += part;
    else if ('of' in part) text += variable(part.of, reading) || (part.or ?? '');
    else
      text += fieldText(
        part.in === 'request' ? reading.surroundings.request.fields : reading.current(),
        part.field,
        part.take,
      );
  }
  return text;
}

export function holds(condition: Condition, reading: Reading): boolean {
  const { context, request } = reading.surroundings;
  switch (condition.if) {
    case 'present':
      return has(reading.current(), condition.name);
    case 'absent':
      return !has(reading.current(), condition.name);
    case 'scheme':
      return context.receivedScheme === condition.is;
    case 'version':
      return request.version === condition.is;
    case 'persistence':
      return persistence(request, reading.settings.heedsProxyConnection) === condition.is;
    case 'method':
      return condition.oneOf.includes(request.method);
    case 'method-other':
      return !condition.oneOf.includes(request.method);
    case 'status':
      return reading.message.kind === 'response' && condition.oneOf.includes(reading.message.status);
    case 'from-cache':
      return context.isFromCache ?? context.ageSeconds !== null;
    case 'led-back':
      return (context.stickiness ?? '') !== '';
    case 'looks-storable':
      return looksStorable(reading.message, request);
    case 'untold-length':
      return hasUntoldLength(reading.message, request);
    case 'peer-outside':
      return !isInPrefix(context.peer.address, condition.base, condition.bits);
  }
}

/** Whether a rule or line applies: all its conditions hold. */
export const applies = (when: readonly Condition[] | undefined, reading: Reading): boolean =>
  when === undefined || when.every((condition) => holds(condition, reading));
