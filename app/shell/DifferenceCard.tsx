// What differs between the stages, in a card across the page.
import { Suspense, useMemo, type JSX } from 'react';
import { useSession } from '../binding/session.ts';
import { useStore } from '../binding/use-store.ts';
import { WhatDiffers } from '../comparison/differences/WhatDiffers.tsx';
import { useAllWords } from '../i18n/later-words.ts';
import { useMatrix } from '../knowledge/use-matrix.ts';
import { Panel } from './Panel.tsx';
import css from './shell.module.css';

export function DifferenceCard(): JSX.Element {
  return (
    <Suspense>
      <Card />
    </Suspense>
  );
}

function Card(): JSX.Element | null {
  const { differences } = useAllWords();
  const { runs } = useSession();
  const a = useStore(runs, (state) => state.runs.a);
  const b = useStore(runs, (state) => state.runs.b);
  const here = useMatrix('a', false);
  const there = useMatrix('b', false);
  const both = useMemo(
    () =>
      a === null || b === null || here === null || there === null
        ? null
        : { runs: { a, b }, matrices: { a: here, b: there } },
    [a, b, here, there],
  );
  if (both === null) return null;
  return (
    <Panel title={differences.title} className={css.whole}>
      <WhatDiffers {...both} />
    </Panel>
  );
}
