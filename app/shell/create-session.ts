// The page's state, put together: stores, clock and playback, and the few things that components may do with them.
import { instant, type Instant } from '../../simulations/index.ts';
import type { Announcer } from '../a11y/announce.ts';
import type { Session } from '../binding/session.ts';
import type { PageState } from '../embed/page-state.ts';
import type { Act, ActKind } from '../state/acts.ts';
import { instantsOf } from '../state/instants.ts';
import { createPlayhead } from '../state/playhead.ts';
import { createRunStore } from '../state/run-store.ts';
import { choicesOf, createScenarioStore } from '../state/scenario-store.ts';
import { createViewStore } from '../state/view-store.ts';
import { createPlayback } from './playback-actor.ts';
import { situationOf } from './shelf.ts';
import { nextEvent } from './steps.ts';

/** All but `open`, which needs the address bar. */
export function createSession(first: PageState, announcer: Announcer): Omit<Session, 'open'> {
  const { lens, scope, exchange, side, everyFact, share, theme, lang } = first;
  const scenario = createScenarioStore(first.choices);
  const view = createViewStore({ lens, scope, exchange, side, everyFact, share, theme, lang });
  const runs = createRunStore();
  const playhead = createPlayhead();
  const playback = createPlayback(first.speed, () => playhead.set(instant(0)));
  const situation = () => situationOf(scenario.getState().situation);
  const events = eventsOf(runs);

  const limit = (): void => playhead.setLimit(instant(situation().horizonMs * 1000));
  limit();
  scenario.subscribe(limit);
  playhead.set(instant(first.t));

  const seek = (at: Instant): void => {
    playhead.set(at);
    playback.send({ type: 'moved', atEnd: playhead.get() >= playhead.limit });
  };
  return {
    scenario,
    runs,
    view,
    playhead,
    playback,
    situation,
    seek,
    step: (direction, by = 'event') => {
      playback.send({ type: 'pause' });
      seek(nextEvent(events(by), playhead.get(), direction > 0) ?? (direction > 0 ? playhead.limit : instant(0)));
    },
    act: (kind, server = 1) => {
      scenario.getState().act(actAt(kind, server, playhead.get()));
      playback.send({ type: 'play' });
    },
    say: (subject, text) => announcer.say(subject, text),
  };
}

/** What is done now happens at the clock's instant. */
const actAt = (act: ActKind, server: number, at: Instant): Act =>
  act === 'send' || act === 'burst' ? { act, atMs: at / 1000 } : { act, atMs: at / 1000, server };

/** Instants to step to, of the runs as they are: every record, or every wish. */
function eventsOf(runs: Session['runs']): (by: 'event' | 'exchange') => readonly Instant[] {
  let of: unknown = null;
  let made: Record<'event' | 'exchange', readonly Instant[]> = { event: [], exchange: [] };
  return (by) => {
    const { runs: now } = runs.getState();
    if (of !== now) {
      const records = [...(now.a?.trace.records ?? []), ...(now.b?.trace.records ?? [])];
      made = { event: instantsOf(records), exchange: instantsOf(records, ({ kind }) => kind === 'exchange.wanted') };
      of = now;
    }
    return made[by];
  };
}

/** The state of the page as a link would say it; what never changes while the page is open is taken from `first`. */
export function stateOf({ scenario, view, playback, playhead }: Omit<Session, 'open'>, first: PageState): PageState {
  const { lens, scope, exchange, side, everyFact, share, lang, theme } = view.getState();
  return {
    choices: choicesOf(scenario.getState()),
    t: playhead.get(),
    speed: playback.getState().speed,
    lens,
    scope,
    exchange,
    side,
    everyFact,
    share,
    lang,
    theme,
    isEmbedded: first.isEmbedded,
    longStrings: first.longStrings,
  };
}

/** Puts the page into a state, as when Back is pressed. */
export function restore({ scenario, view, playback, seek }: Omit<Session, 'open'>, state: PageState): void {
  const { lens, scope, exchange, side, everyFact, share, theme, lang } = state;
  scenario.getState().replace(state.choices);
  view.getState().show({ lens, scope, exchange, side, everyFact, share, theme, lang, cell: null, record: null });
  playback.send({ type: 'speed chosen', speed: state.speed });
  seek(instant(state.t));
}
