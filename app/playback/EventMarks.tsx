// Ticks over the slider, one where each request was asked for.
import type { JSX } from 'react';
import { useSession } from '../binding/session.ts';
import { useStore } from '../binding/use-store.ts';
import { instantsOf } from '../state/instants.ts';
import css from './playback.module.css';

export function EventMarks({ horizon }: { readonly horizon: number }): JSX.Element {
  const { runs } = useSession();
  const trace = useStore(runs, ({ runs: { a, b } }) => (a ?? b)?.trace ?? null);
  const asked = trace === null ? [] : instantsOf(trace.records, ({ kind }) => kind === 'exchange.wanted');
  const at = (microseconds: number): number => (100 * microseconds) / Math.max(1, horizon);
  return (
    <div className={css.marks}>
      <svg className={css.ticks} viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
        <path
          d={asked.map((instant) => `M${at(instant).toFixed(3)} 6V10`).join('')}
          vectorEffect="non-scaling-stroke"
        />
      </svg>
    </div>
  );
}
