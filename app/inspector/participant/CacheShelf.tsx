// What a cache holds, how fresh it is by the clock, and why it did what it did last.
import type { CSSProperties, JSX } from 'react';
import { Phrases } from '../../a11y/Phrases.tsx';
import { useAllWords } from '../../i18n/later-words.ts';
import css from './participant.module.css';
import type { PartProps } from './part-props.ts';
import { RequestJump } from './RequestJump.tsx';
import { shelfOf, type ShelfDecision, type ShelfLine } from './shelf-of.ts';

const SHOWN_DECISIONS = 6;

export function CacheShelf({ side, trace, node, at }: PartProps): JSX.Element | null {
  const { participant } = useAllWords();
  const shelf = shelfOf(trace, node, at, SHOWN_DECISIONS);
  if (shelf === null) return null;
  return (
    <>
      {shelf.lines.length === 0 ? (
        <p className={css.none}>{participant.storeEmpty}</p>
      ) : (
        <table className={css.table} data-shelf>
          <thead>
            <tr>
              <th scope="col">
                <Phrases of={participant.stored} />
              </th>
              <th scope="col">
                <Phrases of={participant.age} />
              </th>
              <th scope="col">
                <Phrases of={participant.fresh} />
              </th>
              <th scope="col">
                <Phrases of={participant.answered} />
              </th>
              <th scope="col">
                <Phrases of={participant.broughtBy} />
              </th>
            </tr>
          </thead>
          <tbody>
            {shelf.lines.map((line) => (
              <Stored key={line.number} line={line} />
            ))}
          </tbody>
        </table>
      )}
      <h3 className={css.title}>{participant.decided}</h3>
      <ol className={css.decisions} data-decisions>
        {shelf.decisions.map((decision) => (
          <Decided key={decision.record} side={side} decision={decision} />
        ))}
      </ol>
    </>
  );
}

/** How far round the ring goes; participant.module.css draws it. */
const freshness = (share: number): CSSProperties =>
  ({ '--left': `${String(Math.round(share * 100))}%` }) as CSSProperties;

function Stored({ line }: { readonly line: ShelfLine }): JSX.Element {
  const { participant, format } = useAllWords();
  const { what, key, status, ageSeconds, freshSeconds, share, use, answered, exchange } = line;
  return (
    <tr data-use={use} data-stored={line.number}>
      <th scope="row">
        <span className={css.ring} style={freshness(share)} aria-hidden="true" />
        <span translate="no">{what}</span> <small>{format.number(status)}</small>
        <small className={css.key} translate="no">
          {participant.key(key)}
        </small>
      </th>
      <td>{participant.seconds(ageSeconds)}</td>
      <td>
        <Phrases of={use === 'fresh' ? participant.freshFor(freshSeconds) : participant.uses[use]} />
      </td>
      <td>{format.number(answered)}</td>
      <td>{format.number(exchange)}</td>
    </tr>
  );
}

function Decided({
  side,
  decision,
}: {
  readonly side: PartProps['side'];
  readonly decision: ShelfDecision;
}): JSX.Element {
  const { participant } = useAllWords();
  const { exchange, at, kind, section, word } = decision;
  return (
    <li data-decision={kind}>
      <RequestJump side={side} exchange={exchange} at={at} /> {participant.decisions[kind]}
      {word !== null && <b className={css.word}> {word}</b>}
      {section !== null && <small> {section}</small>}
    </li>
  );
}
