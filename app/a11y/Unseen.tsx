// Words for those who listen, where the eye has a shape.
import type { JSX, ReactNode } from 'react';
import css from './a11y.module.css';

export const Unseen = ({ children }: { readonly children: ReactNode }): JSX.Element => (
  <span className={css.unseen}>{children}</span>
);
