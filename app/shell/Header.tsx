// The top of the page: name, views, language, theme, sharing, help.
import { useState, type JSX } from 'react';
import { Unseen } from '../a11y/Unseen.tsx';
import { useSession } from '../binding/session.ts';
import { useStore } from '../binding/use-store.ts';
import { LOCALES, LOCALE_NAMES, type Locale } from '../i18n/locale.ts';
import { useWords } from '../i18n/words.ts';
import { THEMES, type Theme } from '../state/view-store.ts';
import { HelpButton } from './HelpButton.tsx';
import { Logo, MenuIcon } from './icons.tsx';
import { ShareButton } from './ShareButton.tsx';
import css from './header.module.css';

interface Props {
  readonly locale: Locale;
  readonly onLocale: (locale: Locale) => void;
  readonly linkNow: () => string;
}

export function Header({ locale, onLocale, linkNow }: Props): JSX.Element {
  const { ui } = useWords();
  const [open, setOpen] = useState(false);
  return (
    <header className={css.header}>
      <a className={css.skip} href="#stages">
        {ui.skipToStages}
      </a>
      <span className={css.logo}>
        <Logo />
        {ui.product}
      </span>
      <nav className={css.nav} aria-label={ui.views}>
        <a href="#stages" aria-current="page">
          {ui.compare}
        </a>
      </nav>
      <button
        type="button"
        className={css.menu}
        aria-expanded={open}
        aria-controls="tools"
        onClick={() => setOpen(!open)}
      >
        <MenuIcon />
        <Unseen>{ui.menu}</Unseen>
      </button>
      <div className={css.tools} id="tools" data-open={open}>
        <LanguageChoice locale={locale} onLocale={onLocale} />
        <ThemeChoice />
        <ShareButton linkNow={linkNow} />
        <HelpButton />
      </div>
    </header>
  );
}

function LanguageChoice({ locale, onLocale }: Pick<Props, 'locale' | 'onLocale'>): JSX.Element {
  const { ui } = useWords();
  return (
    <div className={css.languages} role="group" aria-label={ui.language}>
      {LOCALES.map((own) => (
        <button
          key={own}
          type="button"
          lang={own}
          className={css.tool}
          aria-pressed={own === locale}
          onClick={() => onLocale(own)}
        >
          {LOCALE_NAMES[own]}
        </button>
      ))}
    </div>
  );
}

function ThemeChoice(): JSX.Element {
  const { ui } = useWords();
  const { view } = useSession();
  const theme = useStore(view, (state) => state.theme);
  return (
    <label className={css.theme}>
      <span>{ui.theme}</span>
      <select value={theme} onChange={(event) => view.getState().show({ theme: event.target.value as Theme })}>
        {THEMES.map((own) => (
          <option key={own} value={own}>
            {ui.themes[own]}
          </option>
        ))}
      </select>
    </label>
  );
}
