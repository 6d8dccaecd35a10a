// The page's first line of script: mounts the application into the shell that index.html has already painted.
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no element with the id "root"');

createRoot(root).render(
  <StrictMode>
    <h1>Who is hidden from whom?</h1>
  </StrictMode>,
);
