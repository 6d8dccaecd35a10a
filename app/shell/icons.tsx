// The few signs of the page, drawn here; what they mean always stands beside them in words.
import type { JSX } from 'react';
import css from './icons.module.css';

const Icon = ({ children }: { readonly children: JSX.Element }): JSX.Element => (
  <svg className={css.icon} viewBox="0 0 16 16" aria-hidden="true" focusable="false">
    {children}
  </svg>
);

export const Logo = (): JSX.Element => (
  <svg className={css.logo} viewBox="0 0 22 22" aria-hidden="true" focusable="false">
    <rect className={css.proxy} x="9.5" y="1" width="3" height="20" rx="1.5" />
    <circle className={css.client} cx="4" cy="11" r="3" />
    <circle className={css.server} cx="18" cy="11" r="3" />
  </svg>
);

export const MenuIcon = (): JSX.Element => (
  <Icon>
    <path className={css.line} d="M2 4.5h12M2 8h12M2 11.5h12" />
  </Icon>
);
