// One panel may fail; the rest of the page goes on.
import { Component, type ReactNode } from 'react';
import { WordsContext } from '../i18n/words.ts';
import buttons from '../a11y/buttons.module.css';
import css from './shell.module.css';

interface Props {
  /** What the panel is called. */
  readonly name: string;
  readonly children: ReactNode;
}

export class ErrorBoundary extends Component<Props, { readonly error: Error | null }> {
  static override contextType = WordsContext;
  declare context: React.ContextType<typeof WordsContext>;
  override state: { readonly error: Error | null } = { error: null };

  static getDerivedStateFromError(error: Error): { readonly error: Error } {
    return { error };
  }

  override render(): ReactNode {
    if (this.state.error === null) return this.props.children;
    const ui = this.context?.ui;
    return (
      <div className={css.failed} role="alert">
        <p>{ui?.panelFailed(this.props.name)}</p>
        <p className={css.failedWhy}>{this.state.error.message}</p>
        <button
          type="button"
          className={`${buttons.plain} ${css.button}`}
          onClick={() => this.setState({ error: null })}
        >
          {ui?.tryAgain}
        </button>
      </div>
    );
  }
}
