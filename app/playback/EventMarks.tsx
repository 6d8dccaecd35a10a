// Marks over the slider: a tick where a request was asked for, a sign with its name where the visitor changed something.
import type { JSX } from 'react';
import { useSession } from '../binding/session.ts';
import { useStore } from '../binding/use-store.ts';
import { useWords } from '../i18n/words.ts';
import type { Act } from '../state/acts.ts';
import { instantsOf } from '../state/instants.ts';
import css from './playback.module.css';

export function EventMarks({ horizon }: { readonly horizon: number }): JSX.Element {
  const { controls } = useWords();
  const { runs, scenario } = useSession();
  const trace = useStore(runs, ({ runs: { a, b } }) => (a ?? b)?.trace ?? null);
  const acts = useStore(scenario, (state) => state.acts);
  const asked = trace === null ? [] : instantsOf(trace.records, ({ kind }) => kind === 'exchange.wanted');
  const at = (microseconds: number): number => (100 * microseconds) / Math.max(1, horizon);
  const name = (act: Act): string => {
    if (!('server' in act)) return act.act === 'send' ? controls.sent : controls.burstSent;
    return act.act === 'stop' ? controls.stopped(act.server) : controls.started(act.server);
  };
  return (
    <div className={css.marks}>
      <svg className={css.ticks} viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
        <path
          d={asked.map((instant) => `M${at(instant).toFixed(3)} 3V10`).join('')}
          vectorEffect="non-scaling-stroke"
        />
      </svg>
      <ul className={css.acts}>
        {acts.map((act, number) => (
          <li
            key={`${act.act}-${String(act.atMs)}-${String(number)}`}
            data-act={act.act}
            data-late={act.atMs * 1000 > horizon * 0.7}
            ref={(element) => element?.style.setProperty('--at', `${String(at(act.atMs * 1000))}%`)}
          >
            {name(act)}
          </li>
        ))}
      </ul>
    </div>
  );
}
