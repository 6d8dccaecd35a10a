// A card with a heading, that may fail alone.
import { useId, type JSX, type ReactNode } from 'react';
import { ErrorBoundary } from './ErrorBoundary.tsx';
import css from './shell.module.css';

interface Props {
  readonly title: string;
  /** Small print beside the heading. */
  readonly aside?: ReactNode;
  readonly className?: string | undefined;
  readonly children: ReactNode;
}

export function Panel({ title, aside, className, children }: Props): JSX.Element {
  const id = useId();
  return (
    <section className={[css.card, className].join(' ')} aria-labelledby={id}>
      <header className={css.cardHead}>
        <h2 id={id}>{title}</h2>
        {aside !== undefined && <div className={css.aside}>{aside}</div>}
      </header>
      <ErrorBoundary name={title}>{children}</ErrorBoundary>
    </section>
  );
}
