// Asking the next server for an answer, as often as the rules allow: connect, rewrite, send, wait; when that fails, try the next hop or say so.
// Whoever wants the answer (a client's request, a cache that revalidates) says what to do with it.
import type { FailureCause } from '../../http/failure-settings.ts';
import type { Content, Request, Response } from '../../http/message.ts';
import type { RewritingSettings } from '../../http/rewriting-settings.ts';
import type { ExchangeId } from '../../trace/record.ts';
import type { NodeId } from '../../wire/payload.ts';
import type { World } from '../entity.ts';
import type { RewritingContext } from '../rewriting/context.ts';
import type { End } from '../transport/end.ts';
import type { Gathering } from '../transport/gathering.ts';
import { gather } from '../transport/gathering.ts';
import type { Place, Pool } from '../transport/pool.ts';
import type { BreakCause, TrySettings } from './attempt.ts';
import { Attempt } from './attempt.ts';
import { cacheEdits } from './cache-edits.ts';
import type { Brought, Unanswered } from './errand.ts';
import type { Rewriter } from './rewriter.ts';
import type { FailedTry, Hop, Route, Step } from './route.ts';

export interface FetchSettings extends TrySettings {
  readonly node: NodeId;
  /** What it does to messages now; a function, since a switch may change it. */
  readonly rewriting: () => RewritingSettings;
  readonly rewriter: Rewriter;
}

/** What is wanted of the next server. */
export interface Wanted {
  /** As the client sent it, and as it is wanted: with what the cache asks about. It is rewritten anew for each hop. */
  readonly received: Request;
  readonly request: Request;
  readonly exchange: ExchangeId;
  contextFor(place: Place): RewritingContext;
}

/** What came of it. One of the last four is told last, unless the errand is dropped. */
export interface Outcome {
  /** The tunnel that was asked for is there, with this as its far end; the answer follows. */
  granted(farEnd: End): void;
  interim(response: Response): void;
  /** The head of an answer whose content is still to come, with such as came along. */
  begun(brought: Brought): void;
  content(content: Content, last: boolean): void;
  /** The answer, whole; what had `begun` too. */
  answered(brought: Brought): void;
  /** The answer had begun, and this is as far as it came. */
  broke(brought: Brought, how: BreakCause): void;
  /** Content without a head, which the product takes for an answer. */
  bare(content: Content, how: BreakCause): void;
  failed(failed: Unanswered): void;
}

/** An errand under way. */
export interface Fetching {
  /** More content of the request. */
  more(content: Content, last: boolean): void;
  /** Nobody wants the answer any more. */
  drop(): void;
  /** Stop taking what the server sends, or go on. */
  setReading(isReading: boolean): void;
}

export type Fetch = (wanted: Wanted, route: Route, outcome: Outcome, continues?: boolean) => Fetching;

class Pursuit implements Fetching {
  private attempt: Attempt | null = null;
  private isDropped = false;
  private last: Unanswered;
  /** The request with all of its content that has come. */
  private readonly request: Gathering<Request>;
  private isWhole: boolean;
  private wasKept = false;
  private readonly settings: FetchSettings;
  private readonly wanted: Wanted;
  private readonly route: Route;
  private readonly outcome: Outcome;
  private readonly world: World;
  private readonly pool: Pool;

  constructor(
    settings: FetchSettings,
    wanted: Wanted,
    route: Route,
    outcome: Outcome,
    continues: boolean,
    world: World,
    pool: Pool,
  ) {
    this.settings = settings;
    this.wanted = wanted;
    this.route = route;
    this.outcome = outcome;
    this.world = world;
    this.pool = pool;
    this.request = gather(wanted.request);
    this.isWhole = !continues;
    this.last = { status: this.statusOf('no-server'), why: 'no-server', tried: null, isKept: false };
    route.start(this.go);
  }

  more(content: Content, last: boolean): void {
    this.request.add(content);
    if (last) this.isWhole = true;
    this.attempt?.more(content, last);
  }

  drop(): void {
    if (this.isDropped) return;
    this.isDropped = true;
    this.attempt?.drop();
    this.route.ended('dropped');
  }

