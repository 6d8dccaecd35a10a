// The rarer switches, one click away. Each control stays in its place whatever stands on the stage, and says why it is dead.
import { lazy, Suspense, useEffect, useId, useRef, useState, type JSX } from 'react';
import chips from '../a11y/controls.module.css';
import { useWords } from '../i18n/words.ts';
import type { Side } from '../state/side.ts';
import css from './controls.module.css';
import type { SwitchesProps } from './switches-props.ts';

/** Fetched when it is first opened. */
const SwitchSheet = lazy(async () => ({ default: (await import('./sheet/SwitchSheet.tsx')).SwitchSheet }));

export function MoreSwitches({ side, ...switches }: SwitchesProps & { readonly side: Side }): JSX.Element {
  const { controls, ui } = useWords();
  const [open, setOpen] = useState(false);
  const id = useId();
  const root = useRef<HTMLDivElement>(null);
  const opener = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (!open) return;
    const away = ({ target }: PointerEvent): void => {
      if (target instanceof Node && root.current?.contains(target) === false) setOpen(false);
    };
    const escape = ({ key }: KeyboardEvent): void => {
      if (key !== 'Escape') return;
      setOpen(false);
      opener.current?.focus();
    };
    document.addEventListener('pointerdown', away);
    document.addEventListener('keydown', escape);
    return () => {
      document.removeEventListener('pointerdown', away);
      document.removeEventListener('keydown', escape);
    };
  }, [open]);
  return (
    <div className={css.more} ref={root} data-screen-only>
      <button
        ref={opener}
        type="button"
        className={chips.chip}
        aria-expanded={open}
        aria-controls={id}
        onClick={() => setOpen(!open)}
      >
        {controls.more}
      </button>
      {open && (
        <div className={css.sheet} id={id} role="group" aria-label={controls.moreOf(ui.stage[side])}>
          <Suspense fallback={<p className={css.awaited}>{ui.preparing}</p>}>
            <SwitchSheet {...switches} />
          </Suspense>
        </div>
      )}
    </div>
  );
}
