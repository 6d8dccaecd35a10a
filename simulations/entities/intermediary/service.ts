// One request of a client at a box, from when it may be worked on: what the cache has done for it, and what comes back goes to the client.
import type { Content, Request, Response } from '../../http/message.ts';
import { valueOf } from '../../http/fields.ts';
import type { ProtectionSettings } from '../../http/protection-settings.ts';
import type { TargetUri } from '../../http/target-uri.ts';
import type { ExchangeId } from '../../trace/record.ts';
import type { World } from '../entity.ts';
import type { RewritingContext } from '../rewriting/context.ts';
import type { End } from '../transport/end.ts';
import type { Asked, Incoming } from '../transport/http-server.ts';
import { responseOctets } from '../transport/octets.ts';
import type { Place } from '../transport/pool.ts';
import { relay } from '../transport/relay.ts';
import type { BreakCause } from './attempt.ts';
import { Delivery } from './delivery.ts';
import type { Brought, Errand, Given, Sending, Unanswered } from './errand.ts';
import type { Fetch, Fetching, FetchSettings, Outcome } from './fetch.ts';
import type { Route } from './route.ts';

/** Asked for once it is needed; null: the name has no address. */
export type FindRoute = (go: (route: Route | null) => void) => void;

/** What all requests at the box have in common. */
export interface Desk {
  readonly settings: FetchSettings;
  readonly fetch: Fetch;
  readonly world: World;
  /** Client connections that have had an answer. */
  readonly served: WeakSet<End>;
  /** Whether the box has stopped. */
  isStopped: boolean;
  /** Whether answers wait until they are whole, as a cache wants them. */
  holdsAnswers(): boolean;
  /** Told when a request is about to go out. */
  readonly sending?: (target: TargetUri, exchange: ExchangeId) => void;
  /** Whether answers are taken from servers as fast as they come, however slowly their clients read. */
  readonly readsAhead: boolean;
  /** The largest content of an answer that is given back, and the status of the page in its place; null: any. */
  readonly reply: ProtectionSettings['reply'];
  contextOf(asked: Asked, target: TargetUri, place: Place | null): RewritingContext;
  ownPage(asked: Asked, target: TargetUri, page: Unanswered): Response;
}

export class Service implements Errand, Incoming {
  readonly request: Request;
  readonly target: TargetUri;
  readonly exchange: ExchangeId;
  readonly transaction: number;
  private readonly asked: Asked;
  private readonly findRoute: FindRoute;
  private readonly desk: Desk;
  private delivery: Delivery | null = null;
  /** Where a tunnel was granted that the client had asked for. */
  private farEnd: End | null = null;
  /** The client has its answer, or has what it gets of it. */
  private isSettled = false;
  private fetching: Fetching | null = null;
  /** What has come of the request's content before there was anywhere to send it; after the client has gone, nothing. */
  private pieces: { readonly content: Content; readonly last: boolean }[] = [];

  constructor(asked: Asked, target: TargetUri, transaction: number, findRoute: FindRoute, desk: Desk) {
    this.asked = asked;
    this.request = asked.request;
    this.exchange = asked.exchange;
    this.target = target;
    this.transaction = transaction;
    this.findRoute = findRoute;
    this.desk = desk;
  }

  piece(content: Content, last: boolean): void {
    if (this.fetching) this.fetching.more(content, last);
    else this.pieces.push({ content, last });
  }

  /** Half a request is of no use to anybody. */
  aborted(): void {
    this.fetching?.drop();
  }

  readonly answer = ({ response, place, context }: Given): void => {
    if (this.isSettled) return;
    if (this.isTooLarge(response)) {
      this.refuseReply(place);
      return;
    }
    this.settle();
    if (this.delivery) return; // it has passed already, piece by piece
    this.asked.respond(this.rewritten(response, { ...this.contextOf(place), ...context }));
    if (this.farEnd) this.openTunnel(this.farEnd);
  };

  readonly refuse = (page: Unanswered, length: number | null): void => {
    if (this.isSettled) return;
    const { handsBrokenKeptBack } = this.desk.settings.failures;
    const isBroken = page.why === 'closed' || page.why === 'reset';
    if (page.broken) {
      this.breakOff(page, page.broken.brought, page.broken.how);
    } else if (isBroken && page.isKept === true && handsBrokenKeptBack && this.desk.served.has(this.asked.end)) {
      this.settle();
      this.asked.breakOff('closed');
    } else {
      this.give(page, length);
    }
  };

  readonly forward = (sending: Sending): void => {
    this.findRoute((route) => {
      if (route) this.send(sending, route);
      else {
        const { statusFor } = this.desk.settings.failures;
        sending.failed({ status: statusFor['name-unknown'], why: 'name-unknown', tried: null });
      }
    });
  };

  /** RFC 9110 §9.3.6: what was passed on and granted is a tunnel from now on. */
  private openTunnel(farEnd: End): void {
    const { end } = this.asked;
    if (end.state === 'closed') {
      farEnd.close('peer');
      return;
    }
    const { world, settings } = this.desk;
    const connections = { outbound: end.connection, inbound: farEnd.connection };
    const { node } = settings;
    world.record({ kind: 'tunnel.opened', at: world.now, exchange: this.exchange, node, ...connections });
    relay(end, farEnd);
  }

  private settle(): void {
    this.isSettled = true;
    this.desk.served.add(this.asked.end);
  }

