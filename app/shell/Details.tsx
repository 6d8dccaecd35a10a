// The third row: one request through time, what the box changed (or the message that was pointed at), and the numbers.
import type { JSX } from 'react';
import { useSession } from '../binding/session.ts';
import { useStore } from '../binding/use-store.ts';
import { MeasuredSoFar } from '../comparison/MeasuredSoFar.tsx';
import { useWords } from '../i18n/words.ts';
import { MessageChange } from '../inspector/MessageChange.tsx';
import { RequestChooser } from '../inspector/RequestChooser.tsx';
import { SelectedMessage, sendingOf } from '../inspector/SelectedMessage.tsx';
import type { PerSide } from '../state/side.ts';
import { Panel } from './Panel.tsx';
import css from './shell.module.css';
import { SideChoice } from './SideChoice.tsx';
import { ThroughTime } from './ThroughTime.tsx';

export function Details({ names }: { readonly names: PerSide<string> }): JSX.Element {
  const { inspector } = useWords();
  const { view, runs } = useSession();
  const side = useStore(view, (state) => state.side);
  const record = useStore(view, (state) => state.record);
  const sent = useStore(runs, (state) => {
    const trace = state.runs[side]?.trace;
    return trace === undefined ? null : sendingOf(trace, record);
  });
  return (
    <div className={css.details}>
      <Panel title={inspector.through} aside={<SideChoice names={names} />}>
        <RequestChooser side={side} />
        <ThroughTime side={side} />
      </Panel>
      <Panel title={sent === null ? inspector.changed : inspector.message} aside={names[side]}>
        {sent === null ? <MessageChange side={side} /> : <SelectedMessage side={side} sent={sent} />}
      </Panel>
      <Panel title={inspector.measured}>
        <MeasuredSoFar names={names} />
      </Panel>
    </div>
  );
}
