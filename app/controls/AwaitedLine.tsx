// The room of the line that says what a set-up is, until its words are there.
import type { JSX } from 'react';
import css from './mode-line.module.css';

export const AwaitedLine = (): JSX.Element => <p className={`${css.line} ${css.awaited}`} />;