  private contextOf(place: Place | null): RewritingContext {
    return { ...this.desk.contextOf(this.asked, this.target, place), transaction: this.transaction - 1 };
  }

  /** The answer as the client gets it, with the record of what was changed. */
  private rewritten(received: Response, context: RewritingContext): Response {
    const { settings, world } = this.desk;
    const { node, rewriter, rewriting } = settings;
    const { exchange, request } = this;
    const { message, edits } = rewriter.returnResponse(received, request, rewriting(), context);
    world.record({ kind: 'message.rewritten', at: world.now, exchange, node, received, forwarded: message, edits });
    return message;
  }

  private give(page: Unanswered, length: number | null): void {
    this.settle();
    const own = this.desk.ownPage(this.asked, this.target, page);
    // RFC 9110 §15.5.17: with 416 it says how much there is.
    const range = length === null ? [] : [{ name: 'Content-Range', value: `bytes */${String(length)}` }];
    this.asked.respond({ ...own, fields: [...own.fields, ...range] });
  }

  private begin({ response, place }: Brought, isHeld = false): Delivery {
    const rewrite = (head: Response): Response => this.rewritten(head, this.contextOf(place));
    const delivery = new Delivery(this.asked, this.desk.settings.failures.passing, rewrite, this.desk.world);
    this.delivery = delivery;
    delivery.begin(response, isHeld);
    return delivery;
  }

  private breakOff(page: Unanswered, brought: Brought, how: BreakCause): void {
    const status = (this.delivery ?? this.begin(brought, true)).broke(how);
    if (status === null) this.settle();
    else this.give({ ...page, status, why: 'incomplete' }, null);
  }

  /** HTTP/0.9 ends with its connection, of which the client's knows nothing: that stays open, and the client waits. */
  private passBare({ text }: Content, how: BreakCause): void {
    this.settle();
    if (how !== 'closed') {
      this.asked.breakOff('closed');
      return;
    }
    const { end } = this.asked;
    responseOctets(this.request.method, (payload) => {
      end.send(payload, this.exchange);
    }).write(text);
  }

  /** By the announced length alone, or where that is missing by what came. */
  private isTooLarge({ fields, content }: Response): boolean {
    const { reply } = this.desk;
    return reply !== null && Number(valueOf(fields, 'Content-Length') ?? content?.bytes ?? 0) > reply.mostBytes;
  }

  private refuseReply(tried: Place | null): void {
    const status = this.desk.reply?.status ?? 403;
    if (!this.isSettled) this.give({ status, why: 'reply-size', tried }, null);
  }

  /** A box that holds nothing takes no more than its client does. */
  private keepPace(): void {
    const { asked, fetching, desk } = this;
    if (desk.readsAhead || asked.end.waiting === 0) return;
    fetching?.setReading(false);
    asked.end.drained = () => fetching?.setReading(true);
  }

  private send(sending: Sending, route: Route): void {
    const { asked, exchange, desk } = this;
    const { world, settings } = desk;
    const { received, request, isForClientAlone } = sending;
    if (sending.isInVain() || (isForClientAlone && asked.isGone())) {
      route.ended('dropped');
      return;
    }
    const contextFor = (place: Place): RewritingContext => {
      desk.sending?.(this.target, exchange);
      return { ...desk.contextOf(asked, this.target, place), transaction: this.transaction };
    };
    let isDone = false;
    const outcome = this.outcomeFor(sending, () => (isDone = true));
    const fetching = desk.fetch({ received, request, exchange, contextFor }, route, outcome, asked.continues);
    if (isForClientAlone) this.fetching = fetching;
    for (const { content, last } of this.pieces) fetching.more(content, last);
    asked.whenGone(() => {
      if (isDone) return;
      const isDropped = desk.isStopped || (isForClientAlone && settings.failures.dropsAbandoned);
      const then = isDropped ? 'dropped' : 'finished';
      const { node } = settings;
      if (!desk.isStopped) world.record({ kind: 'request.abandoned', at: world.now, exchange, node, then });
      if (isDropped) fetching.drop();
    });
  }

  /** What comes back. A cache wants answers whole before they are given back; without one they pass as they come. */
  private outcomeFor(sending: Sending, done: () => void): Outcome {
    const { desk } = this;
    const { statusFor } = desk.settings.failures;
    const passes = sending.isForClientAlone && !desk.holdsAnswers();
    return {
      granted: (farEnd) => {
        this.farEnd = farEnd;
      },
      interim: (response) => {
        if (!this.isSettled && !this.delivery) this.asked.interim(response);
      },
      begun: (brought) => {
        if (this.isTooLarge(brought.response)) {
          this.fetching?.drop();
          this.refuseReply(brought.place);
          return;
        }
        if (!passes) return;
        this.begin(brought);
        this.keepPace();
      },
      content: (content, last) => {
        if (!passes) return;
        this.delivery?.content(content, last);
        this.keepPace();
      },
      answered: (brought) => {
        done();
        sending.arrived(brought);
      },
      broke: (brought, how) => {
        done();
        const { place: tried } = brought;
        sending.failed({ status: statusFor.incomplete, why: 'incomplete', tried, broken: { brought, how } });
      },
      bare: (content, how) => {
        done();
        if (!this.isSettled) this.passBare(content, how);
        sending.failed({ status: statusFor['not-http'], why: 'not-http', tried: null });
      },
      failed: (unanswered) => {
        done();
        sending.failed(unanswered);
      },
    };
  }
}
