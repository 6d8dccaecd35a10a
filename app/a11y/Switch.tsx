// On or off, as a chip. One that cannot be thrown keeps its place in the tab order and says why.
import { useId, type JSX } from 'react';
import css from './controls.module.css';

interface Props {
  readonly label: string;
  readonly on: boolean;
  /** Why it cannot be thrown now; null when it can. */
  readonly reason: string | null;
  readonly onChange: (on: boolean) => void;
}

export function Switch({ label, on, reason, onChange }: Props): JSX.Element {
  const id = useId();
  const barred = reason !== null;
  return (
    <span className={css.withReason}>
      <button
        type="button"
        role="switch"
        className={css.chip}
        aria-checked={on}
        aria-disabled={barred}
        aria-describedby={barred ? id : undefined}
        onClick={() => {
          if (!barred) onChange(!on);
        }}
      >
        {label}
      </button>
      {barred && (
        <span className={css.bubble} id={id} role="note">
          {reason}
        </span>
      )}
    </span>
  );
}
