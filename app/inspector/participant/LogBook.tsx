// The log of a participant as its product would write it by the clock; a line leads to its request.
import { useMemo, type JSX } from 'react';
import { useSession } from '../../binding/session.ts';
import { useAllWords } from '../../i18n/later-words.ts';
import { formatOf } from './log-formats.ts';
import { logOf } from './log-of.ts';
import css from './log.module.css';
import type { PartProps } from './part-props.ts';

const SHOWN = 6;
const WRITERS: readonly string[] = ['gateway', 'forward-proxy', 'origin-server'];

export default function LogBook({ side, trace, node, at }: PartProps): JSX.Element | null {
  const { logs } = useAllWords();
  const { view } = useSession();
  const entries = useMemo(() => logOf(trace, node, at), [trace, node, at]);
  const head = trace.header.nodes.find(({ id }) => id === node);
  if (head === undefined || !WRITERS.includes(head.kind)) return null;
  const format = formatOf(head.kind === 'origin-server' ? null : head.product);
  return (
    <section data-log>
      <h3 className={css.head}>{logs.heading(entries.length)}</h3>
      {entries.length > 0 && (
        <ol className={css.lines}>
          {entries.slice(-SHOWN).map((entry) => {
            const line = format.line(entry, trace.header.epochSeconds);
            return (
              <li key={`${String(entry.exchange)}-${String(entry.receivedAt)}`}>
                <button
                  type="button"
                  className={css.line}
                  title={logs.request(entry.exchange)}
                  disabled={entry.exchange === 0}
                  onClick={() => view.getState().show({ side, exchange: entry.exchange })}
                >
                  <code>{line}</code>
                </button>
              </li>
            );
          })}
        </ol>
      )}
      <p className={css.note}>
        {logs.format(format.name, format.source)}
        {head.kind === 'origin-server' && ` ${logs.believed}`}
      </p>
    </section>
  );
}
