// nginx's texts with gaps, as its cache fills them: keys, and the conditions under which it is passed by.
import type { NginxText } from '../../http/caching-settings.ts';
import { allValues, valueOf } from '../../http/fields.ts';
import type { Request } from '../../http/message.ts';
import type { TargetUri } from '../../http/target-uri.ts';
import { pathAndQuery } from '../../http/target-uri.ts';

/** A cookie by name: names compare without case, the first wins. */
function cookie({ fields }: Request, name: string): string {
  for (const value of allValues(fields, 'Cookie')) {
    for (const pair of value.split(';')) {
      const equals = pair.indexOf('=');
      if (equals !== -1 && pair.slice(0, equals).trim().toLowerCase() === name.toLowerCase()) {
        return pair.slice(equals + 1).trim();
      }
    }
  }
  return '';
}

function argument({ query }: TargetUri, name: string): string {
  const pair = (query ?? '').split('&').find((part) => part.split('=', 1)[0]?.toLowerCase() === name.toLowerCase());
  return pair === undefined ? '' : pair.slice(pair.indexOf('=') + 1);
}

function part(gap: Exclude<NginxText[number], string>, request: Request, target: TargetUri): string {
  if ('field' in gap) return valueOf(request.fields, gap.field) ?? '';
  if ('cookie' in gap) return cookie(request, gap.cookie);
  if ('argument' in gap) return argument(target, gap.argument);
  switch (gap.of) {
    case 'scheme':
      return target.scheme;
    case 'host':
      return target.host;
    case 'request-uri':
      return pathAndQuery(target);
    case 'uri':
      return target.path;
    case 'is-args':
      return target.query === null || target.query === '' ? '' : '?';
    case 'args':
      return target.query ?? '';
    case 'method':
      return request.method;
    case 'next-hop':
      return ''; // one gateway has one, so it parts nothing
  }
}

export const filledText = (text: NginxText, request: Request, target: TargetUri): string =>
  text.map((piece) => (typeof piece === 'string' ? piece : part(piece, request, target))).join('');

/** Whether one of the texts says something other than nothing or "0". */
export const saysSo = (texts: readonly NginxText[], request: Request, target: TargetUri): boolean =>
  texts.some((text) => !['', '0'].includes(filledText(text, request, target)));
