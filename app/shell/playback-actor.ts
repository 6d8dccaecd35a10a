// The playback machine as something that components can watch: its mode and speed, and a way to send it events.
import { createActor, type SnapshotFrom } from 'xstate';
import type { PlaybackView, Session } from '../binding/session.ts';
import { playbackMachine, type Speed } from '../machines/playback.machine.ts';

const viewOf = (snapshot: SnapshotFrom<typeof playbackMachine>): PlaybackView => ({
  mode: snapshot.matches('playing')
    ? 'playing'
    : snapshot.matches('scrubbing')
      ? 'scrubbing'
      : snapshot.matches('ended')
        ? 'ended'
        : 'paused',
  speed: snapshot.context.speed,
});

/** @param rewind sets the clock to zero, when play is pressed at the end */
export function createPlayback(speed: Speed, rewind: () => void): Session['playback'] {
  const actor = createActor(playbackMachine.provide({ actions: { rewind } }), { input: { speed, loops: false } });
  let view = viewOf(actor.getSnapshot());
  const listeners = new Set<() => void>();
  actor.subscribe((snapshot) => {
    const next = viewOf(snapshot);
    if (next.mode === view.mode && next.speed === view.speed) return;
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