  setReading(isReading: boolean): void {
    this.attempt?.setReading(isReading);
  }

  private statusOf(why: FailureCause): number {
    return this.settings.failures.statusFor[why];
  }

  private readonly go = (step: Step): void => {
    if (this.isDropped) return;
    if (step.to) {
      this.tryAt(step.to);
      return;
    }
    const { why } = step;
    const { tellsLastFailure } = this.settings.failures;
    const isOwn = why !== 'last-failure' && !(tellsLastFailure && why === 'no-server' && this.last.tried !== null);
    this.outcome.failed(isOwn ? { ...this.last, status: this.statusOf(why), why } : this.last);
  };

  private recordFailure({ server: chosen, place }: Hop, why: FailedTry['why']): void {
    const { world, wanted, settings } = this;
    const { exchange } = wanted;
    const server = chosen ?? place.to.address;
    world.record({ kind: 'server.failed', at: world.now, exchange, node: settings.node, server, why });
  }

  private failed(hop: Hop, failure: FailedTry): void {
    const { why, isKept } = failure;
    const { place } = hop;
    this.attempt = null;
    this.wasKept = isKept;
    this.recordFailure(hop, why);
    this.last = { status: this.statusOf(why), why, tried: place, isKept };
    this.route.failed(failure, this.go);
  }

  /** The request as this hop gets it, with the record of what was changed. */
  private rewritten(context: RewritingContext): Request {
    const { settings, world, wanted } = this;
    const request = this.request.message();
    const rewriting = settings.rewriting();
    const { message, edits } = settings.rewriter.forwardRequest(request, rewriting, context);
    const { node } = settings;
    const { exchange, received } = wanted;
    const isOwn = wanted.request !== received;
    const all = isOwn ? [...cacheEdits(received, request, rewriting.product), ...edits] : edits;
    const came = isOwn ? received : request;
    const at = world.now;
    world.record({ kind: 'message.rewritten', at, exchange, node, received: came, forwarded: message, edits: all });
    return message;
  }

  private tryAt(hop: Hop): void {
    const { wanted, outcome, route, world } = this;
    const { place } = hop;
    let answer: { from: NodeId; all: Gathering<Response> } | null = null;
    let bare = '';
    const finish = (how: 'answered' | 'incomplete', tell: (all: Brought) => void): void => {
      route.ended(how);
      if (answer) tell({ response: answer.all.message(), place, from: answer.from });
    };
    const whole = (all: Brought): void => {
      outcome.answered(all);
    };
    const attempt = new Attempt(
      this.settings,
      {
        place,
        exchange: wanted.exchange,
        received: wanted.request,
        continues: !this.isWhole,
        fresh: this.wasKept,
        request: () => this.rewritten(wanted.contextFor(place)),
        granted(farEnd) {
          outcome.granted(farEnd);
        },
        interim(response) {
          outcome.interim(response);
        },
        isFailure: (response) => route.isFailure(response),
        begun(response, from, isWhole) {
          answer = { from, all: gather(response) };
          if (isWhole) finish('answered', whole);
          else outcome.begun({ response, place, from });
        },
        content(content, last) {
          answer?.all.add(content);
          outcome.content(content, last);
          if (last) finish('answered', whole);
        },
        bare(content) {
          bare += content.text;
        },
        failed: (failure) => {
          this.failed(hop, failure);
        },
        broke: (how) => {
          this.recordFailure(hop, 'incomplete');
          finish('incomplete', (sofar) => {
            outcome.broke(sofar, how);
          });
        },
        bareEnded(how) {
          route.ended(how === 'closed' ? 'answered' : 'incomplete');
          outcome.bare({ text: bare, bytes: bare.length }, how);
        },
      },
      world,
      this.pool,
    );
    // One that failed at once has led to the next already.
    if (!attempt.isDone) this.attempt = attempt;
  }
}

export const createFetch =
  (settings: FetchSettings, world: World, pool: Pool): Fetch =>
  (wanted, route, outcome, continues = false) =>
    new Pursuit(settings, wanted, route, outcome, continues, world, pool);
