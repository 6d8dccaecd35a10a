// A choice of one among few, side by side: real radio buttons, so that arrow keys, names and states come with them.
import { useId, type JSX, type ReactNode } from 'react';
import css from './controls.module.css';

export interface Segment<Value extends string> {
  readonly value: Value;
  readonly label: ReactNode;
  /** Why it cannot be chosen now; null when it can. */
  readonly reason?: string | null;
}

interface Props<Value extends string> {
  /** What is chosen here, for those who do not see where it stands. */
  readonly name: string;
  readonly value: Value;
  readonly segments: readonly Segment<Value>[];
  readonly onChange: (value: Value) => void;
  /** Shows `name` before the segments; `where-wide`: not on a phone, where what stands round it says enough. */
  readonly named?: boolean | 'where-wide';
  /** Takes all the room there is, shared out evenly. */
  readonly stretched?: boolean;
  /** Reasons are said over what lies below while they are asked for; else they have a line of their own. */
  readonly floats?: boolean;
}

export function Segmented<Value extends string>(props: Props<Value>): JSX.Element {
  const { name, value, segments, onChange, named = false, stretched = false, floats = false } = props;
  const id = useId();
  const reasons = [...new Set(segments.flatMap(({ reason }) => (reason ? [reason] : [])))];
  return (
    <div className={stretched ? `${css.choice} ${css.stretched}` : css.choice}>
      {named !== false && (
        <span className={css.choiceName} data-named={named} id={`${id}-name`}>
          {name}
        </span>
      )}
      <div
        className={css.segments}
        role="radiogroup"
        {...(named !== false ? { 'aria-labelledby': `${id}-name` } : { 'aria-label': name })}
        {...(reasons.length > 0 ? { 'aria-describedby': `${id}-why` } : {})}
      >
        {segments.map(({ value: own, label, reason }) => (
          <label key={own} className={css.segment}>
            <input
              type="radio"
              name={id}
              value={own}
              checked={own === value}
              disabled={Boolean(reason) && own !== value}
              onChange={() => onChange(own)}
            />
            <span>{label}</span>
          </label>
        ))}
      </div>
      {reasons.length > 0 && (
        <p className={floats ? css.floatingReason : css.reason} id={`${id}-why`} data-why>
          {reasons.join(' ')}
        </p>
      )}
    </div>
  );
}
