// What every HTTP intermediary does with a request (RFC 9110 §3.7, §7.6): ask its cache, else rewrite and pass on, rewrite the answer, give it back.
import type { TargetUri } from '../../http/target-uri.ts';
import type { Request, Response } from '../../http/message.ts';
import type { RewritingSettings } from '../../http/rewriting-settings.ts';
import type { Rewritten } from '../../http/edit.ts';
import type { ExchangeId, ServerFailed } from '../../trace/record.ts';
import type { NodeId } from '../../wire/payload.ts';
import type { World } from '../entity.ts';
import type { RewritingContext } from '../rewriting/context.ts';
import type { End } from '../transport/end.ts';
import { ask } from '../transport/http-client.ts';
import type { Asked } from '../transport/http-server.ts';
import { keepsConnection } from '../transport/persistence.ts';
import type { Place, Pool } from '../transport/pool.ts';
import { isSecured } from '../transport/pool.ts';
import type { SharedCache } from './shared-cache.ts';

/** Where a request may be sent next. */
export interface Hop {
  readonly place: Place;
  /** The server that a gateway chose; null where there was no choice. */
  readonly server: NodeId | null;
}

/** The hops to try, best first; asked again when one has failed; null: none is left. */
export interface Route {
  next(exchange: ExchangeId): Hop | null;
}

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

export interface ForwardingSettings {
  readonly node: NodeId;
  /** What it does to messages now; a function, since a switch may change it. */
  readonly rewriting: () => RewritingSettings;
  readonly rewriter: Rewriter;
  readonly cache: SharedCache;
  readonly keepAlive: boolean;
  /** Its own answer when no server takes the connection, when the last one broke off, when the name has no address. */
  readonly refusedStatus: number;
  readonly brokenStatus: number;
  readonly nameUnknownStatus: number;
}

/** The target of a request that names none, for the answer that says so. */
export const NOWHERE: TargetUri = { scheme: 'http', host: '', port: null, path: '/', query: null };

/** RFC 9110 §9.2.2: only these may be sent again when it is not known whether they were carried out. */
const IDEMPOTENT: readonly string[] = ['GET', 'HEAD', 'OPTIONS', 'TRACE', 'PUT', 'DELETE'];

export interface Forwarding {
  /** Answer from the cache if it may, else by `route`, which is found only then. */
  handle(asked: Asked, target: TargetUri, route: (go: (route: Route | null) => void) => void): void;
  /** The box answers itself; `tried`: where it had hoped for an answer. */
  refuse(asked: Asked, target: TargetUri, status: number, why: string, tried?: Place | null): void;
}

export function createForwarding(settings: ForwardingSettings, world: World, pool: Pool): Forwarding {
  const { node, rewriter, cache } = settings;

  const contextOf = (asked: Asked, target: TargetUri, place: Place | null): RewritingContext => ({
    peer: asked.end.remote,
    own: asked.end.local,
    nextHop: place?.to ?? asked.end.local,
    nextHopScheme: place !== null && isSecured(place) ? 'https' : 'http',
    receivedScheme: target.scheme,
    target,
    epochSeconds: world.epochSeconds,
    cacheWord: 'MISS',
    ageSeconds: null,
    cacheStatus: null,
  });

  const giveBack = (asked: Asked, received: Response, context: RewritingContext): void => {
    const { exchange } = asked;
    const { message, edits } = rewriter.returnResponse(received, asked.request, settings.rewriting(), context);
    world.record({ kind: 'message.rewritten', at: world.now, exchange, node, received, forwarded: message, edits });
    asked.respond(message);
  };

  const refuse = (asked: Asked, target: TargetUri, status: number, why: string, tried: Place | null = null): void => {
    const context = contextOf(asked, target, tried);
    asked.respond(rewriter.ownResponse(status, settings.rewriting(), context, why, asked.request));
  };

  const tryNext = (
    asked: Asked,
    target: TargetUri,
    route: Route,
    lastStatus: number,
    last: Place | null = null,
  ): void => {
    const { exchange } = asked;
    if (asked.isGone()) return;
    const hop = route.next(exchange);
    if (!hop) {
      refuse(asked, target, lastStatus, 'no-server', last);
      return;
    }
    const failed = (why: ServerFailed['why'], mayRetry: boolean): void => {
      const server = hop.server ?? hop.place.to.address;
      world.record({ kind: 'server.failed', at: world.now, exchange, node, server, why });
      const status = why === 'refused' ? settings.refusedStatus : settings.brokenStatus;
      if (mayRetry) tryNext(asked, target, route, status, hop.place);
      else refuse(asked, target, status, why, hop.place);
    };
    const use = (end: End): void => {
      passOn(end, asked, target, hop, failed);
    };
    pool.take(hop.place, exchange, use, () => {
      failed('refused', true);
    });
  };

  const passOn = (
    end: End,
    asked: Asked,
    target: TargetUri,
    hop: Hop,
    failed: (why: ServerFailed['why'], mayRetry: boolean) => void,
  ): void => {
    const { exchange, request } = asked;
    const context = contextOf(asked, target, hop.place);
    const { message, edits } = rewriter.forwardRequest(request, settings.rewriting(), context);
    world.record({
      kind: 'message.rewritten',
      at: world.now,
      exchange,
      node,
      received: request,
      forwarded: message,
      edits,
    });
    const requestTime = world.now;
    ask(end, message, exchange, {
      answered(response) {
        if (settings.keepAlive && keepsConnection(message) && keepsConnection(response)) pool.give(hop.place, end);
        else end.close('last-answer');
        const cacheStatus = cache.keep({ request, target, response, exchange, requestTime, from: end.peer });
        giveBack(asked, response, { ...context, cacheStatus });
      },
      broken() {
        failed('reset', IDEMPOTENT.includes(request.method));
      },
    });
  };

  return {
    refuse,
    handle(asked, target, findRoute) {
      const found = cache.consult(asked.request, target, asked.exchange);
      if (found) {
        const { response, ageSeconds, cacheStatus } = found;
        giveBack(asked, response, { ...contextOf(asked, target, null), cacheWord: 'HIT', ageSeconds, cacheStatus });
        return;
      }
      findRoute((route) => {
        if (route) tryNext(asked, target, route, settings.refusedStatus);
        else refuse(asked, target, settings.nameUnknownStatus, 'name-unknown');
      });
    },
  };
}
