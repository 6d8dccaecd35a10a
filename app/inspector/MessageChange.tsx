// What the box changed: the message as it came beside the message as it went, each edit marked, with its reason and its rule.
import { useState, type JSX } from 'react';
import { carriageOf, isBox, startLine, type Edit } from '../../simulations/index.ts';
import { useWords } from '../i18n/words.ts';
import type { Side } from '../state/side.ts';
import css from './inspector.module.css';
import { MessageLines } from './MessageLines.tsx';
import { linesOf, whyUnchanged, type Rewrite } from './rewrites.ts';
import { useRewrites } from './use-rewrites.ts';
import { useNames } from '../a11y/use-names.ts';
import { useObserverNames } from '../a11y/use-observer-names.ts';
import { useTelling } from '../a11y/use-telling.ts';

export function MessageChange({ side }: { readonly side: Side }): JSX.Element | null {
  const { inspector } = useWords();
  const who = useObserverNames(side);
  const { trace, exchange, at, rewrites } = useRewrites(side);
  const told = useTelling(side);
  const [wanted, setWanted] = useState<number | null>(null);
  const column = told?.column ?? null;
  const isOwn = (node: string): boolean => column === null || told?.telling.isOwn(node) === true;
  // Nobody but a box itself sees what it does to a message.
  const seen = rewrites.filter(({ said }) => isOwn(said.node));
  const shown = seen.find(({ record }) => record === wanted) ?? seen[0];
  const isOwnBox = trace?.header.nodes.some(({ id, kind }) => isBox(kind) && isOwn(id)) === true;
  if (column !== null && shown === undefined && !isOwnBox) {
    return <p className={css.empty}>{inspector.boxUnseen(who(column))}</p>;
  }
  if (shown === undefined) {
    const carriage = trace === null ? 'not-yet' : carriageOf(trace, exchange, at);
    return (
      <p className={css.empty} data-carriage={carriage}>
        {whyUnchanged(carriage, inspector)}
      </p>
    );
  }
  return (
    <>
      {seen.length > 1 && <Choice side={side} rewrites={seen} shown={shown} onChoose={setWanted} />}
      <BeforeAndAfter side={side} rewrite={shown} />
    </>
  );
}

interface ChoiceProps {
  readonly side: Side;
  readonly rewrites: readonly Rewrite[];
  readonly shown: Rewrite;
  readonly onChoose: (record: number) => void;
}

function Choice({ side, rewrites, shown, onChoose }: ChoiceProps): JSX.Element {
  const { inspector } = useWords();
  const name = useNames(side);
  return (
    <select
      className={css.choice}
      aria-label={inspector.whichRewrite}
      value={shown.record}
      onChange={({ target }) => onChoose(Number(target.value))}
    >
      {rewrites.map(({ record, said }) => (
        <option key={record} value={record}>
          {inspector.rewrite(said.forwarded.kind, name(said.node))}
        </option>
      ))}
    </select>
  );
}

function BeforeAndAfter({ side, rewrite: { said } }: { readonly side: Side; readonly rewrite: Rewrite }): JSX.Element {
  const { inspector } = useWords();
  const name = useNames(side);
  const { received, forwarded, edits, node } = said;
  return (
    <>
      <div className={css.pair} data-edits={edits.length}>
        <figure>
          <figcaption>{inspector.receivedBy(name(node))}</figcaption>
          <MessageLines lines={linesOf(received, startLine(received), edits, 'before')} content={received.content} />
        </figure>
        <figure>
          <figcaption>{inspector.sentOnBy(name(node))}</figcaption>
          <MessageLines lines={linesOf(forwarded, startLine(forwarded), edits, 'after')} content={forwarded.content} />
        </figure>
      </div>
      {edits.length === 0 ? <p className={css.empty}>{inspector.untouched}</p> : <Edits edits={edits} />}
    </>
  );
}

function Edits({ edits }: { readonly edits: readonly Edit[] }): JSX.Element {
  const { inspector } = useWords();
  return (
    <ul className={css.edits} aria-label={inspector.edits}>
      {edits.map((edit, number) => (
        <li key={`${edit.line}-${String(number)}`} data-change={edit.change}>
          <b>
            {inspector.changes[edit.change]}: {edit.line === 'start-line' ? inspector.startLine : edit.line}
          </b>{' '}
          {inspector.reasons[edit.reason]} <small>{edit.source}</small>
        </li>
      ))}
    </ul>
  );
}
