// The links of a stage as sentences, as far as the chosen eyes see them.
import type { TraceHeader } from '../../simulations/index.ts';
import type { Messages } from '../i18n/messages.ts';
import { observerNames } from './observer-names.ts';

export interface LinkWords {
  readonly id: string;
  readonly text: string;
}

interface Parts {
  readonly header: TraceHeader;
  readonly name: (node: string) => string;
  /** Whether the eyes are at one of its ends or beside it. */
  readonly isSeen: (link: string, ends: readonly [string, string]) => boolean;
  readonly words: Messages;
}

export function linkWords({ header, name, isSeen, words }: Parts): readonly LinkWords[] {
  const { ui, format } = words;
  const who = observerNames(words, header);
  return header.links
    .filter(({ id, between }) => isSeen(id, between))
    .map(({ id, between: [one, other], latencyUs, taps }) => {
      const readers = taps.map((tap) => {
        const column = header.observers.find((observer) => observer.id === tap)?.column ?? tap;
        return who(column);
      });
      return { id, text: ui.linkBetween(name(one), name(other), format.milliseconds(latencyUs), readers) };
    });
}
