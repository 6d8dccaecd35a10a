// A drawing in sight follows the clock; out of sight it waits until the changes rest, and then stands where the clock stands.
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createFrameSource, REST } from '../../app/shell/frame-source.ts';
import { createPlayhead } from '../../app/state/playhead.ts';
import { instant } from '../../simulations/index.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

function drawn() {
  const playhead = createPlayhead();
  playhead.setLimit(instant(1000));
  const source = createFrameSource<string>(playhead);
  source.make((at) => `at ${String(at)}`);
  const frames: string[] = [];
  const stop = source.subscribe((frame) => frames.push(frame));
  const goTo = (at: number): void => playhead.set(instant(at));
  return { source, frames, stop, goTo };
}

describe('a drawing', () => {
  it('is there at once, and follows every change while it can be seen', () => {
    const { source, frames, goTo } = drawn();
    goTo(10);
    goTo(20);
    source.make((at) => `now ${String(at)}`);
    vi.runAllTimers();
    expect(frames).toEqual(['at 0', 'at 10', 'at 20', 'now 20']);
  });

  it('waits out of sight until the changes rest, and is drawn once', () => {
    const { source, frames, goTo } = drawn();
    source.setVisible(false);
    goTo(10);
    vi.advanceTimersByTime(REST - 1);
    goTo(20);
    source.make((at) => `now ${String(at)}`);
    vi.advanceTimersByTime(REST - 1);
    expect(frames).toEqual(['at 0']);
    vi.advanceTimersByTime(1);
    expect(frames).toEqual(['at 0', 'now 20']);
    vi.runAllTimers();
    expect(frames).toHaveLength(2);
  });

  it('is up to date as soon as it comes into sight, and not drawn again for that', () => {
    const { source, frames, goTo } = drawn();
    source.setVisible(false);
    goTo(10);
    source.setVisible(true);
    expect(frames).toEqual(['at 0', 'at 10']);
    source.setVisible(true);
    vi.runAllTimers();
    expect(frames).toHaveLength(2);
  });

  it('that nobody holds any more is not drawn', () => {
    const { source, frames, stop, goTo } = drawn();
    source.setVisible(false);
    goTo(10);
    stop();
    goTo(20);
    vi.runAllTimers();
    expect(frames).toEqual(['at 0']);
  });
});
