// A participant that was pointed at: where it can be reached, whom it is connected with, what it is at work on, what it keeps.
import { lazy, Suspense, useMemo, type JSX } from 'react';
import type { HeaderNode, Instant } from '../../../simulations/index.ts';
import { useSession } from '../../binding/session.ts';
import { useLastInstant } from '../../binding/use-playhead.ts';
import { useStore } from '../../binding/use-store.ts';
import { useAllWords } from '../../i18n/later-words.ts';
import type { AllMessages } from '../../i18n/messages.ts';
import { ticking } from '../../state/instants.ts';
import type { Side } from '../../state/side.ts';
import { CacheShelf } from './CacheShelf.tsx';
import { Connections } from './Connections.tsx';
import { DoorKeeper } from './DoorKeeper.tsx';
import { Life } from './Life.tsx';
import buttons from '../../a11y/buttons.module.css';
import css from './participant.module.css';
import type { PartProps } from './part-props.ts';
import { ServerLives } from './ServerLives.tsx';
import { Servers } from './Servers.tsx';
import { Work } from './Work.tsx';

const Carried = lazy(() => import('./Carried.tsx'));
const LogBook = lazy(() => import('./LogBook.tsx'));

const NEVER: readonly Instant[] = [];

/** Nothing of `node` but what the run's own records say by the clock. */
export function ParticipantInspector({
  side,
  node,
}: {
  readonly side: Side;
  readonly node: string;
}): JSX.Element | null {
  const { participant } = useAllWords();
  const { playhead, runs, view } = useSession();
  const trace = useStore(runs, (state) => state.runs[side]?.trace ?? null);
  const instants = useMemo(() => (trace === null ? NEVER : ticking(trace)), [trace]);
  const at = useLastInstant(playhead, instants);
  const head = trace?.header.nodes.find(({ id }) => id === node);
  if (trace === null || head === undefined) return <p className={css.none}>{participant.notHere}</p>;
  const part: PartProps = { side, trace, node, at };
  return (
    <div className={css.parts} data-participant={node}>
      <p className={css.head}>{headOf(head, participant)}</p>
      <Work {...part} />
      <DoorKeeper {...part} />
      <Servers {...part} />
      <ServerLives {...part} />
      <CacheShelf {...part} />
      <Life {...part} />
      <Suspense fallback={null}>
        <Carried {...part} />
        <LogBook {...part} />
      </Suspense>
      <Connections {...part} />
      <button
        type="button"
        className={`${buttons.link} ${css.back}`}
        onClick={() => view.getState().show({ node: null })}
      >
        {participant.leave}
      </button>
    </div>
  );
}

function headOf({ addresses, product }: HeaderNode, { reachedAt, behavesLike }: AllMessages['participant']): string {
  const where = reachedAt(addresses);
  return product === null ? where : `${where} ${behavesLike(product)}`;
}
