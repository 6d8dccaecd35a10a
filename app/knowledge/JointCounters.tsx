// The two headline numbers where some are supposed to share what they know: those count as one.
import { useMemo, type JSX } from 'react';
import type { Matrix } from '../../simulations/index.ts';
import { useObserverNames } from '../a11y/use-observer-names.ts';
import { useSession } from '../binding/session.ts';
import { useStore } from '../binding/use-store.ts';
import { useAllWords } from '../i18n/later-words.ts';
import { otherSide, type Side } from '../state/side.ts';
import { jointCounters, originsOf } from './coalitions.ts';
import { Counters } from './Counters.tsx';

interface Props {
  readonly side: Side;
  readonly here: Matrix;
  readonly there: Matrix | null;
}

export function JointCounters({ side, here, there }: Props): JSX.Element {
  const joint = useJoint(side, here) ?? here;
  return <Counters side={side} matrix={joint} there={useJoint(otherSide(side), there)} />;
}

/** The matrix of a stage with the counters of those who share. */
function useJoint(side: Side, matrix: Matrix | null): Matrix | null {
  const { sharing } = useAllWords();
  const nameOf = useObserverNames(side);
  const { runs, view } = useSession();
  const share = useStore(view, (state) => state.share);
  const ledger = useStore(runs, (state) => state.runs[side]?.ledger ?? null);
  return useMemo(() => {
    if (matrix === null || ledger === null) return matrix;
    const name = (members: readonly string[]): string => sharing.together(members.map(nameOf));
    return { ...matrix, counters: jointCounters(matrix, share, originsOf(ledger), name) };
  }, [matrix, ledger, share, nameOf, sharing]);
}
