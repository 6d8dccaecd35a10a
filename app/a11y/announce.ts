// One queue for all that is said aloud unasked. It speaks seldom: a newer message of the same kind replaces one that waits.

/** What a message is about; of each kind only the newest is worth hearing. */
export type Subject = 'control' | 'step' | 'state' | 'notice';

export interface Announcer {
  /** Says it as soon as `gap` allows; what the listener did himself (`control`, `step`) is said at once. */
  say(subject: Subject, text: string): void;
  subscribe(listener: (text: string) => void): () => void;
}

/** The clock that the announcer waits by; a test hands in its own. */
export interface Timer {
  now(): number;
  after(milliseconds: number, then: () => void): void;
}

/** At least so long between two messages that nobody asked for (milliseconds). */
export const GAP = 3000;

const AT_ONCE: ReadonlySet<Subject> = new Set<Subject>(['control', 'step']);

const WALL: Timer = {
  now: () => performance.now(),
  after: (milliseconds, then) => {
    setTimeout(then, milliseconds);
  },
};

export function createAnnouncer(timer: Timer = WALL, gap = GAP): Announcer {
  const listeners = new Set<(text: string) => void>();
  const waiting = new Map<Subject, string>();
  let quietUntil = -Infinity;
  let woken = false;

  const speak = (text: string): void => {
    quietUntil = timer.now() + gap;
    for (const listener of [...listeners]) listener(text);
  };
  const next = (): void => {
    woken = false;
    if (timer.now() < quietUntil) {
      wait();
      return;
    }
    const first = waiting.entries().next();
    if (first.done === true) return;
    const [subject, text] = first.value;
    waiting.delete(subject);
    speak(text);
    if (waiting.size > 0) wait();
  };
  const wait = (): void => {
    if (woken) return;
    woken = true;
    timer.after(Math.max(0, quietUntil - timer.now()), next);
  };

  return {
    say: (subject, text) => {
      waiting.delete(subject);
      if (AT_ONCE.has(subject)) {
        speak(text);
        return;
      }
      waiting.set(subject, text);
      wait();
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
  };
}
