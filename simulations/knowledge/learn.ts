// From a view to what it says: the addresses on the packets, and every telling part of the layer that could be read.
// Nothing here knows who looks, or what would be worth knowing.
import { reportsIn } from '../http/believing.ts';
import { nodeAddress } from '../http/forwarded.ts';
import type { FieldLine, Fields, Request, Response } from '../http/message.ts';
import { formOf } from '../http/request-target.ts';
import { parseAuthority, parseUri, pathAndQuery } from '../http/target-uri.ts';
import { parseVia } from '../http/via.ts';
import type { CircuitCell, SocksMessage } from '../wire/way-messages.ts';
import type { Ends, LegiblePart } from '../wire/visibility.ts';
import type { Part } from './evidence.ts';
import type { Saying } from './saying.ts';
import { peersText, saying } from './saying.ts';

/** What the packets say to whoever sees them pass, whatever they carry. */
export const learnFromPackets = ({ source, destination }: Ends): readonly Saying[] => [
  saying('address', source.address, 'packet-source'),
  saying('address', destination.address, 'packet-destination'),
  saying('peers', peersText(source.address, destination.address), 'packet-peers'),
];

/** What the layer says to whoever can read it. */
export function learnFromPart(payload: LegiblePart['payload']): readonly Saying[] {
  switch (payload.kind) {
    case 'dns-query': // RFC 9076 §2
      return [saying('host', payload.name, 'dns-question')];
    case 'dns-answer':
      return [
        saying('host', payload.name, 'dns-answer'),
        ...payload.addresses.map((address) => saying('address', address, 'dns-answer')),
      ];
    case 'tls-client-hello': // RFC 6066 §3: the name is in the clear, and the connection leads to that site alone
      return payload.serverName === null ? [] : [saying('host', payload.serverName, 'server-name', null, true)];
    case 'http-request':
      return payload.encapsulated
        ? [...fromRequest(payload.message), saying('proxy-asked', payload.message.target, 'encapsulated')] // RFC 9458 §2: it came by a relay
        : fromRequest(payload.message);
    case 'http-response':
      return fromResponse(payload.message);
    case 'tls-server-hello': // up to TLS 1.2 the certificate is in the clear (RFC 5246 §7.4.2)
      return (payload.certificate ?? []).map((name) => saying('host', name, 'certificate', null, true));
    case 'proxy-line': // PROXY protocol §2.1: for as long as the connection stands
      return [saying('client-address', payload.source.address, 'proxy-line', null, true)];
    case 'socks': // RFC 1928 §4: for as long as the connection stands
      return fromDestination(payload, 'socks-request');
    case 'circuit':
      return payload.step === 'begin' ? fromDestination(payload, 'stream-request') : [];
    case 'http-piece': // of whose content it is a piece was said by the head before it, which was read
    case 'raw-bytes': // no HTTP, so no part of it has a meaning
    case 'tls-finished':
    case 'tcp-syn':
    case 'tcp-syn-ack':
    case 'tcp-fin':
    case 'tcp-reset':
      return [];
  }
}

/** A box is asked to carry a stream to a site, named or by its address. */
function fromDestination({ to }: SocksMessage | CircuitCell, part: Part): readonly Saying[] {
  if (!to) return [];
  const about = nodeAddress(to.host) === null ? 'host' : 'address';
  return [saying(about, to.host, part, null, true), saying('proxy-asked', to.host, part, null, true)];
}

/** One saying per line of that name. */
const perLine = (fields: Fields, name: string, say: (line: FieldLine) => readonly Saying[]): Saying[] =>
  fields.filter((line) => line.name.toLowerCase() === name).flatMap(say);

function hostOf(authority: string): string {
  const place = parseAuthority(authority);
  return 'error' in place ? authority : place.host;
}

