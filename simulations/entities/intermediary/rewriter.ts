// What a box needs of the rewriting rules: three pure functions, those of a forward proxy or those of a gateway.
import type { Rewritten } from '../../http/edit.ts';
import type { Request, Response } from '../../http/message.ts';
import type { RewritingSettings } from '../../http/rewriting-settings.ts';
import type { RewritingContext } from '../rewriting/context.ts';

export interface Rewriter {
  forwardRequest(received: Request, settings: RewritingSettings, context: RewritingContext): Rewritten<Request>;
  returnResponse(
    received: Response,
    request: Request,
    settings: RewritingSettings,
    context: RewritingContext,
  ): Rewritten<Response>;
  ownResponse(
    status: number,
    settings: RewritingSettings,
    context: RewritingContext,
    why: string,
    request: Request,
  ): Response;
}
