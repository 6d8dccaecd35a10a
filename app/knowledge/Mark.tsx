// The sign of how well something is known. Shape and pattern say it, never colour alone: full, half, ring, outline, hatched, dash.
import type { JSX } from 'react';
import type { Value } from '../../simulations/index.ts';
import css from './mark.module.css';

export const Mark = ({ value, isAsserted }: { readonly value: Value; readonly isAsserted: boolean }): JSX.Element => (
  <span className={css.mark} data-value={value} data-asserted={isAsserted} aria-hidden="true" />
);
