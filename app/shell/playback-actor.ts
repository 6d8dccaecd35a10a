// The playback machine as something that components can watch: its mode and speed, and a way to send it events.
import { createActor, type SnapshotFrom } from 'xstate';
import type { PlaybackView, Session } from '../binding/session.ts';
import { playbackMachine, type PlaybackContext } from '../machines/playback.machine.ts';

const viewOf = (snapshot: SnapshotFrom<typeof playbackMachine>): PlaybackView => ({
  mode: snapshot.matches('playing')
    ? 'playing'
    : snapshot.matches('scrubbing')
      ? 'scrubbing'
      : snapshot.matches('ended')
        ? 'ended'
        : 'paused',
  ...snapshot.context,
});

/** @param rewind sets the clock: to where the loop begins, when its end is reached; to zero, when play is pressed at the end */
export function createPlayback(first: PlaybackContext, rewind: (to: number) => void): Session['playback'] {
  const machine = playbackMachine.provide({ actions: { rewind: ({ context }) => rewind(context.loop?.from ?? 0) } });
  const actor = createActor(machine, { input: first });
  let view = viewOf(actor.getSnapshot());
  const listeners = new Set<() => void>();
  actor.subscribe((snapshot) => {
    const next = viewOf(snapshot);
    if (next.mode === view.mode && next.speed === view.speed && next.loop === view.loop) return;
    view = next;
    for (const listener of [...listeners]) listener();
  });
  actor.start();
  return {
    getState: () => view,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
    send: (event) => actor.send(event),
  };
}
