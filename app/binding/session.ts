// All that a component may touch of the page's state, handed down once: stores, clock, playback, and the page's own voice.
import { createContext, useContext } from 'react';
import type { Instant, SituationHead } from '../../simulations/index.ts';
import type { PlaybackContext, PlaybackEvent } from '../machines/playback.machine.ts';
import type { ActKind } from '../state/acts.ts';
import type { Playhead } from '../state/playhead.ts';
import type { RunStore } from '../state/run-store.ts';
import type { ScenarioStore } from '../state/scenario-store.ts';
import type { StepSize, ViewStore } from '../state/view-store.ts';
import type { Watched } from './use-store.ts';

export interface PlaybackView extends PlaybackContext {
  readonly mode: 'paused' | 'playing' | 'scrubbing' | 'ended';
}

export interface Session {
  readonly scenario: ScenarioStore;
  readonly runs: RunStore;
  readonly view: ViewStore;
  readonly playhead: Playhead;
  readonly playback: Watched<PlaybackView> & { readonly send: (event: PlaybackEvent) => void };
  readonly situation: () => SituationHead;
  /** Does something to both runs at the clock's instant, and lets the clock run so that it is seen. */
  readonly act: (kind: ActKind, server?: number) => void;
  /** To the next event on either stage, or to the one before; by hops or whole requests if asked. Not said: as the reader chose. */
  readonly step: (direction: 1 | -1, by?: StepSize) => void;
  /** Sets the clock from elsewhere than the playing: a step, a click on a piece of evidence. */
  readonly seek: (at: Instant) => void;
  /** Opens what a query says, as a link would; Back returns. */
  readonly open: (query: string) => void;
  /** Lets somebody else answer what was done to a control; he gives back whether he will. Null: nobody. */
  readonly answerControls: (answer: ((text: string) => boolean) | null) => void;
  /** Says something aloud, politely; see a11y/announce.ts for the subjects. */
  readonly say: (subject: 'control' | 'step' | 'state' | 'notice', text: string) => void;
}

export const SessionContext = createContext<Session | null>(null);

/** The session of the page. Throws outside the provider. */
export function useSession(): Session {
  const session = useContext(SessionContext);
  if (session === null) throw new Error('useSession() outside <SessionContext value={…}>');
  return session;
}
