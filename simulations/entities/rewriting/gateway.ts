// A gateway's rewriting (RFC 9110 §3.7): the request for the site as one of its servers wants it, the answer as if it were the box's own.
import type { Rewritten } from '../../http/edit.ts';
import type { Request, Response } from '../../http/message.ts';
import { formOf, targetInForm } from '../../http/request-target.ts';
import type { RewritingSettings } from '../../http/rewriting-settings.ts';
import type { RewritingContext } from './context.ts';
import { rewriteRequest, rewriteResponse } from './rewrite.ts';

export { ownResponse } from './own-page.ts';

/** The request-target for the server, and the rule or product that asks for what changed. */
function targetFor(received: Request, settings: RewritingSettings, context: RewritingContext): [string, string] {
  const isAbsolute = formOf(received) === 'absolute-form';
  const isTurned = isAbsolute && settings.request.absoluteForm === 'origin-form';
  // As it came, not as it is read: a server may tell "%7e" from "~", and nothing asks a gateway to decide (RFC 9110 §4.2.3).
  const target = isTurned ? targetInForm(context.target, 'origin-form') : received.target;
  const { path } = settings.request;
  if (path !== null && target.startsWith(path.from)) return [path.to + target.slice(path.from.length), settings.source];
  return [target, 'RFC 9112 §3.2.1'];
}

export function forwardRequest(
  received: Request,
  settings: RewritingSettings,
  context: RewritingContext,
): Rewritten<Request> {
  const [target, source] = targetFor(received, settings, context);
  return rewriteRequest(received, target, source, settings, context);
}

export function returnResponse(
  received: Response,
  request: Request,
  settings: RewritingSettings,
  context: RewritingContext,
): Rewritten<Response> {
  return rewriteResponse(received, request, settings, context);
}
