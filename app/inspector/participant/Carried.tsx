// What a box carries for others, and how much of it is closed to it.
import type { JSX } from 'react';
import { Phrases } from '../../a11y/Phrases.tsx';
import { useNames } from '../../a11y/use-names.ts';
import { useAllWords } from '../../i18n/later-words.ts';
import { carriedOf } from './carried-of.ts';
import css from './participant.module.css';
import type { PartProps } from './part-props.ts';

export default function Carried({ side, trace, node, at }: PartProps): JSX.Element | null {
  const { carried, format } = useAllWords();
  const name = useNames(side);
  const lines = carriedOf(trace, node, at);
  if (lines.length === 0) return null;
  return (
    <table className={css.table} data-carried>
      <thead>
        <tr>
          <th scope="col">
            <Phrases of={carried.between} />
          </th>
          <th scope="col">
            <Phrases of={carried.messages} />
          </th>
          <th scope="col">
            <Phrases of={carried.bytes} />
          </th>
          <th scope="col">
            <Phrases of={carried.closed} />
          </th>
        </tr>
      </thead>
      <tbody>
        {lines.map(({ near, far, messages, bytes, closed }) => (
          <tr key={`${near} ${far}`} data-between={`${near} ${far}`}>
            <th scope="row">
              <Phrases of={carried.pair(name(near), name(far))} />
            </th>
            <td>{format.number(messages)}</td>
            <td>{format.number(bytes)}</td>
            <td>{format.number(closed)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
