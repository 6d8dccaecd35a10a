// What every HTTP intermediary does with a request (RFC 9110 §3.7, §7.6): ask its cache, else rewrite and pass on, rewrite the answer, give it back.
import type { ProtectionSettings } from '../../http/protection-settings.ts';
import type { TargetUri } from '../../http/target-uri.ts';
import { allValues } from '../../http/fields.ts';
import type { Response } from '../../http/message.ts';
import type { ExchangeId } from '../../trace/record.ts';
import type { World } from '../entity.ts';
import type { RewritingContext } from '../rewriting/context.ts';
import type { Asked, Incoming } from '../transport/http-server.ts';
import type { Place, Pool } from '../transport/pool.ts';
import { isSecured } from '../transport/pool.ts';
import type { Unanswered } from './errand.ts';
import type { FetchSettings } from './fetch.ts';
import { createFetch } from './fetch.ts';
import { ownAnswer } from './own-answers.ts';
import type { Desk, FindRoute } from './service.ts';
import { Service } from './service.ts';
import type { SharedCache } from './shared-cache.ts';

export interface ForwardingSettings extends FetchSettings {
  readonly cache: SharedCache;
  /** Told when a request is about to go out. */
  readonly sending?: (target: TargetUri, exchange: ExchangeId) => void;
  /** Whether answers are taken from servers faster than clients read them. */
  readonly readsAhead: boolean;
  /** See `Desk`. */
  readonly reply: ProtectionSettings['reply'];
}

/** The target of a request that names none, for the answer that says so. */
export const NOWHERE: TargetUri = { scheme: 'http', host: '', port: null, path: '/', query: null };

export interface Forwarding {
  /** Answer from the cache if it may, else by `route`, which is found only then. What is returned hears the rest of the content. */
  handle(asked: Asked, target: TargetUri, route: FindRoute): Incoming | null;
  /** The box answers itself; `tried`: where it had hoped for an answer. */
  refuse(asked: Asked, target: TargetUri, status: number, why: string, tried?: Place | null): void;
  /** The box stops, and what it was about it is about no more; or it starts again. */
  setUp(isUp: boolean): void;
}

export function createForwarding(settings: ForwardingSettings, world: World, pool: Pool): Forwarding {
  const { rewriter, cache } = settings;
  let transactions = 0;

  const contextOf = (asked: Asked, target: TargetUri, place: Place | null): RewritingContext => ({
    peer: asked.end.remote,
    told: asked.end.told?.source ?? null,
    own: asked.end.local,
    nextHop: place?.to ?? asked.end.local,
    nextHopIsProxy: place?.isProxy === true,
    nextHopScheme: place !== null && isSecured(place) ? 'https' : 'http',
    receivedScheme: target.scheme,
    target,
    epochSeconds: world.epochSeconds,
    cacheWord: cache.isOn ? 'MISS' : null,
    ageSeconds: null,
    cacheStatus: null,
    stickiness: place?.leadsBack ?? null,
  });

  const ownPage = (asked: Asked, target: TargetUri, { status, why, tried }: Unanswered): Response =>
    rewriter.ownResponse(status, settings.rewriting(), contextOf(asked, target, tried), why, asked.request);

  const desk: Desk = {
    settings,
    fetch: createFetch(settings, world, pool),
    world,
    served: new WeakSet(),
    isStopped: false,
    holdsAnswers: () => cache.isOn,
    readsAhead: settings.readsAhead,
    reply: settings.reply,
    contextOf,
    ownPage,
    ...(settings.sending ? { sending: settings.sending } : {}),
  };

  const refuse: Forwarding['refuse'] = (asked, target, status, why, tried = null) => {
    desk.served.add(asked.end);
    asked.respond(ownPage(asked, target, { status, why, tried }));
  };

  return {
    refuse,
    handle(asked, target, findRoute) {
      const own = ownAnswer(asked.request, settings.failures);
      if (own) {
        refuse(asked, target, own.status, own.why);
        return null;
      }
      const { loop } = settings.rewriting();
      if (loop && allValues(asked.request.fields, 'Via').join(', ').includes(loop.signature)) {
        refuse(asked, target, loop.status, 'loop');
        return null;
      }
      transactions += 2; // the request of the client, and what is asked for it
      const service = new Service(asked, target, transactions + 1, findRoute, desk);
      cache.ask(service);
      return asked.continues ? service : null;
    },
    setUp(isUp) {
      desk.isStopped = !isUp;
    },
  };
}
