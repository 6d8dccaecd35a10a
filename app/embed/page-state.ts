// All that a link can say about the page, as one value.
import type { Loop, Speed } from '../machines/playback.machine.ts';
import type { Choices } from '../state/scenario-store.ts';
import type { View } from '../state/view-store.ts';

/** What of the view a link says. */
const VIEW_IN_LINK = [
  ...(['lens', 'scope', 'exchange', 'side', 'everyFact', 'share'] as const),
  ...(['beside', 'ladder', 'window', 'step', 'voice', 'theme', 'lang'] as const),
] as const;
export type ViewInLink = Pick<View, (typeof VIEW_IN_LINK)[number]>;

export const viewInLink = (from: ViewInLink): ViewInLink =>
  Object.fromEntries(VIEW_IN_LINK.map((name) => [name, from[name]])) as unknown as ViewInLink;

export interface PageState extends ViewInLink {
  readonly choices: Choices;
  /** Microseconds. */
  readonly t: number;
  readonly speed: Speed;
  readonly loop: Loop | null;
  readonly isEmbedded: boolean;
  /** The pseudo-language, for those who look after the layout. */
  readonly longStrings: boolean;
}
