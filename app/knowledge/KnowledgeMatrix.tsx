// Who knows what on one stage: observers by facts, read off the ledger at the clock. Every cell opens its reason.
import { lazy, Suspense, type JSX } from 'react';
import type { Fact, Matrix } from '../../simulations/index.ts';
import { calledColumn } from '../a11y/observer-names.ts';
import { Phrases } from '../a11y/Phrases.tsx';
import { useHeader, useObserverNames } from '../a11y/use-observer-names.ts';
import { useSession } from '../binding/session.ts';
import { useStore } from '../binding/use-store.ts';
import { useWords } from '../i18n/words.ts';
import { otherSide, type Side } from '../state/side.ts';
import { columnsShown, factsShown } from './cells.ts';
import { Counters } from './Counters.tsx';
import css from './knowledge.module.css';
import { MatrixCell } from './MatrixCell.tsx';
import { useMatrix } from './use-matrix.ts';

/** Fetched when the first cell is opened. */
const EvidenceTrail = lazy(async () => ({ default: (await import('./EvidenceTrail.tsx')).EvidenceTrail }));
/** Fetched once the table stands. */
const Sharing = lazy(async () => ({ default: (await import('./sharing.ts')).Sharing }));
const JointCounters = lazy(async () => ({ default: (await import('./sharing.ts')).JointCounters }));

/** `title`: what the stage is called. */
export function KnowledgeMatrix({ side, title }: { readonly side: Side; readonly title: string }): JSX.Element | null {
  const { view } = useSession();
  const every = useStore(view, (state) => state.everyFact);
  const cell = useStore(view, (state) => (state.cell?.side === side ? state.cell : null));
  const isShared = useStore(view, (state) => state.share.length > 0);
  const here = useMatrix(side, cell !== null);
  const there = useMatrix(otherSide(side), false);
  if (here === null) return null;
  return (
    <>
      <div className={css.scroll}>
        <Table side={side} title={title} here={here} there={there} every={every} />
      </div>
      <div>
        {cell !== null && (
          <Suspense>
            <EvidenceTrail cell={cell} matrix={here} />
          </Suspense>
        )}
        {isShared ? (
          <Suspense fallback={<Counters side={side} matrix={here} there={there} />}>
            <JointCounters side={side} here={here} there={there} />
          </Suspense>
        ) : (
          <Counters side={side} matrix={here} there={there} />
        )}
        <Suspense fallback={<div className={css.sharing} />}>
          <Sharing side={side} here={here} />
        </Suspense>
      </div>
    </>
  );
}

interface TableProps {
  readonly side: Side;
  readonly title: string;
  readonly here: Matrix;
  readonly there: Matrix | null;
  readonly every: boolean;
}

function Table({ side, title, here, there, every }: TableProps): JSX.Element {
  const { facts } = useWords();
  const header = useHeader(side);
  const name = useObserverNames(side);
  const columns = columnsShown(here, every);
  return (
    <table className={css.matrix} data-side={side} data-crowded={columns.length > 8} aria-label={facts.titleOf(title)}>
      <thead>
        <tr>
          <th scope="col" className={css.title}>
            <Phrases of={facts.titleOf(title)} />
          </th>
          {columns.map((column) => (
            <th key={column} scope="col" data-column={column}>
              <span className={css.long}>{name(column)}</span>
              <abbr className={css.short} title={name(column)} aria-hidden="true">
                {facts.observersShort[calledColumn(header, column)] ?? column}
              </abbr>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {factsShown(here, every).map((fact) => (
          <Row key={fact} fact={fact} columns={columns} side={side} here={here} there={there} />
        ))}
      </tbody>
    </table>
  );
}

interface RowProps extends Pick<TableProps, 'side' | 'here' | 'there'> {
  readonly fact: Fact;
  readonly columns: readonly string[];
}

function Row({ fact, columns, side, here, there }: RowProps): JSX.Element {
  const { facts } = useWords();
  return (
    <tr data-fact={fact}>
      <th scope="row">
        <Phrases of={facts.facts[fact]} />
      </th>
      {columns.map((column) => (
        <td key={column}>
          <MatrixCell side={side} column={column} fact={fact} here={here} there={there} />
        </td>
      ))}
    </tr>
  );
}
