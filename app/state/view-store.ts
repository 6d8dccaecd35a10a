// How the runs are looked at: nothing here changes what happens in them.
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Notice } from './notice.ts';
import type { Side } from './side.ts';

export const THEMES = ['auto', 'light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];

export const LENSES = [
  ...(['everyone', 'client', 'access_network', 'client_resolver', 'proxy', 'forward_proxy'] as const),
  ...(['relay_1', 'relay_2', 'relay_3', 'relay_link'] as const),
  ...(['transit', 'reverse_proxy', 'backend_link', 'origin'] as const),
] as const;
/** Whose eyes; `proxy` is whichever box stands first on the stage. */
export type LensChoice = (typeof LENSES)[number];

/** Who can be supposed to share what they know: the columns of the tables. Other people stand at no place that one could see from. */
export const SHARERS: readonly string[] = [
  ...LENSES.filter((one) => one !== 'everyone' && one !== 'proxy'),
  'other_client',
];

/** The languages that a link can ask for; their words stand in app/i18n. */
export type Language = 'en' | 'zh-CN';

/** Whether the matrix speaks of one exchange or of all that happened so far. */
export type Scope = 'exchange' | 'run';

/** How far a step goes: to the next record, to where a message next leaves or arrives, to the next request. */
export const STEP_SIZES = ['event', 'hop', 'exchange'] as const;
export type StepSize = (typeof STEP_SIZES)[number];

/** How much is said unasked: nothing, the heart of it, everything. */
export const VOICES = ['off', 'brief', 'all'] as const;
export type Voice = (typeof VOICES)[number];

/** What the ladder shows: the request that is followed, or all that last in a window of so many milliseconds. */
export const LADDERS = ['one', 'many'] as const;
export type LadderOf = (typeof LADDERS)[number];
export const WINDOWS = [500, 2000, 5000] as const;
export type WindowLength = (typeof WINDOWS)[number];

/** A cell of one stage's matrix. */
export interface CellChoice {
  readonly side: Side;
  readonly column: string;
  readonly fact: string;
}

export interface View {
  readonly lens: LensChoice;
  readonly scope: Scope;
  /** The exchange that is followed; null: the one that the clock has reached. */
  readonly exchange: number | null;
  /** The stage whose details are shown, and the one shown where there is room for one. */
  readonly side: Side;
  readonly everyFact: boolean;
  /** Observers that are supposed to share what they know, on both stages; in the order of SHARERS. */
  readonly share: readonly string[];
  readonly cell: CellChoice | null;
  /** A record that was pointed at, by its number in the trace of `side`. */
  readonly record: number | null;
  /** The line of its message that matters: a field name in small letters, "start-line" or "content". */
  readonly mark: string | null;
  /** A participant that was pointed at, by its node id. */
  readonly node: string | null;
  /** Both stages' ladders side by side, on one scale. */
  readonly beside: boolean;
  readonly ladder: LadderOf;
  readonly window: WindowLength;
  readonly step: StepSize;
  readonly voice: Voice;
  readonly theme: Theme;
  /** Null: the reader's own language. */
  readonly lang: Language | null;
  readonly shortcuts: boolean;
  readonly notices: readonly Notice[];
}

export interface ViewState extends View {
  readonly show: (part: Partial<View>) => void;
  readonly notify: (notices: readonly Notice[]) => void;
  readonly dismiss: (notice: Notice) => void;
}

export type ViewStore = StoreApi<ViewState>;

export const FIRST_VIEW: View = {
  lens: 'everyone',
  scope: 'run',
  exchange: null,
  side: 'a',
  everyFact: false,
  share: [],
  cell: null,
  record: null,
  mark: null,
  node: null,
  beside: false,
  ladder: 'one',
  window: 2000,
  step: 'event',
  voice: 'all',
  theme: 'auto',
  lang: null,
  shortcuts: true,
  notices: [],
};

export const createViewStore = (first: Partial<View> = {}): ViewStore =>
  createStore<ViewState>()((set) => ({
    ...FIRST_VIEW,
    ...first,
    show: (part) => set(part),
    notify: (notices) => set((state) => ({ notices: [...state.notices, ...notices] })),
    dismiss: (notice) => set((state) => ({ notices: state.notices.filter((other) => other !== notice) })),
  }));
