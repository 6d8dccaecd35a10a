// Opens the bridge to the page that holds ours in a frame; its code is fetched only there.
import { instant } from '../../simulations/index.ts';
import type { Started } from './start.ts';

/** @returns how to close it again */
export function openBridge({ session, query }: Started, content: HTMLElement): () => void {
  let isWanted = true;
  let close: () => void = () => undefined;
  const open = async (): Promise<void> => {
    const { startHostBridge } = await import('../embed/host-bridge.ts');
    if (!isWanted) return;
    close = startHostBridge({
      content,
      query,
      play: () => session.playback.send({ type: 'play' }),
      pause: () => session.playback.send({ type: 'pause' }),
      seek: (ms) => session.seek(instant(ms * 1000)),
    });
  };
  void open();
  return () => {
    isWanted = false;
    close();
  };
}
