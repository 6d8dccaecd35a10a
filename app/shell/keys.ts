// The single keys of the page, while they are switched on.
import { lensName } from '../a11y/lens-names.ts';
import { actionOf, type KeyAction } from '../a11y/keyboard.ts';
import type { Session } from '../binding/session.ts';
import type { Messages } from '../i18n/messages.ts';
import { furtherLenses, lensesFor } from '../state/lens.ts';

/** Listens to the page's keys; gives back how to stop. */
export function listenToKeys(session: Session, words: Messages): () => void {
  const heard = (event: KeyboardEvent): void => {
    if (!session.view.getState().shortcuts) return;
    const action = actionOf(event);
    if (action === null) return;
    event.preventDefault();
    perform(action, session, words);
  };
  document.addEventListener('keydown', heard);
  return () => document.removeEventListener('keydown', heard);
}

function perform(action: KeyAction, session: Session, words: Messages): void {
  switch (action) {
    case 'play': {
      session.playback.send({ type: 'toggle' });
      return;
    }
    case 'forward': {
      session.step(1, 'event');
      return;
    }
    case 'back': {
      session.step(-1, 'event');
      return;
    }
    case 'forwardHop': {
      session.step(1, 'hop');
      return;
    }
    case 'backHop': {
      session.step(-1, 'hop');
      return;
    }
    case 'forwardExchange': {
      session.step(1, 'exchange');
      return;
    }
    case 'backExchange': {
      session.step(-1, 'exchange');
      return;
    }
    case 'send':
      session.act('send');
      {
        session.say('control', words.controls.didSend);
        return;
      }
    case 'lens': {
      nextLens(session, words);
      return;
    }
    case 'help':
      return document.querySelector<HTMLButtonElement>('[data-help]')?.click();
  }
}

function nextLens({ runs, view, scenario, say }: Session, words: Messages): void {
  const { a, b } = scenario.getState();
  const main = lensesFor([a, b]);
  const headers = Object.values(runs.getState().runs).flatMap((run) => run?.trace.header ?? []);
  const lenses = [...main, ...furtherLenses(headers, main)];
  const next = lenses[(lenses.indexOf(view.getState().lens) + 1) % lenses.length] ?? 'everyone';
  view.getState().show({ lens: next });
  say('control', `${words.ui.lens}: ${lensName(words, headers, next)}`);
}
