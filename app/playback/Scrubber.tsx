// The whole run as a line: a native slider over it, and marks where something was asked for or changed.
import { Suspense, useEffect, useRef, type JSX, type ReactNode } from 'react';
import { instant, recordsBy, type Instant } from '../../simulations/index.ts';
import { tellingAt } from '../a11y/tell.ts';
import { useSession, type Session } from '../binding/session.ts';
import { useStore } from '../binding/use-store.ts';
import type { Messages } from '../i18n/messages.ts';
import { useWords } from '../i18n/words.ts';
import { lensColumn } from '../state/lens.ts';
import { EventMarks } from './EventMarks.tsx';
import css from './playback.module.css';

/** The slider moves by milliseconds. */
const STEP = 1000;

/** `children`: ways to what happens, over the line. */
export function Scrubber({ children }: { readonly children: ReactNode }): JSX.Element {
  const words = useWords();
  const session = useSession();
  const { playhead, playback, seek, runs } = session;
  const horizon = useStore(runs, ({ runs: { a, b } }) => (a ?? b)?.trace.header.horizonUs ?? playhead.limit);
  const slider = useRef<HTMLInputElement>(null);
  useEffect(() => {
    const follow = (): void => {
      const input = slider.current;
      if (input === null) return;
      const at = playhead.get();
      input.value = String(Math.round(at / STEP));
      input.style.setProperty('--done', `${String((100 * at) / Math.max(1, horizon))}%`);
      // While the clock runs by itself the slider says the time only: a screen reader need not hear every event twice.
      input.setAttribute('aria-valuetext', valueText(session, words, at));
    };
    follow();
    return playhead.subscribe(follow);
  }, [playhead, session, words, horizon]);
  return (
    <div className={css.scrubber}>
      <EventMarks horizon={horizon} />
      <input
        ref={slider}
        type="range"
        className={css.range}
        aria-label={words.playback.scrubber}
        min={0}
        max={Math.round(horizon / STEP)}
        step={1}
        defaultValue={0}
        onPointerDown={() => playback.send({ type: 'grab' })}
        onPointerUp={() => playback.send({ type: 'release' })}
        onPointerCancel={() => playback.send({ type: 'release' })}
        onChange={({ target }) => seek(instant(Number(target.value) * STEP))}
      />
      <div className={css.marks}>
        <Suspense>{children}</Suspense>
      </div>
    </div>
  );
}

/** The clock, and when it stands still also the last thing that happened at the stage in view. */
function valueText({ playback, runs, view }: Session, words: Messages, at: Instant): string {
  const clock = words.format.clock(at);
  const run = runs.getState().runs[view.getState().side];
  if (run === null || playback.getState().mode === 'playing') return clock;
  const { lens: choice, exchange } = view.getState();
  const lens = lensColumn(choice, run.trace.header) ?? 'everyone';
  const telling = tellingAt(run.trace, at, { lens, selected: exchange, words });
  return words.playback.position(clock, telling.sentence(recordsBy(run.trace, at) - 1));
}
