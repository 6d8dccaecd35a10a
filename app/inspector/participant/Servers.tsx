// The servers behind a box, as the box sees them.
import type { JSX } from 'react';
import { Phrases } from '../../a11y/Phrases.tsx';
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
          <th scope="col">
            <Phrases of={participant.servers} />
          </th>
          <th scope="col">
            <Phrases of={participant.health} />
          </th>
          <th scope="col">
            <Phrases of={participant.inFlight} />
          </th>
          <th scope="col">
            <Phrases of={participant.chosen} />
          </th>
          <th scope="col">
            <Phrases of={participant.failed} />
          </th>
        </tr>
      </thead>
      <tbody>
        {lines.map(({ server, state, inFlight, chosen, failed }) => (
          <tr key={server} data-server={server} data-health={state ?? 'unsaid'}>
            <th scope="row">
              <Phrases of={name(server)} />
            </th>
            <td>
              <Phrases of={participant.states[state ?? 'unsaid']} />
            </td>
            <td>{format.number(inFlight)}</td>
            <td>{format.number(chosen)}</td>
            <td>{format.number(failed)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
