// What a request has to offer to a hash: the text that the configuration names, as the product reads it off the message.
import { allValues, listValues } from '../../http/fields.ts';
import type { HashKey, KeyText } from '../../http/balancing-settings.ts';
import type { Request } from '../../http/message.ts';
import type { TargetUri } from '../../http/target-uri.ts';
import { hostField, pathAndQuery } from '../../http/target-uri.ts';

export interface Keyed {
  readonly request: Request;
  readonly target: TargetUri;
  /** As the box believes it. */
  readonly clientAddress: string;
}

/** The value of a cookie in the Cookie lines (RFC 6265 §5.4); null: not there. */
export function cookieValue({ fields }: Request, name: string): string | null {
  for (const line of allValues(fields, 'Cookie')) {
    for (const pair of line.split(';')) {
      const [key = '', ...value] = pair.trim().split('=');
      if (key === name) return value.join('=');
    }
  }
  return null;
}

/** The value of an argument of the query, as it stands; null: not there. */
function argumentValue(query: string | null, name: string): string | null {
  const found = (query ?? '').split('&').find((argument) => argument.startsWith(`${name}=`));
  return found === undefined ? null : found.slice(name.length + 1);
}

function gapText(part: Exclude<KeyText[number], string>, { request, target, clientAddress }: Keyed): string {
  if ('field' in part) return allValues(request.fields, part.field).join(', ');
  if ('cookie' in part) return cookieValue(request, part.cookie) ?? '';
  if ('argument' in part) return argumentValue(target.query, part.argument) ?? '';
  switch (part.of) {
    case 'client-address':
      return clientAddress;
    case 'scheme':
      return target.scheme;
    case 'host':
      return target.host;
    case 'request-uri':
      return pathAndQuery(target);
    case 'uri':
      return target.path;
    case 'is-args':
      return target.query === null ? '' : '?';
    case 'args':
      return target.query ?? '';
    case 'method':
      return request.method;
    case 'url':
      return `${target.scheme}://${hostField(target)}${pathAndQuery(target)}`;
  }
}

/** HAProxy 2.6, backend.c, get_server_uh: the target as it came, up to the query or the slash that `depth` names. */
function cutUri(target: string, { isWhole, length, depth }: Extract<HashKey, { by: 'uri' }>): string {
  const text = length > 0 ? target.slice(0, length) : target;
  let slashes = 0;
  for (let end = 0; end < text.length; end += 1) {
    if (text[end] === '/') {
      slashes += 1;
      if (depth > 0 && slashes === depth + 1) return text.slice(0, end);
    } else if (text[end] === '?' && !isWhole) return text.slice(0, end);
  }
  return text;
}

/** What stands before the last label, up to the dot before it: "example" of "www.example.test". */
const domainOnly = (host: string): string => /([^.]*)\.[^.]*$/u.exec(host)?.[1] ?? host;

/** Null: the request has nothing of the kind, and the policy goes on without. */
export function hashKeyOf(key: HashKey, keyed: Keyed): string | null {
  switch (key.by) {
    case 'nothing':
      return null;
    case 'text':
      return key.text.map((part) => (typeof part === 'string' ? part : gapText(part, keyed))).join('');
    case 'uri':
      return cutUri(key.isPathOnly ? pathAndQuery(keyed.target) : keyed.request.target, key);
    case 'field': {
      const value = listValues(keyed.request.fields, key.name)[0] ?? '';
      if (value === '') return null;
      return key.isDomainOnly ? domainOnly(value) : value;
    }
    case 'argument':
      return argumentValue(keyed.target.query, key.name);
  }
}
