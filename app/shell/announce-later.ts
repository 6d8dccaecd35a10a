// The page's voice is fetched once the first view stands; until then nothing moves that it could speak of.
import type { Session } from '../binding/session.ts';
import type { Messages } from '../i18n/messages.ts';

/** Speaks of `session` in these words as soon as it can; gives back how to fall silent. */
export function announceLater(session: Session, words: Messages): () => void {
  let stop: (() => void) | null = null;
  let isWanted = true;
  import('./announcements.ts')
    .then(({ announceRun }) => {
      if (isWanted) stop = announceRun(session, words);
    })
    .catch(() => undefined);
  return () => {
    isWanted = false;
    stop?.();
  };
}
