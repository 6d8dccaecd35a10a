// The page's state, put together: stores, clock and playback, and the few things that components may do with them.
import { instant, type Instant } from '../../simulations/index.ts';
import type { Announcer } from '../a11y/announce.ts';
import type { Session } from '../binding/session.ts';
import { viewInLink, type PageState } from '../embed/page-state.ts';
import type { Act, ActKind } from '../state/acts.ts';
import { instantsOf } from '../state/instants.ts';
import { createPlayhead } from '../state/playhead.ts';
import { createRunStore } from '../state/run-store.ts';
import { choicesOf, createScenarioStore } from '../state/scenario-store.ts';
import { createViewStore, type StepSize } from '../state/view-store.ts';
import { createPlayback } from './playback-actor.ts';
import { headOf } from './shelf.ts';
import { createWalk } from './steps.ts';

/** All but `open`, which needs the address bar. */
export function createSession(first: PageState, announcer: Announcer): Omit<Session, 'open'> {
  const { speed, loop } = first;
  const scenario = createScenarioStore(first.choices);
  const view = createViewStore(viewInLink(first));
  const runs = createRunStore();
  const playhead = createPlayhead();
  const playback = createPlayback({ speed, loop }, (to) => playhead.set(instant(to)));
  const situation = () => headOf(scenario.getState().situation);
  const events = eventsOf(runs);
  const walk = createWalk();
  let answer: ((text: string) => boolean) | null = null;

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
    step: (direction, by = view.getState().step) => {
      playback.send({ type: 'pause' });
      seek(walk(events(by), playhead.get(), direction, playhead.limit));
    },
    act: (kind, server = 1) => {
      scenario.getState().act(actAt(kind, server, playhead.get()));
      playback.send({ type: 'play' });
    },
    answerControls: (next) => {
      answer = next;
    },
    say: (subject, text) => {
      if (view.getState().voice === 'off' && subject !== 'notice') return;
      if (subject === 'control' && answer?.(text) === true) return;
      announcer.say(subject, text);
    },
  };
}

/** What is done now happens at the clock's instant. */
const actAt = (act: ActKind, server: number, at: Instant): Act =>
  act === 'send' || act === 'burst' ? { act, atMs: at / 1000 } : { act, atMs: at / 1000, server };

/** Instants to step to, of the runs as they are: every record, every leaving and arriving, or every wish. */
function eventsOf(runs: Session['runs']): (by: StepSize) => readonly Instant[] {
  let of: unknown = null;
  let made: Record<StepSize, readonly Instant[]> = { event: [], hop: [], exchange: [] };
  return (by) => {
    const { runs: now } = runs.getState();
    if (of !== now) {
      const records = [...(now.a?.trace.records ?? []), ...(now.b?.trace.records ?? [])];
      made = {
        event: instantsOf(records),
        hop: instantsOf(records, ({ kind }) => kind.startsWith('message.') && kind !== 'message.rewritten'),
        exchange: instantsOf(records, ({ kind }) => kind === 'exchange.wanted'),
      };
      of = now;
    }
    return made[by];
  };
}

/** The state of the page as a link would say it; what never changes while the page is open is taken from `first`. */
export function stateOf({ scenario, view, playback, playhead }: Omit<Session, 'open'>, first: PageState): PageState {
  const { speed, loop } = playback.getState();
  return {
    choices: choicesOf(scenario.getState()),
    t: playhead.get(),
    speed,
    loop,
    ...viewInLink(view.getState()),
    isEmbedded: first.isEmbedded,
    longStrings: first.longStrings,
  };
}

/** Puts the page into a state, as when Back is pressed; `isAnother`: as when a link is opened. */
export function restore(
  { scenario, view, playback, seek }: Omit<Session, 'open'>,
  state: PageState,
  isAnother: boolean,
): void {
  const { open, replace } = scenario.getState();
  (isAnother ? open : replace)(state.choices);
  view.getState().show({ ...viewInLink(state), cell: null, record: null });
  playback.send({ type: 'speed chosen', speed: state.speed });
  playback.send({ type: 'loop chosen', loop: state.loop });
  seek(instant(state.t));
}
