// The clock runs only while it is told to, asks for no frame otherwise, and never leaps.
import { describe, expect, it, vi } from 'vitest';
import { createFrameLoop, type Frames } from '../../app/playback/frame-loop.ts';
import { createPlayhead } from '../../app/state/playhead.ts';
import { instant } from '../../simulations/index.ts';

/** Frames that come when the test says so, and are counted. */
function createFrames() {
  let waiting: { readonly handle: number; readonly callback: (now: number) => void } | null = null;
  let requested = 0;
  const frames: Frames = {
    request: (callback) => {
      requested += 1;
      waiting = { handle: requested, callback };
      return requested;
    },
    cancel: (handle) => {
      if (waiting?.handle === handle) waiting = null;
    },
  };
  return {
    frames,
    get requested() {
      return requested;
    },
    get isWaiting() {
      return waiting !== null;
    },
    come: (now: number) => {
      const due = waiting;
      waiting = null;
      due?.callback(now);
    },
  };
}

function loopOver(limit: number, shown: (at: number) => number = (at) => at) {
  const clock = createFrames();
  const playhead = createPlayhead();
  playhead.setLimit(instant(limit));
  const onEnd = vi.fn();
  const advance = (from: number, wallMs: number): number => from + wallMs * 1000;
  const loop = createFrameLoop({ playhead, advance, shown, onEnd, frames: clock.frames });
  return { clock, playhead, loop, onEnd };
}

describe('the frame loop', () => {
  it('asks for no frame until it runs, and for none once it is stopped', () => {
    const { clock, loop } = loopOver(1_000_000);
    expect(clock.requested).toBe(0);
    loop.run(true);
    clock.come(0);
    clock.come(16);
    expect(clock.requested).toBe(3);
    loop.run(false);
    expect(clock.isWaiting).toBe(false);
    clock.come(32);
    expect(clock.requested).toBe(3);
  });

  it('moves the playhead by the wall time between frames', () => {
    const { clock, loop, playhead } = loopOver(1_000_000);
    loop.run(true);
    clock.come(5000);
    expect(playhead.get()).toBe(0);
    clock.come(5020);
    clock.come(5050);
    expect(playhead.get()).toBe(50_000);
  });

  it('does not leap after a sleep', () => {
    const { clock, loop, playhead } = loopOver(10_000_000);
    loop.run(true);
    clock.come(0);
    clock.come(9000);
    expect(playhead.get()).toBe(100_000);
  });

  it('goes on from where somebody else put the clock', () => {
    const { clock, loop, playhead } = loopOver(1_000_000);
    loop.run(true);
    clock.come(0);
    clock.come(10);
    playhead.set(instant(500_000));
    clock.come(20);
    expect(playhead.get()).toBe(510_000);
  });

  it('stops at the end, on it, and says so once', () => {
    const { clock, loop, playhead, onEnd } = loopOver(25_000);
    loop.run(true);
    for (const now of [0, 20, 40, 60]) clock.come(now);
    expect(playhead.get()).toBe(25_000);
    expect(onEnd).toHaveBeenCalledTimes(1);
    expect([loop.isRunning, clock.isWaiting]).toEqual([false, false]);
  });

  it('that is stopped by who hears the clock asks for nothing more', () => {
    const { clock, loop, playhead } = loopOver(1_000_000);
    playhead.subscribe(() => loop.run(false));
    loop.run(true);
    clock.come(0);
    clock.come(10);
    expect(clock.isWaiting).toBe(false);
  });

  it('jumps from event to event where nothing may move, and loses no time over it', () => {
    const { clock, loop, playhead } = loopOver(1_000_000, (at) => Math.floor(at / 30_000) * 30_000);
    loop.run(true);
    const seen = [0, 10, 20, 31, 45, 61].map((now) => {
      clock.come(now);
      return playhead.get();
    });
    expect(seen).toEqual([0, 0, 0, 30_000, 30_000, 60_000]);
  });
});
