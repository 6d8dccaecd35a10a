// A card that opens on demand; what is in it is made, and fetched, only then.
import { Suspense, useState, type JSX, type ReactNode } from 'react';
import { useWords } from '../i18n/words.ts';
import { ErrorBoundary } from './ErrorBoundary.tsx';
import extras from './extras.module.css';
import css from './shell.module.css';

interface Props {
  readonly title: string;
  /** What tests and styles know it by. */
  readonly id: string;
  readonly children: ReactNode;
}

export function Folded({ title, id, children }: Props): JSX.Element {
  const { ui } = useWords();
  const [open, setOpen] = useState(false);
  return (
    <details
      className={[css.card, css.whole].join(' ')}
      data-folded={id}
      onToggle={({ currentTarget }) => setOpen(currentTarget.open)}
    >
      <summary className={extras.summary}>{title}</summary>
      {open && (
        <ErrorBoundary name={title}>
          <Suspense fallback={<p className={css.awaited}>{ui.preparing}</p>}>{children}</Suspense>
        </ErrorBoundary>
      )}
    </details>
  );
}
