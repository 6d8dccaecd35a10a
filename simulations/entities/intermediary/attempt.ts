// One try at one server: a connection, the request, and what comes of it within the time that the box has for each step.
import type { FailureSettings } from '../../http/failure-settings.ts';
import type { Content, Request, Response } from '../../http/message.ts';
import { isIdempotent } from '../../http/methods.ts';
import type { Duration } from '../../kernel/time.ts';
import type { ExchangeId, ServerFailed } from '../../trace/record.ts';
import type { NodeId } from '../../wire/payload.ts';
import type { Timer, World } from '../entity.ts';
import type { End } from '../transport/end.ts';
import type { Answering, Asking } from '../transport/http-client.ts';
import { ask } from '../transport/http-client.ts';
import { keepsConnection } from '../transport/persistence.ts';
import type { Place, Pool } from '../transport/pool.ts';
import type { Calling } from '../transport/transport.ts';
import { createHearing } from './hearing.ts';
import type { FailedTry } from './route.ts';
import { dueAfter } from './waiting.ts';

/** How an answer that had begun came to its premature end. */
export type BreakCause = 'closed' | 'reset' | 'timeout';

export interface TrySettings {
  readonly failures: FailureSettings;
  /** Whether connections are kept for the next request. */
  readonly keepAlive: boolean;
}

/** What is tried, and who hears of it. One of the last three is told last, unless the answer came whole. */
export interface Trying {
  readonly place: Place;
  readonly exchange: ExchangeId;
  /** As the client sent it: what may be done with it follows from its method. */
  readonly received: Request;
  /** Whether more of its content is to come (`more`). */
  readonly continues: boolean;
  /** Only a new connection will do. */
  readonly fresh: boolean;
  /** The request as it is to go out; asked for when there is a connection to send it on. */
  request(): Request;
  /** The connection is the far end of a tunnel from now on (RFC 9110 §9.3.6). */
  granted(farEnd: End): void;
  interim(response: Response): void;
  /** Whether this answer is to be dropped, and the try to count as failed. */
  isFailure(response: Response): boolean;
  /** The answer is taken: its head, with such content as came along. */
  begun(response: Response, from: NodeId, isWhole: boolean): void;
  content(content: Content, last: boolean): void;
  /** Content without a head, which this product takes for an answer. */
  bare(content: Content): void;
  failed(failure: FailedTry): void;
  /** The answer had begun. */
  broke(how: BreakCause): void;
  /** The content without a head has ended. */
  bareEnded(how: BreakCause): void;
}

export class Attempt {
  private timer: Timer | null = null;
  private end: End | null = null;
  private asking: Asking | null = null;
  private calling: Calling | null = null;
  private isOver = false;
  private isKept = false;
  private phase: 'head' | 'content' | 'bare' = 'head';
  private readonly held: { readonly content: Content; readonly last: boolean }[] = [];
  private readonly settings: TrySettings;
  private readonly trying: Trying;
  private readonly world: World;
  private readonly pool: Pool;

  constructor(settings: TrySettings, trying: Trying, world: World, pool: Pool) {
    this.settings = settings;
    this.trying = trying;
    this.world = world;
    this.pool = pool;
    const { place, exchange, received } = trying;
    const { keptCarry, waits } = settings.failures;
    const mayReuse = keptCarry === 'all' || (isIdempotent(received.method) && received.content === null);
    const within = this.dueIn(waits.connectMs);
    const calling = pool.take(
      place,
      exchange,
      (end, isFresh) => {
        this.use(end, isFresh);
      },
      (why) => {
        this.over();
        this.fail(why);
      },
      { fresh: trying.fresh || !mayReuse, ...(within === null ? {} : { within }) },
    );
    if (!this.end) this.calling = calling;
  }

  /** Nothing more will be told. */
  get isDone(): boolean {
    return this.isOver;
  }

  /** More content of the request. */
  more(content: Content, last: boolean): void {
    if (!this.asking) {
      this.held.push({ content, last });
      return;
    }
    this.asking.more(content, last);
    if (last && this.phase === 'head') this.wait(this.settings.failures.waits.answerMs);
  }

