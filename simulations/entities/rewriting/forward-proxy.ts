// A forward proxy's rewriting (RFC 9110 §7.6): the request to any site as that site or a further proxy wants it, the answer as the client does.
import type { Rewritten } from '../../http/edit.ts';
import type { Request, Response } from '../../http/message.ts';
import { targetInForm } from '../../http/request-target.ts';
import type { RewritingSettings } from '../../http/rewriting-settings.ts';
import type { RewritingContext } from './context.ts';
import { rewriteRequest, rewriteResponse } from './rewrite.ts';

export { ownResponse } from './own-page.ts';

export function forwardRequest(
  received: Request,
  settings: RewritingSettings,
  context: RewritingContext,
): Rewritten<Request> {
  // RFC 9112 §3.2.1: an origin is asked for a path; §3.2.2: a proxy for an absolute URI; §3.2.3, §3.2.4: the other two forms stay.
  const isSpecial = received.method === 'CONNECT' || received.target === '*';
  const form = context.nextHopIsProxy === true ? 'absolute-form' : 'origin-form';
  const target = isSpecial ? received.target : targetInForm(context.target, form);
  const source = form === 'origin-form' ? 'RFC 9112 §3.2.1' : 'RFC 9112 §3.2.2';
  return rewriteRequest(received, () => ({ target, source }), settings, context);
}

export function returnResponse(
  received: Response,
  request: Request,
  settings: RewritingSettings,
  context: RewritingContext,
): Rewritten<Response> {
  return rewriteResponse(received, request, settings, context);
}
