// The playback machine by XState's pure transition: modes, speeds, and what the end means.
import { initialTransition, transition } from 'xstate';
import { describe, expect, it } from 'vitest';
import type { Loop, PlaybackEvent } from '../../app/machines/playback.machine.ts';
import { SPEEDS, WHOLE_RUN, playbackMachine } from '../../app/machines/playback.machine.ts';

function after(events: readonly PlaybackEvent[], loop: Loop | null = null) {
  let [snapshot, actions] = initialTransition(playbackMachine, { speed: 1, loop });
  for (const event of events) [snapshot, actions] = transition(playbackMachine, snapshot, event);
  return { value: snapshot.value, context: snapshot.context, actions: actions.map(({ type }) => type) };
}

const play: PlaybackEvent = { type: 'play' };
const end: PlaybackEvent = { type: 'reached the end' };

describe('modes', () => {
  it('opens still', () => {
    expect(after([]).value).toBe('paused');
  });
  it('plays and pauses', () => {
    expect(after([play]).value).toBe('playing');
    expect(after([play, { type: 'pause' }]).value).toBe('paused');
    expect(after([{ type: 'toggle' }, { type: 'toggle' }]).value).toBe('paused');
  });
  it('returns from scrubbing to what it did before', () => {
    expect(after([{ type: 'grab' }]).value).toEqual({ scrubbing: 'then paused' });
    expect(after([{ type: 'grab' }, { type: 'release' }]).value).toBe('paused');
    expect(after([play, { type: 'grab' }]).value).toEqual({ scrubbing: 'then playing' });
    expect(after([play, { type: 'grab' }, { type: 'release' }]).value).toBe('playing');
    expect(after([play, { type: 'grab' }, { type: 'pause' }, { type: 'release' }]).value).toBe('paused');
  });
  it('does not play on while the scrubber is held', () => {
    expect(after([play, { type: 'grab' }, play]).value).toEqual({ scrubbing: 'then playing' });
  });
  it('ends at the end, and starts again from zero', () => {
    expect(after([play, end]).value).toBe('ended');
    expect(after([play, end, play])).toMatchObject({ value: 'playing', actions: ['rewind'] });
    expect(after([play, end, { type: 'toggle' }])).toMatchObject({ value: 'playing', actions: ['rewind'] });
  });
  it('leaves the end when the clock is set back', () => {
    expect(after([play, end, { type: 'moved', atEnd: false }]).value).toBe('paused');
    expect(after([play, end, { type: 'moved', atEnd: true }]).value).toBe('ended');
    expect(after([{ type: 'moved', atEnd: true }]).value).toBe('ended');
    expect(after([{ type: 'moved', atEnd: false }]).value).toBe('paused');
  });
  it('goes round when told to', () => {
    expect(after([play, end], WHOLE_RUN)).toMatchObject({ value: 'playing', actions: ['rewind'] });
    expect(after([{ type: 'loop chosen', loop: { from: 300, to: 400 } }, play, end])).toMatchObject({
      value: 'playing',
    });
  });
});

describe('speed', () => {
  it('goes from a quarter to eight, one step at a time, and no further', () => {
    expect(SPEEDS[0]).toBe(0.25);
    expect(SPEEDS.at(-1)).toBe(8);
    expect(after([{ type: 'faster' }]).context.speed).toBe(2);
    expect(after([{ type: 'slower' }]).context.speed).toBe(0.5);
    expect(after(Array<PlaybackEvent>(9).fill({ type: 'faster' })).context.speed).toBe(8);
    expect(after(Array<PlaybackEvent>(9).fill({ type: 'slower' })).context.speed).toBe(0.25);
  });
  it('is the same whatever the mode', () => {
    expect(after([play, { type: 'speed chosen', speed: 4 }])).toMatchObject({
      value: 'playing',
      context: { speed: 4 },
    });
    expect(after([{ type: 'grab' }, { type: 'speed chosen', speed: 4 }, { type: 'release' }]).context.speed).toBe(4);
  });
});
