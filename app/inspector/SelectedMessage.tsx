// The message that was pointed at, as text: who sent it to whom, when, and under whose encryption.
import type { JSX } from 'react';
import { socketText, startLine, type MessageSent, type Trace } from '../../simulations/index.ts';
import { useObserverNames } from '../a11y/use-observer-names.ts';
import { useTelling, type ToldNow } from '../a11y/use-telling.ts';
import { useSession } from '../binding/session.ts';
import { useStore } from '../binding/use-store.ts';
import { useWords } from '../i18n/words.ts';
import type { Side } from '../state/side.ts';
import buttons from '../a11y/buttons.module.css';
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
  const { inspector, format } = useWords();
  const { view } = useSession();
  const told = useTelling(side);
  const record = useStore(view, (state) => state.record);
  const name = told?.telling.name ?? ((node: string) => node);
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
      {told !== null && <Legible side={side} told={told} sent={sent} />}
      <button type="button" className={buttons.link} onClick={() => view.getState().show({ record: null })}>
        {inspector.backToChanges}
      </button>
    </div>
  );
}

interface LegibleProps {
  readonly side: Side;
  readonly told: ToldNow;
  readonly sent: MessageSent;
}

/** As much of a message as the chosen eyes can read. */
function Legible({ side, told, sent }: LegibleProps): JSX.Element {
  const { inspector } = useWords();
  const who = useObserverNames(side);
  const { view } = useSession();
  const mark = useStore(view, (state) => state.mark);
  const { telling, column } = told;
  const observer = column === null ? '' : who(column);
  if (!telling.passes(sent)) {
    return <p data-unread>{inspector.passesElsewhere(observer)}</p>;
  }
  const holders = sent.payload.kind === 'sealed' ? sent.payload.holders.map(telling.name) : null;
  const layer = telling.legible(sent);
  return (
    <>
      <p className={css.empty}>{holders === null ? inspector.inClear : inspector.sealedFor(holders)}</p>
      {layer.kind === 'http-request' || layer.kind === 'http-response' ? (
        <MessageLines
          lines={linesOf(layer.message, startLine(layer.message), [], 'after')}
          content={layer.message.content}
          marked={mark}
        />
      ) : layer.kind === 'sealed' ? (
        <p data-unread>{inspector.closedTo(observer)}</p>
      ) : (
        <p>{inspector.carried(layer)}</p>
      )}
    </>
  );
}
