// A list to choose one of, with its name before it and the reasons why some of it cannot be chosen below.
import { useId, type JSX } from 'react';
import css from './sheet.module.css';

interface Props {
  readonly name: string;
  readonly value: string;
  readonly positions: readonly { readonly value: string; readonly label: string; readonly reason: string | null }[];
  readonly onChange: (value: string) => void;
}

export function Listed({ name, value, positions, onChange }: Props): JSX.Element {
  const id = useId();
  const reasons = [...new Set(positions.flatMap(({ reason }) => reason ?? []))];
  return (
    <div className={css.row}>
      <label htmlFor={id}>{name}</label>
      <select
        id={id}
        value={value}
        aria-describedby={reasons.length > 0 ? `${id}-why` : undefined}
        onChange={({ target }) => onChange(target.value)}
      >
        {positions.map(({ value: own, label, reason }) => (
          <option key={own} value={own} disabled={reason !== null && own !== value}>
            {label}
          </option>
        ))}
      </select>
      {reasons.length > 0 && (
        <p className={css.reason} id={`${id}-why`}>
          {reasons.join(' ')}
        </p>
      )}
    </div>
  );
}
