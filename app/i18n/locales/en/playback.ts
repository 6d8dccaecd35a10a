// The timeline, in English.

export const playback = {
  timeline: 'Timeline',
  play: 'Play',
  pause: 'Pause',
  back: 'Step back',
  forward: 'Step forward',
  clock: 'Clock',
  scrubber: 'Instant',
  /** What the slider says of itself. */
  position: (clock: string, happening: string | null) => (happening === null ? clock : `${clock}: ${happening}`),
  speed: 'Speed',
  tools: 'More: speed, steps, loop, events',
  speeds: { 0.25: '¼×', 0.5: '½×', 1: '1×', 2: '2×', 4: '4×', 8: '8×' },
  ended: 'End of the run.',
  paused: (clock: string) => `Paused at ${clock}.`,
};

export type Playback = typeof playback;
