// The second word of a request line: four forms (RFC 9112 §3.2), and the way back from it to the target URI (§3.3).
import { valueOf } from './fields.ts';
import type { Request } from './message.ts';
import type { Scheme, TargetUri, UriError } from './target-uri.ts';
import { authorityOf, parseUri, pathAndQuery, uriOf, uriText } from './target-uri.ts';

export type TargetForm = 'origin-form' | 'absolute-form' | 'authority-form' | 'asterisk-form';

/** The form in which a request names its target; null when it is none of the four, or not one that its method may have. */
export function formOf({ method, target }: Request): TargetForm | null {
  // RFC 9112 §3.2.3: CONNECT has this form, and no other method has it.
  if (method === 'CONNECT') return /^[^/?#@]+:\d+$/u.test(target) ? 'authority-form' : null;
  if (target === '*') return method === 'OPTIONS' ? 'asterisk-form' : null; // §3.2.4
  if (target.startsWith('/')) return 'origin-form'; // §3.2.1
  return /^[a-z][a-z0-9+.-]*:/iu.test(target) ? 'absolute-form' : null; // §3.2.2
}

/** The request-target that names `uri` in that form (RFC 9112 §3.2). */
export function targetInForm(uri: TargetUri, form: TargetForm): string {
  switch (form) {
    case 'origin-form': {
      const target = pathAndQuery(uri);
      return target.startsWith('/') ? target : `/${target}`; // RFC 9112 §3.2.1: an empty path is sent as "/"
    }
    case 'absolute-form':
      return uriText(uri);
    case 'authority-form':
      return authorityOf(uri);
    case 'asterisk-form':
      return '*';
  }
}

/** Why a received request has no target URI; `host` also when the Host field is missing where it is needed. */
export type TargetError = UriError | { readonly error: 'form'; readonly text: string };

/**
 * The target URI of a request as its recipient makes it out (RFC 9112 §3.3). `scheme`: https when the connection is
 * secured, or as the recipient is configured. `ownAuthority`: the recipient's own name, for a request that has no Host.
 */
export function targetUri(request: Request, scheme: Scheme, ownAuthority = ''): TargetUri | TargetError {
  const { target } = request;
  const form = formOf(request);
  // RFC 9112 §3.2.2: the absolute form wins over whatever Host says.
  if (form === 'absolute-form') return parseUri(target);
  if (form === 'authority-form') return uriOf(scheme, target, '');
  if (form === null) return { error: 'form', text: target };
  const host = valueOf(request.fields, 'Host') ?? '';
  return uriOf(scheme, host === '' ? ownAuthority : host, form === 'asterisk-form' ? '' : target);
}