  /** Nobody wants it any more: the connection goes, and nothing more is told. */
  drop(): void {
    if (this.isOver) return;
    this.leave();
  }

  /** Stop taking what the server sends, or go on. */
  setReading(isReading: boolean): void {
    if (!this.isOver) this.end?.setReading(isReading);
  }

  private dueIn(ms: number): Duration | null {
    return dueAfter(ms, this.settings.failures.waits, this.world.now);
  }

  private wait(ms: number): void {
    this.timer?.cancel();
    const due = this.dueIn(ms);
    this.timer =
      due === null
        ? null
        : this.world.later(due, () => {
            this.leave();
            this.stop('timeout', 'answer-timeout');
          });
  }

  private over(): void {
    this.isOver = true;
    this.timer?.cancel();
  }

  private leave(): void {
    this.over();
    this.asking?.drop();
    if (this.end) this.end.close('given-up');
    else this.calling?.cancel();
  }

  private fail(why: ServerFailed['why'], status: number | null = null): void {
    this.trying.failed({ why, isSent: this.asking !== null, isKept: this.isKept, status });
  }

  private stop(how: BreakCause, why: ServerFailed['why']): void {
    if (this.phase === 'content') this.trying.broke(how);
    else if (this.phase === 'bare') this.trying.bareEnded(how);
    else this.fail(why);
  }

  /** The answer is whole: the connection may serve again. */
  private release(request: Request, response: Response): void {
    this.over();
    if (!this.end) return;
    if (request.method === 'CONNECT' && response.status >= 200 && response.status < 300) {
      this.trying.granted(this.end);
      return;
    }
    const { keepAlive } = this.settings;
    if (keepAlive && keepsConnection(request) && keepsConnection(response)) this.pool.give(this.trying.place, this.end);
    else this.end.close('last-answer');
  }

  private use(end: End, isFresh: boolean): void {
    const { trying, settings } = this;
    const { exchange, continues } = trying;
    this.end = end;
    this.isKept = !isFresh;
    const message = trying.request();
    this.asking = ask(end, message, exchange, this.hearing(message, end.peer), continues);
    for (const { content, last } of this.held) this.asking.more(content, last);
    const isSent = !continues || this.held.at(-1)?.last === true;
    if (isSent && !this.isOver) this.wait(settings.failures.waits.answerMs);
  }

  private hearing(message: Request, peer: NodeId): Answering {
    const { trying } = this;
    const { waits, grammar, keptOnlyIfSilent } = this.settings.failures;
    let head: Response | null = null;
    const hearing = createHearing(message.method, grammar, {
      interim: (response) => {
        this.wait(waits.answerMs);
        trying.interim(response);
      },
      begun: (response, isWhole) => {
        if (trying.isFailure(response)) {
          if (isWhole) this.release(message, response);
          else this.leave();
          this.fail('status', response.status);
          return;
        }
        head = response;
        this.phase = 'content';
        if (isWhole) this.release(message, response);
        else this.wait(waits.betweenMs);
        trying.begun(response, peer, isWhole);
      },
      content: (content, last) => {
        if (last && head) this.release(message, head);
        else this.wait(waits.betweenMs);
        trying.content(content, last);
      },
      bare: (content) => {
        this.phase = 'bare';
        this.wait(waits.betweenMs);
        trying.bare(content);
      },
      fault: (why) => {
        this.leave();
        this.fail(why);
      },
      ended: (by) => {
        if (by === 'garbled') this.leave();
        else this.over();
        const how = by === 'garbled' ? 'reset' : by;
        this.stop(how, how);
      },
    });
    if (waits.answerMeans === 'head') return hearing;
    return {
      ...hearing,
      // Something has come of it: from now on each part has its own time.
      raw: (raw) => {
        this.isKept &&= !keptOnlyIfSilent;
        if (!this.isOver && this.phase === 'head') this.wait(waits.betweenMs);
        hearing.raw?.(raw);
      },
    };
  }
}
