// The message that was pointed at, as text: who sent it to whom, when, and under whose encryption.
import type { JSX } from 'react';
import { innermost, socketText, startLine, type MessageSent, type Trace } from '../../simulations/index.ts';
import { useNames } from '../a11y/use-names.ts';
import { useSession } from '../binding/session.ts';
import { useStore } from '../binding/use-store.ts';
import { useWords } from '../i18n/words.ts';
import type { Side } from '../state/side.ts';
import css from './inspector.module.css';
import { MessageLines } from './MessageLines.tsx';
import { linesOf } from './rewrites.ts';

/** The sending of what record `number` is about; null when it is about no transmission. */
export function sendingOf(trace: Trace, number: number | null): MessageSent | null {
  const record = number === null ? undefined : trace.records[number];
  if (record?.kind === 'message.sent') return record;
  if (record?.kind !== 'message.received') return null;
  const sent = trace.records[record.sent];
  return sent?.kind === 'message.sent' ? sent : null;
}

export function SelectedMessage({ side, sent }: { readonly side: Side; readonly sent: MessageSent }): JSX.Element {
  const words = useWords();
  const { inspector, format } = words;
  const { view } = useSession();
  const name = useNames(side);
  const record = useStore(view, (state) => state.record);
  const mark = useStore(view, (state) => state.mark);
  const layer = innermost(sent.payload);
  const holders = sent.payload.kind === 'sealed' ? sent.payload.holders.map(name) : null;
  return (
    <div className={css.selected} data-record={record}>
      <p>
        <b>
          {name(sent.from)} → {name(sent.to)}
        </b>{' '}
        <small>
          {socketText(sent.source)} → {socketText(sent.destination)}, {format.clock(sent.at)},{' '}
          {format.bytes(sent.bytes)}
        </small>
      </p>
      <p className={css.empty}>{holders === null ? inspector.inClear : inspector.sealedFor(holders)}</p>
      {layer.kind === 'http-request' || layer.kind === 'http-response' ? (
        <MessageLines
          lines={linesOf(layer.message, startLine(layer.message), [], 'after')}
          content={layer.message.content}
          marked={mark}
        />
      ) : (
        <p>{inspector.carried(layer)}</p>
      )}
      <button type="button" className={css.follow} onClick={() => view.getState().show({ record: null })}>
        {inspector.backToChanges}
      </button>
    </div>
  );
}
