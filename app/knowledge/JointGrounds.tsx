// What joint knowledge rests on: each half with its evidence and whose it is, and what tells them that the halves belong together.
import type { JSX } from 'react';
import {
  groundsOf,
  HALVES,
  joinsOf,
  type Coalition,
  type Fact,
  type Join,
  type LinkFact,
  type Matrix,
} from '../../simulations/index.ts';
import { useObserverNames } from '../a11y/use-observer-names.ts';
import { useSession } from '../binding/session.ts';
import { useAllWords } from '../i18n/later-words.ts';
import type { Side } from '../state/side.ts';
import buttons from '../a11y/buttons.module.css';
import css from './evidence.module.css';
import { Pieces } from './Pieces.tsx';
import sharingCss from './sharing.module.css';

interface Props {
  readonly side: Side;
  readonly here: Matrix;
  readonly coalition: Coalition;
  readonly together: string;
  readonly fact: Fact;
  readonly onClose: () => void;
}

export function JointGrounds({ side, here, coalition, together, fact, onClose }: Props): JSX.Element {
  const { facts, sharing, ui } = useAllWords();
  const name = useObserverNames(side);
  const value = coalition.values[fact];
  const grounds = groundsOf(here.cells, coalition, fact);
  const joins = grounds?.joins ?? [];
  return (
    <section
      className={css.evidence}
      aria-label={sharing.restsOn(facts.facts[fact], ui.stageLetter[side])}
      data-grounds={fact}
    >
      <header>
        <h3>{facts.cell(together, facts.values[value], facts.facts[fact])}</h3>
        <button type="button" aria-label={facts.evidence.close} onClick={onClose}>
          <svg viewBox="0 0 16 16" aria-hidden="true">
            <path d="M4 4l8 8M12 4l-8 8" />
          </svg>
        </button>
      </header>
      {joins.map((join) => (
        <Joined key={join.between.join()} side={side} join={join} />
      ))}
      {grounds?.pieces.map(({ column, fact: half, evidence }) => (
        <div key={half} className={sharingCss.piece} data-piece={`${column}.${half}`}>
          <h4>{sharing.brings(name(column), facts.facts[half])}</h4>
          <Pieces side={side} evidence={evidence} />
        </div>
      ))}
      {grounds === null && <Missing side={side} here={here} coalition={coalition} fact={fact} />}
    </section>
  );
}

/** Why they do not know it: halves that nothing joins, or somebody who does not share. */
function Missing({ side, here, coalition, fact }: Omit<Props, 'together' | 'onClose'>): JSX.Element {
  const { sharing } = useAllWords();
  const name = useObserverNames(side);
  const outside = outsidersFor(here, coalition, fact).map(name);
  const isApart = isHeldApart(coalition, fact);
  return (
    <>
      <p data-missing={isApart ? 'join' : outside.length > 0 ? 'holder' : 'all'}>
        {isApart ? sharing.apart : outside.length > 0 ? sharing.outside(outside) : sharing.nobody}
      </p>
      {isApart &&
        joinsOf(here.cells, coalition.members).map((join) => (
          <Joined key={join.between.join()} side={side} join={join} />
        ))}
    </>
  );
}

/** Who could complete what the coalition could only link. */
function outsidersFor({ cells }: Matrix, { members, values }: Coalition, fact: Fact): readonly string[] {
  const halves = fact in HALVES ? HALVES[fact as LinkFact].flat() : [fact];
  const linkable = values[fact] === 'linkable' ? halves.filter((half) => values[half] === 'linkable') : [];
  return [...new Set(linkable.flatMap((half) => members.flatMap((member) => cells[member]?.[half].heldBy ?? [])))];
}

/** Whether the coalition has each half, and only lacks what joins them. */
const isHeldApart = ({ values }: Coalition, fact: Fact): boolean =>
  fact in HALVES && HALVES[fact as LinkFact].every((facts) => facts.some((half) => values[half] === 'yes'));

/** How two of them can tell that it is the same exchange, with the way to the message that shows it. */
function Joined({ side, join }: { readonly side: Side; readonly join: Join }): JSX.Element {
  const { facts, sharing } = useAllWords();
  const { runs, seek, view } = useSession();
  const name = useObserverNames(side);
  const [one, other] = join.between.map(name) as [string, string];
  const record = join.kind === 'connection' ? join.record : (join.evidence[0]?.record ?? null);
  const show = (): void => {
    const found = record === null ? undefined : runs.getState().runs[side]?.trace.records[record];
    if (found === undefined) return;
    seek(found.at);
    view.getState().show({ side, record, exchange: 'exchange' in found ? found.exchange : null, mark: null });
  };
  return (
    <p className={sharingCss.join} data-join={join.kind} data-between={join.between.join()} data-record={record}>
      {join.kind === 'connection' ? sharing.byConnection(one, other, join.through) : sharing.byUser(one, other)}{' '}
      {record !== null && (
        <button type="button" className={`${buttons.link} ${css.show}`} onClick={show}>
          {facts.evidence.show}
        </button>
      )}
    </p>
  );
}
