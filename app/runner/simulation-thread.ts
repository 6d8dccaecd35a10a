// Starts a simulation thread. Its text is a file of its own, fetched once.
import { startThread } from '../threads/start-thread.ts';

/** Rejects where the browser has no workers or refuses this one. */
export async function startSimulation(): Promise<Worker> {
  const { default: text } = await import('virtual:simulation-worker');
  return startThread(text);
}
