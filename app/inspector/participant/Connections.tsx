// Whom a participant is connected with.
import type { JSX } from 'react';
import { Phrases } from '../../a11y/Phrases.tsx';
import { useNames } from '../../a11y/use-names.ts';
import { useAllWords } from '../../i18n/later-words.ts';
import { connectionsOf } from './connections-of.ts';
import css from './participant.module.css';
import type { PartProps } from './part-props.ts';

export function Connections({ side, trace, node, at }: PartProps): JSX.Element {
  const { participant, format } = useAllWords();
  const name = useNames(side);
  const lines = connectionsOf(trace, node, at);
  if (lines.length === 0) return <p className={css.none}>{participant.noConnections}</p>;
  return (
    <table className={css.table} data-connections>
      <thead>
        <tr>
          <th scope="col">
            <Phrases of={participant.connections} />
          </th>
          <th scope="col">
            <Phrases of={participant.openNow} />
          </th>
          <th scope="col">
            <Phrases of={participant.opened} />
          </th>
        </tr>
      </thead>
      <tbody>
        {lines.map(({ peer, open, everOpened }) => (
          <tr key={peer}>
            <th scope="row">
              <Phrases of={name(peer)} />
            </th>
            <td>{format.number(open)}</td>
            <td>{format.number(everOpened)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
