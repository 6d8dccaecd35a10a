// Asking the next server for an answer, as often as the rules allow: connect, rewrite, send, wait; when that fails, try the next hop or say so.
// Whoever wants the answer (a client's request, a cache that revalidates) says what to do with it.
import type { Request, Response } from '../../http/message.ts';
import type { RewritingSettings } from '../../http/rewriting-settings.ts';
import type { ExchangeId, ServerFailed } from '../../trace/record.ts';
import type { Instant } from '../../kernel/time.ts';
import type { NodeId } from '../../wire/payload.ts';
import type { World } from '../entity.ts';
import type { RewritingContext } from '../rewriting/context.ts';
import type { End } from '../transport/end.ts';
import { ask } from '../transport/http-client.ts';
import { keepsConnection } from '../transport/persistence.ts';
import type { Place, Pool } from '../transport/pool.ts';
import type { Rewriter } from './rewriter.ts';

export interface FetchSettings {
  readonly node: NodeId;
  /** What it does to messages now; a function, since a switch may change it. */
  readonly rewriting: () => RewritingSettings;
  readonly rewriter: Rewriter;
  readonly keepAlive: boolean;
  /** Its own answer when no server takes the connection, and when the last one broke off. */
  readonly refusedStatus: number;
  readonly brokenStatus: number;
}

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

/** What is wanted of the next server. */
export interface Wanted {
  /** As it was received; it is rewritten anew for each hop. */
  readonly request: Request;
  readonly exchange: ExchangeId;
  contextFor(place: Place): RewritingContext;
  /** Whether nobody waits for the answer any more. */
  isGone(): boolean;
}

/** What came of it; one of the two is told, or neither when nobody waits any more. */
export interface Outcome {
  answered(answer: Answer): void;
  failed(failed: Unanswered): void;
}

export interface Answer {
  /** As it was received. */
  readonly response: Response;
  /** The context in which its request was rewritten. */
  readonly context: RewritingContext;
  readonly from: NodeId;
  readonly requestTime: Instant;
}

export interface Unanswered {
  /** The box's own status for it, and its cause as `ownResponse` takes it. */
  readonly status: number;
  readonly why: string;
  /** Where it had hoped for an answer last. */
  readonly tried: Place | null;
}

/** RFC 9110 §9.2.2: only these may be sent again when it is not known whether they were carried out. */
const IDEMPOTENT: readonly string[] = ['GET', 'HEAD', 'OPTIONS', 'TRACE', 'PUT', 'DELETE'];

export type Fetch = (wanted: Wanted, route: Route, outcome: Outcome) => void;

export function createFetch(settings: FetchSettings, world: World, pool: Pool): Fetch {
  const { node, rewriter } = settings;

  /** The request as this hop gets it, with the record of what was changed. */
  const rewritten = ({ request, exchange }: Wanted, context: RewritingContext): Request => {
    const { message, edits } = rewriter.forwardRequest(request, settings.rewriting(), context);
    const kind = 'message.rewritten';
    world.record({ kind, at: world.now, exchange, node, received: request, forwarded: message, edits });
    return message;
  };

  const tryNext = (wanted: Wanted, route: Route, outcome: Outcome, lastStatus: number, last: Place | null): void => {
    const { exchange, request } = wanted;
    if (wanted.isGone()) return;
    const hop = route.next(exchange);
    if (!hop) {
      outcome.failed({ status: lastStatus, why: 'no-server', tried: last });
      return;
    }
    const failed = (why: ServerFailed['why'], mayRetry: boolean): void => {
      const server = hop.server ?? hop.place.to.address;
      world.record({ kind: 'server.failed', at: world.now, exchange, node, server, why });
      const status = why === 'refused' ? settings.refusedStatus : settings.brokenStatus;
      if (mayRetry) tryNext(wanted, route, outcome, status, hop.place);
      else outcome.failed({ status, why, tried: hop.place });
    };
    const use = (end: End): void => {
      const context = wanted.contextFor(hop.place);
      const message = rewritten(wanted, context);
      const requestTime = world.now;
      ask(end, message, exchange, {
        answered(response) {
          if (settings.keepAlive && keepsConnection(message) && keepsConnection(response)) pool.give(hop.place, end);
          else end.close('last-answer');
          outcome.answered({ response, context, from: end.peer, requestTime });
        },
        broken() {
          failed('reset', IDEMPOTENT.includes(request.method));
        },
      });
    };
    pool.take(hop.place, exchange, use, () => {
      failed('refused', true);
    });
  };

  return (wanted, route, outcome) => {
    tryNext(wanted, route, outcome, settings.refusedStatus, null);
  };
}
