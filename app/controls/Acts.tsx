// What may be done while the run goes on: one more request, a burst, a server stopped and started again; and the seed.
import type { JSX } from 'react';
import { useSession } from '../binding/session.ts';
import { useStore } from '../binding/use-store.ts';
import { useWords } from '../i18n/words.ts';
import buttons from '../a11y/buttons.module.css';
import css from './controls.module.css';
import { SeedField } from './SeedField.tsx';
import { ServerButton } from './ServerButton.tsx';

export function Acts(): JSX.Element {
  const { controls } = useWords();
  const { act, scenario, playback, say } = useSession();
  const isOver = useStore(playback, ({ mode }) => mode === 'ended');
  const hasActs = useStore(scenario, ({ acts }) => acts.length > 0);
  const button = (kind: 'send' | 'burst', label: JSX.Element | string, said: string): JSX.Element => (
    <button
      type="button"
      className={`${buttons.tool} ${css.act}`}
      data-act={kind}
      aria-disabled={isOver}
      title={isOver ? controls.atTheEnd : undefined}
      onClick={() => {
        if (!isOver) act(kind);
        say('control', isOver ? controls.atTheEnd : said);
      }}
    >
      {label}
    </button>
  );
  return (
    <div className={css.acts} role="group" aria-label={controls.while}>
      {button('send', <SendLabel />, controls.didSend)}
      <span className={css.others}>
        {button('burst', controls.burst, controls.didBurst)}
        <ServerButton />
        {hasActs && (
          <button
            type="button"
            className={`${buttons.tool} ${css.act}`}
            data-act="undo"
            onClick={() => scenario.getState().forgetActs()}
          >
            {controls.undoActs}
          </button>
        )}
        <SeedField />
      </span>
    </div>
  );
}

/** Shorter where there is little room; both say the same. */
function SendLabel(): JSX.Element {
  const { controls } = useWords();
  return (
    <>
      <span className={css.long}>{controls.send}</span>
      <span className={css.short}>{controls.sendShort}</span>
    </>
  );
}