function fromTarget(request: Request): readonly Saying[] {
  const { target } = request;
  switch (formOf(request)) {
    case 'authority-form': // RFC 9110 §9.3.6: a tunnel, which leads to that host for as long as it stands
      return [
        saying('host', hostOf(target), 'connect-target', null, true),
        saying('proxy-asked', target, 'connect-target', null, true),
      ];
    case 'absolute-form': {
      const uri = parseUri(target);
      if ('error' in uri) return [];
      return [
        saying('host', uri.host, 'absolute-form'),
        saying('path', pathAndQuery(uri), 'absolute-form'),
        saying('proxy-asked', target, 'absolute-form'), // RFC 9112 §3.2.2
      ];
    }
    case 'origin-form':
      return [saying('path', target, 'request-target')];
    case 'asterisk-form':
    case null:
      return [];
  }
}

function fromRequest(request: Request): readonly Saying[] {
  const { fields, content, method } = request;
  const isForTunnel = method === 'CONNECT';
  return [
    ...fromTarget(request),
    ...perLine(fields, 'host', ({ name, value }) => [saying('host', hostOf(value), 'host-field', name, isForTunnel)]),
    ...perLine(fields, 'cookie', ({ name, value }) => [saying('identity', value, 'cookie', name)]),
    ...perLine(fields, 'authorization', ({ name, value }) => [saying('identity', value, 'authorization', name)]),
    ...fromForwardingFields(fields),
    ...fromVia(fields),
    ...(content === null ? [] : [saying('request-content', content.text, 'content')]),
  ];
}

/** RFC 7239 §5.2 and the older X-Forwarded-For: what an intermediary says of whoever asked it. */
const fromForwardingFields = (fields: Fields): readonly Saying[] =>
  reportsIn(fields).map(({ address, field }) => saying('client-address', address, 'forwarding-field', field));

const fromVia = (fields: Fields): readonly Saying[] =>
  parseVia(fields).map(({ by }) => saying('intermediary', by.toLowerCase(), 'via', 'Via'));

function fromResponse({ status, fields, content }: Response): readonly Saying[] {
  return [
    ...perLine(fields, 'server', ({ name, value }) => [saying('software', value, 'server-field', name)]),
    ...fromVia(fields),
    ...perLine(fields, 'location', ({ name, value }) => fromLocation(name, value)),
    ...perLine(fields, 'age', ({ name, value }) => [saying('cached', value, 'age', name)]), // RFC 9111 §5.1
    ...perLine(fields, 'cache-status', ({ name, value }) => fromCacheStatus(name, value)),
    ...(content === null ? [] : [saying('response-content', content.text, 'content')]),
    ...(content === null || status < 400 ? [] : fromErrorPage(content.text)),
  ];
}

const ADDRESS_WORD = /(?<![\d.])\d{1,3}(?:\.\d{1,3}){3}(?![\d.])/gu;
/** As Apache signs (core, `ServerSignature`): its product, and the name or address that it has for itself. */
const SIGNATURE = /<address>(.+?) Server at /u;

/** Who writes an error page may tell more of the place where it happened than was meant to be told. */
function fromErrorPage(text: string): readonly Saying[] {
  const software = SIGNATURE.exec(text)?.[1];
  return [
    ...[...text.matchAll(ADDRESS_WORD)].map(([address]) => saying('address', address, 'error-page')),
    ...(software === undefined ? [] : [saying('software', software, 'error-page')]),
  ];
}

/** RFC 9110 §10.2.2: an absolute Location names a place, which may be one that was meant to stay out of sight. */
function fromLocation(field: string, value: string): readonly Saying[] {
  const uri = parseUri(value);
  if ('error' in uri) return [];
  return [
    nodeAddress(uri.host) === null
      ? saying('host', uri.host, 'location', field)
      : saying('address', uri.host, 'location', field),
  ];
}

/** RFC 9211 §2: each member begins with the name of a cache. */
function fromCacheStatus(field: string, value: string): readonly Saying[] {
  const [name = ''] = value.split(';', 1);
  return [saying('intermediary', name.trim().replace(/^"|"$/gu, '').toLowerCase(), 'cache-status', field)];
}
