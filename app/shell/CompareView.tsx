// Compare: two stages on one clock; below each who knows what; then one request, what the box changed, and the numbers.
import { lazy, Suspense, useEffect, useRef, type JSX } from 'react';
import { inForce } from '../../simulations/index.ts';
import { stageName } from '../a11y/stage-name.ts';
import { useHeader } from '../a11y/use-observer-names.ts';
import { useSession } from '../binding/session.ts';
import { useStore } from '../binding/use-store.ts';
import { LensChoice } from '../controls/LensChoice.tsx';
import { useWords } from '../i18n/words.ts';
import { ScopeChoice } from '../knowledge/ScopeChoice.tsx';
import { runClock } from '../playback/run-clock.ts';
import { arrangementOf } from '../state/arrangement.ts';
import { SIDES, type PerSide } from '../state/side.ts';
import { ErrorBoundary } from './ErrorBoundary.tsx';
import { MatrixCard } from './MatrixCard.tsx';
import head from './question.module.css';
import css from './shell.module.css';
import { startLater } from './start-later.ts';
import { SideChoice } from './SideChoice.tsx';
import { SituationChoice } from './SituationChoice.tsx';
import { StageCard } from './StageCard.tsx';

/** What stands below the stages and tables comes a moment later, so that they come sooner. */
const Details = lazy(async () => ({ default: (await import('./below.ts')).Details }));
const PaperHead = lazy(async () => ({ default: (await import('./below.ts')).PaperHead }));
const PaperFoot = lazy(async () => ({ default: (await import('./below.ts')).PaperFoot }));
const PageInShort = lazy(async () => ({ default: (await import('./below.ts')).PageInShort }));
const StagesInWords = lazy(async () => ({ default: (await import('./below.ts')).StagesInWords }));

export function CompareView({ linkNow }: { readonly linkNow: () => string }): JSX.Element {
  const { ui } = useWords();
  const session = useSession();
  const side = useStore(session.view, (state) => state.side);
  const names = useStageNames();
  const main = useRef<HTMLElement>(null);
  useEffect(() => (main.current === null ? undefined : runClock(session, main.current)), [session]);
  useEffect(() => {
    const { current } = main;
    if (current === null) return;
    return startLater(async () => (await import('./point-together.ts')).pointTogether(current, session));
  }, [session]);
  return (
    <main className={css.main} ref={main} data-side={side}>
      <div className={head.question}>
        <h1>{ui.question}</h1>
        <SituationChoice />
        <p className={head.remark} data-whole-or-hidden>
          <span>{ui.sameRequests}</span>
        </p>
        <LensChoice />
      </div>
      <Suspense>
        <PaperHead />
        <PageInShort names={names} />
      </Suspense>
      <div className={css.tabs}>
        <SideChoice names={names} stretched />
      </div>
      <div className={css.pair} id="stages">
        {SIDES.map((own) => (
          <StageCard key={own} side={own} name={names[own]} />
        ))}
      </div>
      <ScopeChoice />
      <div className={css.pair}>
        {SIDES.map((own) => (
          <MatrixCard key={own} side={own} name={names[own]} />
        ))}
      </div>
      <ErrorBoundary name={ui.inWords}>
        <Suspense fallback={<div className={css.later} />}>
          <Details names={names} />
          <StagesInWords names={names} />
          <PaperFoot linkNow={linkNow} />
        </Suspense>
      </ErrorBoundary>
    </main>
  );
}

/** What each stage is called: by what stands in between. */
function useStageNames(): PerSide<string> {
  const words = useWords();
  const { scenario } = useSession();
  const a = useStore(scenario, (state) => arrangementOf(inForce(state.a)));
  const b = useStore(scenario, (state) => arrangementOf(inForce(state.b)));
  return {
    a: stageName(words, a, useHeader('a')),
    b: stageName(words, b, useHeader('b')),
  };
}
