// What every HTTP intermediary does with a request (RFC 9110 §3.7, §7.6): ask its cache, else rewrite and pass on, rewrite the answer, give it back.
import type { TargetUri } from '../../http/target-uri.ts';
import type { Response } from '../../http/message.ts';
import type { World } from '../entity.ts';
import type { RewritingContext } from '../rewriting/context.ts';
import type { Asked } from '../transport/http-server.ts';
import type { Place, Pool } from '../transport/pool.ts';
import { isSecured } from '../transport/pool.ts';
import type { FetchSettings } from './fetch.ts';
import { createFetch } from './fetch.ts';
import type { Route } from './route.ts';
import type { SharedCache } from './shared-cache.ts';

export interface ForwardingSettings extends FetchSettings {
  readonly cache: SharedCache;
  /** Its own answer when the name has no address. */
  readonly nameUnknownStatus: number;
}

/** The target of a request that names none, for the answer that says so. */
export const NOWHERE: TargetUri = { scheme: 'http', host: '', port: null, path: '/', query: null };

export interface Forwarding {
  /** Answer from the cache if it may, else by `route`, which is found only then. */
  handle(asked: Asked, target: TargetUri, route: (go: (route: Route | null) => void) => void): void;
  /** The box answers itself; `tried`: where it had hoped for an answer. */
  refuse(asked: Asked, target: TargetUri, status: number, why: string, tried?: Place | null): void;
}

export function createForwarding(settings: ForwardingSettings, world: World, pool: Pool): Forwarding {
  const { node, rewriter, cache } = settings;
  const fetch = createFetch(settings, world, pool);

  const contextOf = (asked: Asked, target: TargetUri, place: Place | null): RewritingContext => ({
    peer: asked.end.remote,
    own: asked.end.local,
    nextHop: place?.to ?? asked.end.local,
    nextHopScheme: place !== null && isSecured(place) ? 'https' : 'http',
    receivedScheme: target.scheme,
    target,
    epochSeconds: world.epochSeconds,
    cacheWord: cache.isOn ? 'MISS' : null,
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
        if (!route) {
          refuse(asked, target, settings.nameUnknownStatus, 'name-unknown');
          return;
        }
        const { request, exchange } = asked;
        const contextFor = (place: Place): RewritingContext => contextOf(asked, target, place);
        fetch({ request, exchange, contextFor, isGone: () => asked.isGone() }, route, {
          answered({ response, context, from, requestTime }) {
            const cacheStatus = cache.keep({ request, target, response, exchange, requestTime, from });
            giveBack(asked, response, { ...context, cacheStatus });
          },
          failed({ status, why, tried }) {
            refuse(asked, target, status, why, tried);
          },
        });
      });
    },
  };
}
