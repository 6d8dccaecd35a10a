// The page's end of the thread that paints a crowd: there a copied picture takes nothing of the time in which the page answers.
import { startThread } from '../../threads/start-thread.ts';
import type { Look, Order, Painting } from './painter-messages.ts';

export interface Painter {
  /** Gives back the number that the look has from now on. */
  readonly learn: (look: Look) => number;
  /** Colours or sizes have changed: whatever was learnt is out of date. */
  readonly forget: () => void;
  readonly paint: (painting: Omit<Painting, 'since'>) => void;
  readonly stop: () => void;
}

/**
 * Rejects where the browser has no threads or lets none of them paint.
 * @param canvas belongs to the thread from now on
 * @param onLost the thread has failed, and paints no more
 */
export async function startPainter(canvas: HTMLCanvasElement, onLost: () => void): Promise<Painter> {
  const { default: text } = await import('virtual:crowd-painter');
  const sheet = canvas.transferControlToOffscreen();
  const thread = startThread(text);
  thread.onerror = (event) => {
    event.preventDefault();
    onLost();
  };
  const tell = (order: Order, gifts: Transferable[] = []): void => thread.postMessage(order, gifts);
  tell({ kind: 'canvas', canvas: sheet }, [sheet]);
  let looks = 0;
  let since = 0;
  return {
    learn: (look) => {
      looks += 1;
      tell({ kind: 'look', number: looks, look });
      return looks;
    },
    forget: () => {
      since = looks + 1;
    },
    paint: (painting) => tell({ kind: 'paint', painting: { ...painting, since } }, [painting.crowd.buffer]),
    stop: () => thread.terminate(),
  };
}
