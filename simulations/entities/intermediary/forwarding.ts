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
  let transactions = 0;

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

  const ownPage = (asked: Asked, target: TargetUri, status: number, why: string, tried: Place | null): Response =>
    rewriter.ownResponse(status, settings.rewriting(), contextOf(asked, target, tried), why, asked.request);

  return {
    refuse(asked, target, status, why, tried = null) {
      asked.respond(ownPage(asked, target, status, why, tried));
    },
    handle(asked, target, findRoute) {
      const { request, exchange } = asked;
      transactions += 2; // the request of the client, and what is asked for it
      const transaction = transactions;
      cache.ask({
        request,
        target,
        exchange,
        transaction: transaction + 1,
        answer({ response, place, context }) {
          giveBack(asked, response, { ...contextOf(asked, target, place), transaction, ...context });
        },
        refuse({ status, why, tried }, length) {
          const page = ownPage(asked, target, status, why, tried);
          // RFC 9110 §15.5.17: with 416 it says how much there is.
          const range = length === null ? [] : [{ name: 'Content-Range', value: `bytes */${String(length)}` }];
          asked.respond({ ...page, fields: [...page.fields, ...range] });
        },
        forward({ request: wanted, received, isForClientAlone, isInVain, arrived, failed }) {
          const isGone = (): boolean => isInVain() || (isForClientAlone && asked.isGone());
          const contextFor = (place: Place): RewritingContext => {
            return { ...contextOf(asked, target, place), transaction: transaction + 1 };
          };
          findRoute((route) => {
            if (route)
              fetch({ received, request: wanted, exchange, contextFor, isGone }, route, { answered: arrived, failed });
            else failed({ status: settings.nameUnknownStatus, why: 'name-unknown', tried: null });
          });
        },
      });
    },
  };
}
