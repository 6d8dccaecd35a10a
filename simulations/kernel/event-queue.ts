// What is still to happen, soonest first: a heap with four children a node, in typed arrays that grow by a third.
import { invariant } from './invariant.ts';
import type { Instant } from './time.ts';

/**
 * Pending events in the total order (at, lane, insertion): among events of one instant the lower lane goes first, and
 * in one lane the one that was pushed first. No two events are equal in it, so ties leave nothing to luck.
 */
export interface EventQueue {
  /** The event taken by the last `pop` that returned true. */
  readonly at: Instant;
  readonly kind: number;
  readonly subject: number;
  readonly size: number;
  /** The instant of the next event; infinity when there is none. */
  readonly nextAt: Instant;
  push(at: Instant, lane: number, kind: number, subject: number): void;
  /** Takes the next event out and puts it into `at`, `kind` and `subject`; false when there is none. */
  pop(): boolean;
}

/** Lanes are 0 … LANES − 1. */
export const LANES = 256;
/** Lane and insertion share one exact number: 2⁴⁵ insertions a lane, so that 256 lanes fill its 53 bits. */
const INSERTIONS = 35_184_372_088_832;
/** The root stands at 3, so that the children of i, 4i − 8 … 4i − 5, share one line of the processor's cache. */
const ROOT = 3;

class TypedHeap implements EventQueue {
  at = 0 as Instant;
  kind = 0;
  subject = 0;
  private end = ROOT;
  private insertions = 0;
  // Eight, eight, four and four bytes an event.
  private ats: Float64Array;
  private orders: Float64Array;
  private kinds: Int32Array;
  private subjects: Int32Array;

  constructor(capacity: number) {
    this.ats = new Float64Array(ROOT + capacity);
    this.orders = new Float64Array(ROOT + capacity);
    this.kinds = new Int32Array(ROOT + capacity);
    this.subjects = new Int32Array(ROOT + capacity);
  }

  get size(): number {
    return this.end - ROOT;
  }

  get nextAt(): Instant {
    return (this.end > ROOT ? this.ats[ROOT]! : Infinity) as Instant;
  }

  push(at: Instant, lane: number, kind: number, subject: number): void {
    invariant(lane >= 0 && lane < LANES, 'event lane outside 0 … 255');
    invariant((kind | 0) === kind && (subject | 0) === subject, 'event kind and subject must be 32-bit integers');
    if (this.end === this.ats.length) this.grow();
    this.siftUp(this.end, at, lane * INSERTIONS + this.insertions, kind, subject);
    this.end += 1;
    this.insertions += 1;
  }

  pop(): boolean {
    if (this.end === ROOT) return false;
    this.at = this.ats[ROOT]! as Instant;
    this.kind = this.kinds[ROOT]!;
    this.subject = this.subjects[ROOT]!;
    this.end -= 1;
    if (this.end > ROOT) this.siftDown(this.end);
    return true;
  }

  /** Finds the event's place on the way from the free slot to the root. */
  private siftUp(free: number, at: number, order: number, kind: number, subject: number): void {
    const { ats, orders } = this;
    let slot = free;
    while (slot > ROOT) {
      const parent = (slot >> 2) + 2;
      const parentAt = ats[parent]!;
      if (parentAt < at || (parentAt === at && orders[parent]! < order)) break;
      this.move(parent, slot);
      slot = parent;
    }
    ats[slot] = at;
    orders[slot] = order;
    this.kinds[slot] = kind;
    this.subjects[slot] = subject;
  }

  /** Puts the event of slot `last`, just past the end, into the hole at the root, and lets it sink to its place. */
  private siftDown(last: number): void {
    const { ats, orders } = this;
    const at = ats[last]!;
    const order = orders[last]!;
    let slot = ROOT;
    for (let child = 4 * ROOT - 8; child < last; child = 4 * slot - 8) {
      let least = child;
      let leastAt = ats[child]!;
      const beyond = Math.min(child + 4, last);
      for (let other = child + 1; other < beyond; other += 1) {
        const otherAt = ats[other]!;
        if (otherAt < leastAt || (otherAt === leastAt && orders[other]! < orders[least]!)) {
          least = other;
          leastAt = otherAt;
        }
      }
      if (at < leastAt || (at === leastAt && order < orders[least]!)) break;
      this.move(least, slot);
      slot = least;
    }
    this.move(last, slot);
  }

  private move(from: number, to: number): void {
    this.ats[to] = this.ats[from]!;
    this.orders[to] = this.orders[from]!;
    this.kinds[to] = this.kinds[from]!;
    this.subjects[to] = this.subjects[from]!;
  }

  private grow(): void {
    const before = this.ats.length - ROOT;
    const larger = new TypedHeap(before + Math.max(1, Math.floor(before / 3)));
    larger.ats.set(this.ats);
    larger.orders.set(this.orders);
    larger.kinds.set(this.kinds);
    larger.subjects.set(this.subjects);
    this.ats = larger.ats;
    this.orders = larger.orders;
    this.kinds = larger.kinds;
    this.subjects = larger.subjects;
  }
}

/** An empty queue with room for `capacity` events before it grows. */
export const createEventQueue = (capacity = 64): EventQueue => new TypedHeap(Math.max(1, Math.floor(capacity)));
