// The one place of the page that speaks unasked, politely.
import { useEffect, useState, type JSX } from 'react';
import type { Announcer } from './announce.ts';
import css from './a11y.module.css';

export function LiveRegion({ announcer }: { readonly announcer: Announcer }): JSX.Element {
  const [text, setText] = useState('');
  useEffect(() => announcer.subscribe(setText), [announcer]);
  return (
    <output className={css.unseen} aria-live="polite" data-live>
      {text}
    </output>
  );
}
