// What the first view can do without is fetched and started once it stands.

/** `start` fetches, starts, and says how to stop. Gives back how to stop it, whether or not it has begun; what cannot be fetched stays away. */
export function startLater(start: () => Promise<() => void>): () => void {
  let stop: (() => void) | null = null;
  let isWanted = true;
  start()
    .then((stopIt) => {
      if (isWanted) stop = stopIt;
      else stopIt();
    })
    .catch(() => undefined);
  return () => {
    isWanted = false;
    stop?.();
  };
}
