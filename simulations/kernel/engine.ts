// Moves the clock: takes the next event, sets the time to it and hands it over, within limits that throw.
import { createEventQueue } from './event-queue.ts';
import { invariant } from './invariant.ts';
import type { Duration, Instant } from './time.ts';
import { START } from './time.ts';

export interface EngineSettings {
  /** Called once for each event, at its instant; `kind` and `subject` mean what the caller makes them mean. */
  readonly handle: (kind: number, subject: number) => void;
  /** Events later than this stay in the queue. */
  readonly horizon: Instant;
  /** How many events may be scheduled in all: a loop without end fails loudly. */
  readonly maxEvents: number;
}

export interface Ending {
  /** How many events were dispatched. */
  readonly events: number;
  readonly ended: 'empty' | 'horizon';
}

export interface Engine {
  readonly now: Instant;
  /** How many events have been dispatched so far. */
  readonly events: number;
  schedule(delay: Duration, kind: number, subject: number, lane?: number): void;
  /** Among events of one instant the lower lane goes first; in one lane, the one scheduled first. */
  scheduleAt(at: Instant, kind: number, subject: number, lane?: number): void;
  /** Dispatches until the queue is empty or its next event lies beyond the horizon; the clock then stands at the horizon. */
  run(): Ending;
  /**
   * Dispatches what lies no later than `until` (nor beyond the horizon), and stops after the event at which `isDone` first holds. The
   * clock then stands at that event; otherwise at `until`, whether or not anything happened then. Tells whether it stopped.
   */
  runUntil(until: Instant, isDone?: () => boolean): boolean;
}

class EventLoop implements Engine {
  now = START;
  events = 0;
  private scheduled = 0;
  private readonly queue = createEventQueue();
  private readonly settings: EngineSettings;

  constructor(settings: EngineSettings) {
    this.settings = settings;
  }

  schedule(delay: Duration, kind: number, subject: number, lane = 0): void {
    this.scheduleAt((this.now + delay) as Instant, kind, subject, lane);
  }

  scheduleAt(at: Instant, kind: number, subject: number, lane = 0): void {
    // The messages are put together only on failure: this is called once for each event.
    if (!(at >= this.now)) {
      invariant(false, `event ${kind} scheduled for ${at} µs, before the present instant, ${this.now} µs`);
    }
    if (this.scheduled >= this.settings.maxEvents) {
      invariant(false, `more than ${this.settings.maxEvents} events scheduled, the last at ${this.now} µs`);
    }
    this.scheduled += 1;
    this.queue.push(at, lane, kind, subject);
  }

  run(): Ending {
    this.dispatch(this.settings.horizon, null);
    if (this.queue.size === 0) return { events: this.events, ended: 'empty' };
    this.now = this.settings.horizon;
    return { events: this.events, ended: 'horizon' };
  }

  runUntil(until: Instant, isDone?: () => boolean): boolean {
    const end = Math.min(until, this.settings.horizon) as Instant;
    if (isDone?.() === true || this.dispatch(end, isDone ?? null)) return true;
    if (end > this.now) this.now = end;
    return false;
  }

  private dispatch(end: Instant, isDone: (() => boolean) | null): boolean {
    const { queue } = this;
    const { handle } = this.settings;
    while (queue.nextAt <= end && queue.pop()) {
      this.now = queue.at;
      this.events += 1;
      handle(queue.kind, queue.subject);
      if (isDone?.() === true) return true;
    }
    return false;
  }
}

export const createEngine = (settings: EngineSettings): Engine => new EventLoop(settings);
