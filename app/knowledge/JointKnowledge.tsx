// What those who share know together, fact by fact, and whose part it is; each cell opens what it rests on.
import { Phrases } from '../a11y/Phrases.tsx';
import { useMemo, useState, type JSX } from 'react';
import { groundsOf, LINK_FACTS, type Coalition, type Fact, type Matrix } from '../../simulations/index.ts';
import { useObserverNames } from '../a11y/use-observer-names.ts';
import { useSession } from '../binding/session.ts';
import { useStore } from '../binding/use-store.ts';
import { useAllWords } from '../i18n/later-words.ts';
import type { Side } from '../state/side.ts';
import { factsShown } from './cells.ts';
import { coalitionIn } from './coalitions.ts';
import { JointGrounds } from './JointGrounds.tsx';
import knowledge from './knowledge.module.css';
import { Mark } from './Mark.tsx';
import css from './sharing.module.css';
import { useMatrix } from './use-matrix.ts';

interface Props {
  readonly side: Side;
  readonly members: readonly string[];
}

export function JointKnowledge({ side, members }: Props): JSX.Element | null {
  const { facts, sharing } = useAllWords();
  const { view } = useSession();
  const every = useStore(view, (state) => state.everyFact);
  const nameOf = useObserverNames(side);
  const [shown, setShown] = useState<Fact | null>(null);
  const here = useMatrix(side, shown !== null);
  const coalition = useMemo(() => (here === null ? null : coalitionIn(here, members)), [here, members]);
  if (here === null || coalition === null) return null;
  const close = (): void => {
    setShown(null);
    document.querySelector<HTMLElement>(`[data-joint-cell="${side}.${shown ?? ''}"]`)?.focus();
  };
  const rows = [...new Set([...factsShown(here, every), ...LINK_FACTS])];
  const together = sharing.together(members.map(nameOf));
  return (
    <>
      <table className={css.joint} data-joint={side} aria-label={sharing.tableOf(together)}>
        <thead>
          <tr>
            <th scope="col">{facts.fact}</th>
            <th scope="col">{sharing.column}</th>
            <th scope="col">{sharing.from}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((fact) => (
            <Row
              key={fact}
              side={side}
              fact={fact}
              here={here}
              coalition={coalition}
              together={together}
              isShown={shown === fact}
              onShow={() => setShown(shown === fact ? null : fact)}
            />
          ))}
        </tbody>
      </table>
      {shown !== null && (
        <JointGrounds side={side} here={here} coalition={coalition} together={together} fact={shown} onClose={close} />
      )}
    </>
  );
}

interface RowProps {
  readonly side: Side;
  readonly fact: Fact;
  readonly here: Matrix;
  readonly coalition: Coalition;
  readonly together: string;
  readonly isShown: boolean;
  readonly onShow: () => void;
}

function Row({ side, fact, here, coalition, together, isShown, onShow }: RowProps): JSX.Element {
  const { facts, sharing } = useAllWords();
  const nameOf = useObserverNames(side);
  const value = coalition.values[fact];
  const cells = coalition.members.flatMap((member) => here.cells[member]?.[fact] ?? []);
  const isGained = value === 'yes' && cells.every((cell) => cell.value !== 'yes');
  const words = cells.flatMap((cell) => (cell.value === 'yes' ? (cell.assurance ?? []) : []));
  const grounds = groundsOf(here.cells, coalition, fact);
  const from = [...new Set(grounds?.pieces.map(({ column }) => nameOf(column)))];
  const name = facts.cell(together, facts.values[value], facts.facts[fact]);
  return (
    <tr data-fact={fact} data-gained={isGained}>
      <th scope="row">
        <Phrases of={facts.facts[fact]} />
      </th>
      <td>
        <button
          type="button"
          className={knowledge.cell}
          aria-label={name}
          aria-expanded={isShown}
          title={name}
          data-value={value}
          data-joint-cell={`${side}.${fact}`}
          onClick={onShow}
        >
          <Mark value={value} isAsserted={words.length > 0 && words.every((word) => word === 'asserted')} />
        </button>
      </td>
      <td>{sharing.together(from)}</td>
    </tr>
  );
}
