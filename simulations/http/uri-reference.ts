// References, as Location and Content-Location have them, made target URIs (RFC 3986 §5.2, RFC 9110 §4.1).
import type { TargetUri } from './target-uri.ts';
import { parseUri, uriOf } from './target-uri.ts';

/** RFC 3986 §5.2.4. */
function withoutDots(path: string): string {
  const kept: string[] = [];
  const segments = path.split('/').slice(1);
  segments.forEach((segment, i) => {
    const isLast = i === segments.length - 1;
    if (segment === '..') kept.pop();
    if (segment === '.' || segment === '..') {
      if (isLast) kept.push('');
    } else kept.push(segment);
  });
  return `/${kept.join('/')}`;
}

const joined = (base: TargetUri, path: string): string => base.path.slice(0, base.path.lastIndexOf('/') + 1) + path;

/** Null when it leads to nothing of http or https. */
export function resolveReference(base: TargetUri, reference: string): TargetUri | null {
  const [text = ''] = reference.trim().split('#', 1);
  if (/^[a-z][a-z0-9+.-]*:/iu.test(text)) {
    const uri = parseUri(text);
    return 'error' in uri ? null : { ...uri, path: withoutDots(uri.path) };
  }
  if (text.startsWith('//')) {
    const uri = parseUri(`${base.scheme}:${text}`);
    return 'error' in uri ? null : { ...uri, path: withoutDots(uri.path) };
  }
  const mark = text.indexOf('?');
  const path = mark === -1 ? text : text.slice(0, mark);
  const query = mark === -1 ? null : text.slice(mark + 1);
  if (path === '') return { ...base, query: query ?? base.query };
  const checked = uriOf(base.scheme, 'a', path.startsWith('/') ? path : joined(base, path));
  return 'error' in checked ? null : { ...base, path: withoutDots(checked.path), query };
}
