// Takes the last click back and says which that is; Ctrl+Z does the same.
import { useCallback, useEffect, type JSX } from 'react';
import { useSession } from '../binding/session.ts';
import { useStore } from '../binding/use-store.ts';
import { useAllWords } from '../i18n/later-words.ts';
import type { AllMessages } from '../i18n/messages.ts';
import { isUndo } from '../a11y/keyboard.ts';
import buttons from '../a11y/buttons.module.css';
import css from './extras.module.css';
import type { Past } from './past.ts';
import type { Change } from './what-changed.ts';

export function UndoButton({ past }: { readonly past: Past }): JSX.Element {
  const words = useAllWords();
  const { time } = words;
  const session = useSession();
  const change = useStore(past, (last) => last);
  const undo = useCallback(() => {
    const undone = past.undo();
    session.say('control', undone === null ? time.nothingToUndo : time.undone(nameOf(undone, words)));
  }, [past, session, time, words]);
  useEffect(() => {
    const heard = (event: KeyboardEvent): void => {
      if (!isUndo(event)) return;
      event.preventDefault();
      undo();
    };
    document.addEventListener('keydown', heard);
    return () => document.removeEventListener('keydown', heard);
  }, [undo]);
  const name = change === null ? time.nothingToUndo : time.undoWhat(nameOf(change, words));
  return (
    <button
      type="button"
      className={`${buttons.tool} ${css.undo}`}
      aria-disabled={change === null}
      aria-keyshortcuts="Control+Z"
      title={`${name} (Ctrl+Z)`}
      data-undo
      onClick={undo}
    >
      <svg viewBox="0 0 16 16" aria-hidden="true">
        <path d="M6 3 2.5 6.5 6 10M3 6.5h6.5a4 4 0 0 1 0 8H6" />
      </svg>
      <span>{change === null ? time.undo : name}</span>
    </button>
  );
}

function nameOf(change: Change, { controls, time, ui }: AllMessages): string {
  switch (change.what) {
    case 'arrangement':
      return time.ofStage(ui.stage[change.side], controls.arrangements[change.to]);
    case 'switch':
      return time.ofStage(ui.stage[change.side], controls.switchNames[change.id]);
    case 'situation':
      return ui.situation;
    case 'lens':
      return ui.lens;
    case 'theme':
      return ui.theme;
    default:
      return time.what[change.what];
  }
}
