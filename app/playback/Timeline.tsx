// The foot of the page: the clock of both stages, and what may be done while it runs.
import { Suspense, useState, type JSX, type ReactNode } from 'react';
import { useWords } from '../i18n/words.ts';
import { Clock } from './Clock.tsx';
import css from './playback.module.css';
import { Scrubber } from './Scrubber.tsx';
import { SpeedChoice } from './SpeedChoice.tsx';
import { Transport } from './Transport.tsx';

interface Props {
  /** Stand over the line of time. */
  readonly landmarks: ReactNode;
  /** How one goes about in time: a row of its own when it is wanted. */
  readonly ways: ReactNode;
  /** What else stands in the footer, after the time. */
  readonly children: ReactNode;
}

export function Timeline({ landmarks, ways, children }: Props): JSX.Element {
  const { playback } = useWords();
  const [open, setOpen] = useState(false);
  return (
    <footer className={css.timeline} aria-label={playback.timeline} role="contentinfo">
      <div className={css.transport}>
        <Transport />
        <Clock />
      </div>
      <Scrubber>{landmarks}</Scrubber>
      <div className={css.tools} data-open={open}>
        <SpeedChoice />
        {children}
      </div>
      <button
        type="button"
        className={css.rest}
        aria-label={playback.tools}
        aria-expanded={open}
        aria-controls="timeline-tools"
        onClick={() => setOpen(!open)}
      >
        <svg viewBox="0 0 16 4" width="16" aria-hidden="true">
          <path d="M2 2h.01M8 2h.01M14 2h.01" stroke="currentColor" strokeWidth="3" strokeLinecap="round" />
        </svg>
      </button>
      <div className={css.ways} id="timeline-tools" hidden={!open}>
        <Suspense>{open && ways}</Suspense>
      </div>
    </footer>
  );
}
