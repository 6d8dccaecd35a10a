// All that a link can say about the page, as one value.
import type { Choices } from '../state/scenario-store.ts';
import type { Loop, Speed } from '../machines/playback.machine.ts';
import type {
  LadderOf,
  Language,
  LensChoice,
  Scope,
  StepSize,
  Theme,
  Voice,
  WindowLength,
} from '../state/view-store.ts';
import type { Side } from '../state/side.ts';

export interface PageState {
  readonly choices: Choices;
  /** Microseconds. */
  readonly t: number;
  readonly speed: Speed;
  readonly loop: Loop | null;
  readonly beside: boolean;
  readonly ladder: LadderOf;
  readonly window: WindowLength;
  readonly step: StepSize;
  readonly voice: Voice;
  readonly lens: LensChoice;
  readonly scope: Scope;
  readonly exchange: number | null;
  readonly side: Side;
  readonly everyFact: boolean;
  readonly share: readonly string[];
  /** Null: the reader's own. */
  readonly lang: Language | null;
  readonly theme: Theme;
  readonly isEmbedded: boolean;
  /** The pseudo-language, for those who look after the layout. */
  readonly longStrings: boolean;
}
