// The third row: one request through time, what the box changed (or the message or participant that was pointed at), and the numbers.
import { lazy, type JSX } from 'react';
import { useNames } from '../a11y/use-names.ts';
import { useSession } from '../binding/session.ts';
import { useStore } from '../binding/use-store.ts';
import { MeasuredSoFar } from '../comparison/MeasuredSoFar.tsx';
import { useWords } from '../i18n/words.ts';
import { ParticipantInspector } from '../inspector/participant/ParticipantInspector.tsx';
import { SelectedMessage, sendingOf } from '../inspector/SelectedMessage.tsx';
import type { PerSide } from '../state/side.ts';
import { ChangeCard } from './ChangeCard.tsx';
import { DifferenceCard } from './DifferenceCard.tsx';
import { Folded } from './Folded.tsx';
import { FourCard } from './FourCard.tsx';
import { LadderCard } from './LadderCard.tsx';
import { Panel } from './Panel.tsx';
import css from './shell.module.css';

/** Fetched when they are asked for. */
const Charts = lazy(async () => ({ default: (await import('../comparison/charts/Charts.tsx')).Charts }));

export function Details({ names }: { readonly names: PerSide<string> }): JSX.Element {
  const { inspector, ui } = useWords();
  // In a table the names stand alone, so two of a kind are told apart by their letters.
  const apart = names.a === names.b ? { a: ui.sameName('A', names.a), b: ui.sameName('B', names.b) } : names;
  const { view, runs } = useSession();
  const side = useStore(view, (state) => state.side);
  const record = useStore(view, (state) => state.record);
  const node = useStore(view, (state) => state.node);
  const name = useNames(side);
  const sent = useStore(runs, (state) => {
    const trace = state.runs[side]?.trace;
    return trace === undefined ? null : sendingOf(trace, record);
  });
  return (
    <div className={css.details}>
      <LadderCard side={side} names={names} />
      {sent !== null ? (
        <Panel title={inspector.message} aside={names[side]}>
          <SelectedMessage side={side} sent={sent} />
        </Panel>
      ) : node !== null ? (
        <Panel title={name(node)} aside={names[side]}>
          <ParticipantInspector side={side} node={node} />
        </Panel>
      ) : (
        <ChangeCard side={side} names={names} />
      )}
      <Panel title={inspector.measured}>
        <MeasuredSoFar names={apart} />
      </Panel>
      <DifferenceCard />
      <FourCard names={names} />
      <Folded title={ui.pictures} id="pictures">
        <Charts names={apart} />
      </Folded>
    </div>
  );
}
