// How the clock of both stages is driven: which mode it is in and how fast it goes. Where it stands is not kept here, since that
// changes sixty times a second (`app/state/playhead.ts`).
import { assign, setup } from 'xstate';

/** Virtual seconds a second. */
export const SPEEDS = [0.25, 0.5, 1, 2, 4, 8] as const;
export type Speed = (typeof SPEEDS)[number];

/** A stretch that is played over and over, in microseconds; `to` may lie beyond the end of the run. */
export interface Loop {
  readonly from: number;
  readonly to: number;
}
/** The whole run, however long it is. */
export const WHOLE_RUN: Loop = { from: 0, to: Number.MAX_SAFE_INTEGER };

export interface PlaybackContext {
  readonly speed: Speed;
  /** What is played again by itself when its end is reached; null: nothing, the end is the end. */
  readonly loop: Loop | null;
}

export type PlaybackEvent =
  | { readonly type: 'play' | 'pause' | 'toggle' }
  /** The reader takes hold of the scrubber, and lets it go. */
  | { readonly type: 'grab' | 'release' }
  /** The clock was set from elsewhere: a step, a link, a click on an event; `atEnd`: to the last instant. */
  | { readonly type: 'moved'; readonly atEnd: boolean }
  /** Said by whoever moves the clock. */
  | { readonly type: 'reached the end' }
  | { readonly type: 'speed chosen'; readonly speed: Speed }
  | { readonly type: 'faster' | 'slower' }
  | { readonly type: 'loop chosen'; readonly loop: Loop | null };

const neighbour = (speed: Speed, step: 1 | -1): Speed => SPEEDS[SPEEDS.indexOf(speed) + step] ?? speed;

export const playbackMachine = setup({
  types: { context: {} as PlaybackContext, events: {} as PlaybackEvent, input: {} as PlaybackContext },
  guards: {
    'it starts again by itself': ({ context }) => context.loop !== null,
    'the clock is at the end': ({ event }) => event.type === 'moved' && event.atEnd,
  },
  actions: {
    /** Set the clock to where the loop begins, or to zero: implemented by whoever holds it. */
    rewind: () => undefined,
  },
}).createMachine({
  id: 'playback',
  context: ({ input }) => input,
  initial: 'paused',
  on: {
    'speed chosen': { actions: assign(({ event }) => ({ speed: event.speed })) },
    faster: { actions: assign(({ context }) => ({ speed: neighbour(context.speed, 1) })) },
    slower: { actions: assign(({ context }) => ({ speed: neighbour(context.speed, -1) })) },
    'loop chosen': { actions: assign(({ event }) => ({ loop: event.loop })) },
  },
  states: {
    paused: {
      on: {
        play: 'playing',
        toggle: 'playing',
        grab: 'scrubbing.then paused',
        moved: { guard: 'the clock is at the end', target: 'ended' },
      },
    },
    playing: {
      on: {
        pause: 'paused',
        toggle: 'paused',
        grab: 'scrubbing.then playing',
        moved: { guard: 'the clock is at the end', target: 'ended' },
        'reached the end': [
          { guard: 'it starts again by itself', target: 'playing', actions: 'rewind' },
          { target: 'ended' },
        ],
      },
    },
    scrubbing: {
      initial: 'then paused',
      on: { pause: '.then paused' },
      states: {
        'then paused': { on: { release: '#playback.paused' } },
        'then playing': { on: { release: '#playback.playing' } },
      },
    },
    ended: {
      on: {
        play: { target: 'playing', actions: 'rewind' },
        toggle: { target: 'playing', actions: 'rewind' },
        grab: 'scrubbing.then paused',
        moved: [{ guard: 'the clock is at the end' }, { target: 'paused' }],
      },
    },
  },
});
