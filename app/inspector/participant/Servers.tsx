// The servers behind a box, as the box sees them.
import type { JSX } from 'react';
import { useNames } from '../../a11y/use-names.ts';
import { useAllWords } from '../../i18n/later-words.ts';
import css from './participant.module.css';
import type { PartProps } from './part-props.ts';
import { serversOf } from './servers-of.ts';

export function Servers({ side, trace, node, at }: PartProps): JSX.Element | null {
  const { participant, format } = useAllWords();
  const name = useNames(side);
  const lines = serversOf(trace, node, at);
  if (lines.length === 0) return null;
  return (
    <table className={css.table} data-servers>
      <thead>
        <tr>
          <th scope="col">{participant.servers}</th>
          <th scope="col">{participant.health}</th>
          <th scope="col">{participant.inFlight}</th>
          <th scope="col">{participant.chosen}</th>
          <th scope="col">{participant.failed}</th>
        </tr>
      </thead>
      <tbody>
        {lines.map(({ server, state, inFlight, chosen, failed }) => (
          <tr key={server} data-server={server} data-health={state ?? 'unsaid'}>
            <th scope="row">{name(server)}</th>
            <td>{participant.states[state ?? 'unsaid']}</td>
            <td>{format.number(inFlight)}</td>
            <td>{format.number(chosen)}</td>
            <td>{format.number(failed)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
