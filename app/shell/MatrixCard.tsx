// Who knows what on one stage, in its card.
import type { JSX } from 'react';
import { useWords } from '../i18n/words.ts';
import { KnowledgeMatrix } from '../knowledge/KnowledgeMatrix.tsx';
import type { Side } from '../state/side.ts';
import { ErrorBoundary } from './ErrorBoundary.tsx';
import css from './shell.module.css';

export function MatrixCard({ side, name }: { readonly side: Side; readonly name: string }): JSX.Element {
  const { facts, ui } = useWords();
  const title = facts.titleOf(ui.stageTab(ui.stageLetter[side], name));
  return (
    <section className={css.card} data-of={side} aria-label={title}>
      <ErrorBoundary name={title}>
        <KnowledgeMatrix side={side} title={ui.stageTab(ui.stageLetter[side], name)} />
      </ErrorBoundary>
    </section>
  );
}
