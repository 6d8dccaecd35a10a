// A request that something was decided of, by its number: to press it is to follow it; and when that was.
import type { JSX } from 'react';
import type { Instant } from '../../../simulations/index.ts';
import buttons from '../../a11y/buttons.module.css';
import { useSession } from '../../binding/session.ts';
import { useAllWords } from '../../i18n/later-words.ts';
import type { Side } from '../../state/side.ts';
import css from './participant.module.css';

interface Props {
  readonly side: Side;
  readonly exchange: number;
  readonly at: Instant;
}

export function RequestJump({ side, exchange, at }: Props): JSX.Element {
  const { participant, format } = useAllWords();
  const { view } = useSession();
  return (
    <>
      <button
        type="button"
        className={`${buttons.link} ${css.jump}`}
        onClick={() => view.getState().show({ side, exchange })}
      >
        {participant.request(exchange)}
      </button>{' '}
      <small>{format.clock(at)}</small>
    </>
  );
}
