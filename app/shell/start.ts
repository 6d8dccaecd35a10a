// The page begins: reads the link, makes the session and its runs, and keeps the address in step.
import { createAnnouncer, type Announcer } from '../a11y/announce.ts';
import type { Session } from '../binding/session.ts';
import { keepAddressCurrent, linkTo } from '../embed/address.ts';
import { decode, encode } from '../embed/url-state.ts';
import { matchLocale, type Locale } from '../i18n/locale.ts';
import { createRunner } from '../runner/runner.ts';
import { startSimulation } from '../runner/simulation-thread.ts';
import { perSide } from '../state/side.ts';
import { createSession, restore, stateOf } from './create-session.ts';
import { createPast, type Past } from './past.ts';
import { createShelf } from './shelf.ts';
import { keepRunsCurrent } from './side-runs.ts';

export interface Started {
  readonly session: Session;
  readonly announcer: Announcer;
  readonly isEmbedded: boolean;
  readonly longStrings: boolean;
  readonly past: Past;
  /** The query that says the state as it is. */
  readonly query: () => string;
  /** A whole link to the state as it is. */
  readonly link: () => string;
}

export const localeOf = (lang: Locale | null): Locale => lang ?? matchLocale(navigator.languages);

export function start(search: string): Started {
  const shelf = createShelf();
  const { state: first, notices } = decode(search, shelf);
  const announcer = createAnnouncer();
  const closed = createSession(first, announcer);
  const { scenario, view, runs, playback, playhead } = closed;
  view.getState().notify(notices);
  const read = () => stateOf(closed, first);
  const onChoice = (changed: () => void) => [scenario, view, playback].map((store) => store.subscribe(changed));
  const address = keepAddressCurrent({
    shelf,
    read,
    restore: (state, isAnother) => restore(closed, state, isAnother),
    notify: (found) => view.getState().notify(found),
    isStill: () => playback.getState().mode === 'paused' || playback.getState().mode === 'ended',
    onChoice,
    onClock: (moved) => [playback, playhead].map((watched) => watched.subscribe(moved)),
  });
  const past = createPast({ read, openings: () => scenario.getState().openings, address, onChoice });
  const session = { ...closed, open: address.open };
  keepRunsCurrent({
    scenario,
    runs,
    runners: perSide(() =>
      createRunner({ startThread: startSimulation, loadCompute, onNoThread: (why) => noThread(session, why) }),
    ),
    onFailure: (side, why) => view.getState().notify([{ kind: 'run-failed', side, why }]),
  });
  return {
    session,
    announcer,
    isEmbedded: first.isEmbedded,
    longStrings: first.longStrings,
    past,
    query: () => encode(read(), shelf),
    link: () => linkTo(read(), shelf, localeOf(view.getState().lang)),
  };
}

/** Only fetched where no thread can be started. */
const loadCompute = async () => (await import('../runner/compute.ts')).computeSide;

/** Both runners may fail for the same reason; once said is enough. */
function noThread({ view }: Session, why: string): void {
  if (view.getState().notices.some(({ kind }) => kind === 'worker-failed')) return;
  view.getState().notify([{ kind: 'worker-failed', why }]);
}
