// An answer given back while it still comes: piece by piece or in the product's blocks, and what is done with the rest when it breaks off.
import type { BreakOff, Passing } from '../../http/failure-settings.ts';
import type { Content, Response } from '../../http/message.ts';
import { headText } from '../../http/message.ts';
import type { Instant } from '../../kernel/time.ts';
import { NO_TIME } from '../../kernel/time.ts';
import type { World } from '../entity.ts';
import { isChunked } from '../transport/gathering.ts';
import type { Asked } from '../transport/http-server.ts';
import type { Octets } from '../transport/octets.ts';
import { responseOctets } from '../transport/octets.ts';
import type { BreakCause } from './attempt.ts';

const NOTHING: Content = { text: '', bytes: 0 };

/** The first so many octets, and the rest; where the text stands for more octets than it has, it goes with the first. */
function split({ text, bytes }: Content, octets: number): [Content, Content] {
  if (octets >= bytes) return [{ text, bytes }, NOTHING];
  return [
    { text: text.slice(0, octets), bytes: octets },
    { text: text.slice(octets), bytes: bytes - octets },
  ];
}

export class Delivery {
  private head: Response | null = null;
  private headBytes = 0;
  private isPassing = false;
  private isOver = false;
  /** Whether the head may go out; where a break in the same instant counts, it waits for the end of that. */
  private mayGo = false;
  private pending: Content = NOTHING;
  private passedBytes = 0;
  private firstAt: Instant | null = null;
  private lastAt: Instant | null = null;
  private readonly asked: Asked;
  private readonly passing: Passing;
  private readonly rewrite: (received: Response) => Response;
  private readonly world: World;
  private readonly octets: Octets;

  /** `rewrite`: the head as the client gets it, with the record of that. */
  constructor(asked: Asked, passing: Passing, rewrite: (received: Response) => Response, world: World) {
    this.asked = asked;
    this.passing = passing;
    this.rewrite = rewrite;
    this.world = world;
    this.octets = responseOctets(asked.request.method, (payload) => {
      asked.end.send(payload, asked.exchange);
    });
  }

  /** A response's head with such content as came along; more is to come. `isHeld`: it came before now, and was held back until now. */
  begin(response: Response, isHeld = false): void {
    this.head = { ...response, content: null };
    this.headBytes = headText(response).length;
    this.pending = response.content ?? NOTHING;
    this.firstAt = isHeld ? null : this.world.now;
    this.lastAt = this.world.now;
    if (isHeld) {
      this.mayGo = true;
      return;
    }
    if (this.passing.chunkedBreakStatus === null) {
      this.mayGo = true;
      this.pass();
      return;
    }
    this.world.later(NO_TIME, () => {
      this.mayGo = true;
      if (!this.isOver) this.pass();
    });
  }

  content({ text, bytes }: Content, last: boolean): void {
    if (this.isOver) return;
    this.pending = { text: this.pending.text + text, bytes: this.pending.bytes + bytes };
    this.lastAt = this.world.now;
    if (last) this.finish();
    else this.pass();
  }

  /** A status: nothing was given back yet, and a page of that status is to be. */
  broke(cause: BreakCause): number | null {
    const { head, passing, world } = this;
    if (this.isOver || !head) return null;
    this.isOver = true;
    const isAtOnce = this.lastAt === world.now;
    const how: BreakOff = cause === 'reset' && isAtOnce ? 'reset-at-once' : cause;
    const { chunkedBreakStatus, losesFirst, flushes } = passing;
    if (!this.mayGo && chunkedBreakStatus !== null && isChunked(head)) return chunkedBreakStatus;
    const isFirst = this.lastAt === this.firstAt;
    const isLost = !flushes.includes(how) || (isFirst && !isChunked(head) && losesFirst.includes(how));
    this.send(isLost ? NOTHING : this.pending, false);
    this.asked.breakOff('closed');
    return null;
  }

  private finish(): void {
    this.isOver = true;
    if (this.isHeadless()) this.send(this.pending, false);
    else if (this.isPassing) this.asked.more(this.pending, true);
    else if (this.head) this.asked.respond(this.rewrite({ ...this.head, content: this.pending }));
  }

  /** An interim response that the box took for the answer (RFC 9110 §15.2). */
  private isHeadless(): boolean {
    return this.head !== null && this.head.status < 200 && this.head.status !== 101;
  }

  /** How many of the pending octets may go out now; null: not even the head. */
  private due(): number | null {
    const { blockBytes, losesFirst } = this.passing;
    const { head, pending, headBytes, passedBytes } = this;
    if (!this.mayGo || !head) return null;
    if (blockBytes !== null && !isChunked(head)) {
      const before = headBytes + passedBytes;
      const full = Math.floor((before + pending.bytes) / blockBytes) * blockBytes;
      return full <= headBytes || full <= before ? null : full - before;
    }
    const isFirst = this.lastAt === this.firstAt;
    return losesFirst.length > 0 && isFirst && !isChunked(head) ? 0 : pending.bytes;
  }

  private pass(): void {
    const due = this.due();
    if (due === null || (due === 0 && this.isPassing)) return;
    const [now, rest] = split(this.pending, due);
    this.pending = rest;
    this.send(now, false);
  }

  private send(content: Content, last: boolean): void {
    if (!this.head) return;
    this.passedBytes += content.bytes;
    const isFirst = !this.isPassing;
    this.isPassing = true;
    if (this.isHeadless()) {
      // To the client it is no answer yet, and what follows is whatever it is.
      if (isFirst) this.asked.interim(this.rewrite(this.head));
      this.octets.write(content.text);
      return;
    }
    if (!isFirst) {
      if (content.bytes > 0 || last) this.asked.more(content, last);
      return;
    }
    this.asked.begin({ ...this.rewrite({ ...this.head, content }), content: content.bytes > 0 ? content : null });
  }
}
