// A gateway's rewriting (RFC 9110 §3.7): the request for the site as one of its servers wants it, the answer as if it were the box's own.
import type { Rewritten } from '../../http/edit.ts';
import { valueOf } from '../../http/fields.ts';
import type { Fields, Request, Response } from '../../http/message.ts';
import { formOf, targetInForm } from '../../http/request-target.ts';
import type { RewritingSettings } from '../../http/rewriting-settings.ts';
import type { RewritingContext } from './context.ts';
import type { NewTarget } from './rewrite.ts';
import { rewriteRequest, rewriteResponse } from './rewrite.ts';

export { ownResponse } from './own-page.ts';

/** As it came, not as it is read: a server may tell "%7e" from "~", and nothing asks a gateway to decide (RFC 9110 §4.2.3). */
function targetFor(
  received: Request,
  fields: Fields,
  { request, source }: RewritingSettings,
  context: RewritingContext,
): NewTarget {
  const isAbsolute = formOf(received) === 'absolute-form';
  if (isAbsolute && request.absoluteForm === 'kept') {
    // RFC 9112 §3.2.2: Host and an absolute target must agree, so a changed Host changes the target.
    const host = valueOf(fields, 'Host');
    const isChanged = host !== null && host !== valueOf(received.fields, 'Host');
    const target = isChanged
      ? received.target.replace(/^([a-z][a-z0-9+.-]*:\/\/)[^/?#]*/iu, `$1${host}`)
      : received.target;
    return { target, source: 'RFC 9112 §3.2.2' };
  }
  const target = isAbsolute ? targetInForm(context.target, 'origin-form') : received.target;
  if (request.path === null || !target.startsWith(request.path.from)) return { target, source: 'RFC 9112 §3.2.1' };
  return { target: request.path.to + target.slice(request.path.from.length), source };
}

export function forwardRequest(
  received: Request,
  settings: RewritingSettings,
  context: RewritingContext,
): Rewritten<Request> {
  return rewriteRequest(received, (fields) => targetFor(received, fields, settings, context), settings, context);
}

export function returnResponse(
  received: Response,
  request: Request,
  settings: RewritingSettings,
  context: RewritingContext,
): Rewritten<Response> {
  return rewriteResponse(received, request, settings, context);
}
