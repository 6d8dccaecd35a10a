// The page's first line of script: reads the link, fetches the words, and mounts the page into the shell that index.html has
// already painted.
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { loadMessages } from './i18n/load.ts';
import './shell/tokens.css';
import './shell/base.css';
import { App } from './shell/App.tsx';
import { localeOf, start } from './shell/start.ts';

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no element with the id "root"');

const started = start(location.search);
const firstWords = await loadMessages(localeOf(started.session.view.getState().lang), started.longStrings);

createRoot(root).render(
  <StrictMode>
    <App started={started} firstWords={firstWords} />
  </StrictMode>,
);
