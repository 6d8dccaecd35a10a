// The page's first line of script: mounts the application into the shell that index.html has already painted.
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no element with the id "root"');

const heading = root.querySelector('h1')?.textContent;

createRoot(root).render(
  <StrictMode>
    <h1>{heading}</h1>
  </StrictMode>,
);
