// A stage in its card: what is set at the head, what happens below.
import { lazy, Suspense, type JSX } from 'react';
import unseen from '../a11y/a11y.module.css';
import { AwaitedLine } from '../controls/AwaitedLine.tsx';
import { StageControls } from '../controls/StageControls.tsx';
import { useWords } from '../i18n/words.ts';
import type { Side } from '../state/side.ts';
import { ErrorBoundary } from './ErrorBoundary.tsx';
import css from './shell.module.css';
import drawn from './stage.module.css';

/** Nothing can be drawn before a run is there, so the drawing is fetched while the run is made. */
const Stage = lazy(async () => ({ default: (await import('./Stage.tsx')).Stage }));

export function StageCard({ side, name }: { readonly side: Side; readonly name: string }): JSX.Element {
  const { ui } = useWords();
  const title = ui.stageTab(ui.stage[side], name);
  return (
    <section className={[css.card, css.staged].join(' ')} data-of={side} aria-label={title}>
      <h2 className={unseen.unseen}>{title}</h2>
      <ErrorBoundary name={title}>
        <StageControls side={side} />
      </ErrorBoundary>
      <ErrorBoundary name={title}>
        <Suspense
          fallback={
            <>
              <AwaitedLine />
              <div className={drawn.stage}>
                <p className={drawn.preparing}>{ui.preparing}</p>
              </div>
            </>
          }
        >
          <Stage side={side} />
        </Suspense>
      </ErrorBoundary>
    </section>
  );
}
