// The page: fetches the words of the language in force, sets language and theme on the document, and shows the Compare view.
import { lazy, Suspense, useEffect, useRef, useState, type JSX } from 'react';
import { LiveRegion } from '../a11y/LiveRegion.tsx';
import { SessionContext } from '../binding/session.ts';
import { useStore } from '../binding/use-store.ts';
import { loadMessages } from '../i18n/load.ts';
import type { Messages } from '../i18n/messages.ts';
import { WordsContext } from '../i18n/words.ts';
import { Acts } from '../controls/Acts.tsx';
import { Timeline } from '../playback/Timeline.tsx';
import { CompareView } from './CompareView.tsx';
import { ErrorBoundary } from './ErrorBoundary.tsx';
import { Header } from './Header.tsx';
import { Notices } from './Notices.tsx';
import css from './shell.module.css';
import { openBridge } from './open-bridge.ts';
import { startLater } from './start-later.ts';
import { localeOf, type Started } from './start.ts';

const below = () => import('./below.ts');
const Landmarks = lazy(async () => ({ default: (await below()).Landmarks }));
const TimeTools = lazy(async () => ({ default: (await below()).TimeTools }));
const UndoButton = lazy(async () => ({ default: (await below()).UndoButton }));

interface Props {
  readonly started: Started;
  /** The words to begin with; others are fetched when the language changes. */
  readonly firstWords: Messages;
}

export function App({ started, firstWords }: Props): JSX.Element {
  const { session, announcer, isEmbedded, longStrings } = started;
  const lang = useStore(session.view, (state) => state.lang);
  const theme = useStore(session.view, (state) => state.theme);
  const words = useMessages(localeOf(lang), longStrings, firstWords);
  useEffect(() => {
    document.documentElement.dataset['theme'] = theme;
  }, [theme]);
  useEffect(() => {
    document.documentElement.lang = words.format.locale;
    document.title = words.ui.documentTitle;
  }, [words]);
  useEffect(
    () =>
      startLater(async () => {
        const [{ announce }, { later }] = await Promise.all([import('./announcements.ts'), words.later()]);
        return announce(session, { ...words, ...later });
      }),
    [session, words],
  );
  useEffect(() => startLater(async () => (await below()).listenToKeys(session, words)), [session, words]);
  useEffect(() => startLater(async () => (await below()).scrollByKeys()), []);
  const page = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (page.current === null || !isEmbedded) return;
    return openBridge(started, page.current);
  }, [started, isEmbedded]);
  return (
    <WordsContext value={words}>
      <SessionContext value={session}>
        <div className={css.page} ref={page} data-embedded={isEmbedded}>
          <div className={css.scroller} data-scroller>
            {!isEmbedded && (
              <ErrorBoundary name={words.ui.menu}>
                <Header
                  locale={words.format.locale}
                  onLocale={(chosen) => session.view.getState().show({ lang: chosen })}
                  linkNow={started.link}
                />
              </ErrorBoundary>
            )}
            <Notices />
            <CompareView linkNow={started.link} />
          </div>
          <ErrorBoundary name={words.playback.timeline}>
            <Timeline landmarks={<Landmarks />} ways={<TimeTools />}>
              <Acts />
              <Suspense>
                <UndoButton past={started.past} />
              </Suspense>
            </Timeline>
          </ErrorBoundary>
          <LiveRegion announcer={announcer} />
        </div>
      </SessionContext>
    </WordsContext>
  );
}

/** The words of a language; those of the last one until they have come, and if they do not come. */
function useMessages(locale: Messages['format']['locale'], long: boolean, first: Messages): Messages {
  const [words, setWords] = useState(first);
  useEffect(() => {
    let wanted = true;
    loadMessages(locale, long)
      .then((loaded) => {
        if (wanted) setWords(loaded);
      })
      .catch(() => undefined);
    return () => {
      wanted = false;
    };
  }, [locale, long]);
  return words;
}
