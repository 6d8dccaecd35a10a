// Asking the next server for an answer, as often as the rules allow: connect, rewrite, send, wait; when that fails, try the next hop or say so.
// Whoever wants the answer (a client's request, a cache that revalidates) says what to do with it.
import type { Request, Response } from '../../http/message.ts';
import type { RewritingSettings } from '../../http/rewriting-settings.ts';
import type { ExchangeId } from '../../trace/record.ts';
import type { NodeId } from '../../wire/payload.ts';
import type { World } from '../entity.ts';
import type { RewritingContext } from '../rewriting/context.ts';
import type { End } from '../transport/end.ts';
import { ask } from '../transport/http-client.ts';
import { keepsConnection } from '../transport/persistence.ts';
import type { Place, Pool } from '../transport/pool.ts';
import { cacheEdits } from './cache-edits.ts';
import type { Rewriter } from './rewriter.ts';
import type { FailedTry, Hop, Route, Step } from './route.ts';
import type { Unanswered } from './errand.ts';

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

/** What is wanted of the next server. */
export interface Wanted {
  /** As the client sent it, and as it is wanted: with what the cache asks about. It is rewritten anew for each hop. */
  readonly received: Request;
  readonly request: Request;
  readonly exchange: ExchangeId;
  contextFor(place: Place): RewritingContext;
  /** Whether nobody waits for the answer any more. */
  isGone(): boolean;
}

/** What came of it; one of the two is told. */
export interface Outcome {
  answered(answer: Answer): void;
  failed(failed: Unanswered): void;
}

export interface Answer {
  /** As it was received. */
  readonly response: Response;
  /** Where it came from. */
  readonly place: Place;
  readonly from: NodeId;
}

export type Fetch = (wanted: Wanted, route: Route, outcome: Outcome) => void;

export function createFetch(settings: FetchSettings, world: World, pool: Pool): Fetch {
  const { node, rewriter } = settings;

  /** The request as this hop gets it, with the record of what was changed. */
  const rewritten = ({ received, request, exchange }: Wanted, context: RewritingContext): Request => {
    const rewriting = settings.rewriting();
    const { message, edits } = rewriter.forwardRequest(request, rewriting, context);
    const all = received === request ? edits : [...cacheEdits(received, request, rewriting.product), ...edits];
    const kind = 'message.rewritten';
    world.record({ kind, at: world.now, exchange, node, received, forwarded: message, edits: all });
    return message;
  };

  const follow = (wanted: Wanted, route: Route, outcome: Outcome): ((step: Step) => void) => {
    const { exchange } = wanted;
    let last: Unanswered = { status: settings.refusedStatus, why: 'no-server', tried: null };
    const go = (step: Step): void => {
      if (step.to) attempt(step.to);
      else outcome.failed(step.why === 'last-failure' ? last : { ...last, why: step.why });
    };
    const attempt = (hop: Hop): void => {
      const { place } = hop;
      const failed = (failure: FailedTry): void => {
        const { why } = failure;
        const server = hop.server ?? place.to.address;
        world.record({ kind: 'server.failed', at: world.now, exchange, node, server, why });
        last = { status: why === 'refused' ? settings.refusedStatus : settings.brokenStatus, why, tried: place };
        if (wanted.isGone()) {
          route.ended('dropped');
          outcome.failed(last);
        } else route.failed(failure, go);
      };
      const use = (end: End, isFresh: boolean): void => {
        const context = wanted.contextFor(place);
        const message = rewritten(wanted, context);
        const isKept = !isFresh;
        ask(end, message, exchange, {
          answered(response) {
            if (settings.keepAlive && keepsConnection(message) && keepsConnection(response)) pool.give(place, end);
            else end.close('last-answer');
            route.ended('answered');
            outcome.answered({ response, place, from: end.peer });
          },
          broken() {
            failed({ why: 'reset', isSent: true, isKept, status: null });
          },
        });
      };
      pool.take(place, exchange, use, () => {
        failed({ why: 'refused', isSent: false, isKept: false, status: null });
      });
    };
    return go;
  };

  return (wanted, route, outcome) => {
    route.start(follow(wanted, route, outcome));
  };
}
