// The four differences that are commonly named, folded away until somebody asks.
import { lazy, Suspense, useMemo, type JSX } from 'react';
import { useSession } from '../binding/session.ts';
import { useStore } from '../binding/use-store.ts';
import { useAllWords } from '../i18n/later-words.ts';
import type { PerSide } from '../state/side.ts';
import { Folded } from './Folded.tsx';

const FourDifferences = lazy(async () => ({
  default: (await import('../comparison/four/FourDifferences.tsx')).FourDifferences,
}));

export function FourCard({ names }: { readonly names: PerSide<string> }): JSX.Element {
  return (
    <Suspense>
      <Card names={names} />
    </Suspense>
  );
}

function Card({ names }: { readonly names: PerSide<string> }): JSX.Element {
  const { four } = useAllWords();
  const { runs } = useSession();
  const a = useStore(runs, (state) => state.runs.a);
  const b = useStore(runs, (state) => state.runs.b);
  const both = useMemo(() => (a === null || b === null ? null : { a, b }), [a, b]);
  return (
    <Folded title={four.title} id="four">
      {both !== null && <FourDifferences runs={both} names={names} />}
    </Folded>
  );
}
