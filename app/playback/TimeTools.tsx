// How far a step goes, what is played over and over, and the list of all that is worth going to.
import { useId, type JSX } from 'react';
import type { Instant } from '../../simulations/index.ts';
import { useExchange } from '../binding/use-exchange.ts';
import { useSession } from '../binding/session.ts';
import { useStore } from '../binding/use-store.ts';
import { useAllWords } from '../i18n/later-words.ts';
import { WHOLE_RUN, type Loop } from '../machines/playback.machine.ts';
import { STEP_SIZES, type StepSize } from '../state/view-store.ts';
import buttons from '../a11y/buttons.module.css';
import css from './playback.module.css';
import own from './landmarks.module.css';
import { useGoTo } from './use-go-to.ts';
import { useLandmarks } from './use-landmarks.ts';

export function TimeTools(): JSX.Element {
  return (
    <>
      <StepChoice />
      <LoopChoice />
      <LandmarkList />
    </>
  );
}

function StepChoice(): JSX.Element {
  const { time } = useAllWords();
  const { view } = useSession();
  const step = useStore(view, (state) => state.step);
  return (
    <select
      className={css.speed}
      aria-label={time.step}
      title={time.step}
      data-step
      value={step}
      onChange={({ target }) => view.getState().show({ step: target.value as StepSize })}
    >
      {STEP_SIZES.map((size) => (
        <option key={size} value={size}>
          {time.steps[size]}
        </option>
      ))}
    </select>
  );
}

function LoopChoice(): JSX.Element {
  const { time, format } = useAllWords();
  const { playback, runs, view } = useSession();
  const loop = useStore(playback, (state) => state.loop);
  const side = useStore(view, (state) => state.side);
  const exchange = useExchange(side);
  const kind = loop === null ? 'off' : loop.to === WHOLE_RUN.to ? 'run' : 'stretch';
  /** From the wish to the answer, on whichever stage takes longer; to the end of the run where none comes. */
  const stretch = (): Loop | null => {
    const spans = Object.values(runs.getState().runs).flatMap((run) => {
      const records = run?.trace.records ?? [];
      const from = records.find((one) => one.kind === 'exchange.wanted' && one.exchange === exchange)?.at;
      const to = records.find((one) => one.kind === 'exchange.finished' && one.exchange === exchange)?.at;
      return from === undefined ? [] : [{ from, to: to ?? run?.trace.header.horizonUs ?? from }];
    });
    if (spans.length === 0) return null;
    return { from: Math.min(...spans.map(({ from }) => from)), to: Math.max(...spans.map(({ to }) => to)) };
  };
  const choose = (chosen: string): void => {
    const next = chosen === 'off' ? null : chosen === 'run' ? WHOLE_RUN : chosen === 'stretch' ? loop : stretch();
    playback.send({ type: 'loop chosen', loop: next });
  };
  return (
    <select
      className={css.speed}
      aria-label={time.loop}
      title={time.loop}
      data-loop
      value={kind}
      onChange={({ target }) => choose(target.value)}
    >
      <option value="off">{time.loops.off}</option>
      <option value="run">{time.loops.run}</option>
      <option value="request">{time.loops.request}</option>
      {kind === 'stretch' && loop !== null && (
        <option value="stretch">{time.stretch(format.clock(loop.from), format.clock(loop.to))}</option>
      )}
    </select>
  );
}

function LandmarkList(): JSX.Element {
  const { time, format } = useAllWords();
  const landmarks = useLandmarks();
  const goTo = useGoTo();
  const id = useId();
  const go = (at: Instant): void => {
    document.getElementById(id)?.hidePopover();
    goTo(at);
  };
  return (
    <>
      <button type="button" className={`${buttons.tool} ${own.open}`} popoverTarget={id} data-landmarks>
        {time.landmarks(landmarks.length)}
      </button>
      <div id={id} popover="auto" className={own.list} role="dialog" aria-label={time.landmarksTitle}>
        <p>{time.landmarksTitle}</p>
        <ol>
          {landmarks.map(({ key, landmark, said }) => (
            <li key={key}>
              <button type="button" onClick={() => go(landmark.at)}>
                <span>{format.clock(landmark.at)}</span> {said}
              </button>
            </li>
          ))}
        </ol>
      </div>
    </>
  );
}
