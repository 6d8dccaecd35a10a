// The card of ladders: one request through time or many, of one stage or both; what is chosen goes into the link.
import { Suspense, type JSX } from 'react';
import { Segmented } from '../a11y/Segmented.tsx';
import { useSession } from '../binding/session.ts';
import { useStore } from '../binding/use-store.ts';
import { useAllWords } from '../i18n/later-words.ts';
import { useWords } from '../i18n/words.ts';
import { RequestChooser } from '../inspector/RequestChooser.tsx';
import type { PerSide, Side } from '../state/side.ts';
import { LADDERS, WINDOWS, type LadderOf } from '../state/view-store.ts';
import { BesideSwitch } from './BesideSwitch.tsx';
import below from './below.module.css';
import { Panel } from './Panel.tsx';
import css from './shell.module.css';
import { SideChoice } from './SideChoice.tsx';
import { ThroughTime } from './ThroughTime.tsx';

interface Props {
  readonly side: Side;
  readonly names: PerSide<string>;
}

/** Its words come a moment later than the first view's. */
export function LadderCard(props: Props): JSX.Element {
  const { inspector } = useWords();
  return (
    <Suspense
      fallback={
        <Panel title={inspector.through}>
          <div className={css.later} />
        </Panel>
      }
    >
      <Worded {...props} />
    </Suspense>
  );
}

function Worded({ side, names }: Props): JSX.Element {
  const { inspector, ladder } = useAllWords();
  const { view } = useSession();
  const isBeside = useStore(view, (state) => state.beside);
  const isMany = useStore(view, (state) => state.ladder === 'many');
  return (
    <Panel
      title={isMany ? ladder.through : inspector.through}
      className={isBeside || isMany ? css.whole : undefined}
      aside={<SideChoice names={names} />}
    >
      <div className={below.choices}>
        <LadderChoice />
        {isMany && <WindowChoice />}
        <BesideSwitch />
        <RequestChooser side={side} />
      </div>
      <ThroughTime side={side} names={names} />
      {isMany && (
        <p className={below.leftOut} data-key>
          {isBeside ? `${ladder.key} ${ladder.saved}` : ladder.key}
        </p>
      )}
    </Panel>
  );
}

function LadderChoice(): JSX.Element {
  const { ladder } = useAllWords();
  const { view } = useSession();
  const shown = useStore(view, (state) => state.ladder);
  return (
    <Segmented<LadderOf>
      name={ladder.shown}
      value={shown}
      segments={LADDERS.map((value) => ({ value, label: ladder.shows[value] }))}
      onChange={(value) => view.getState().show({ ladder: value })}
    />
  );
}

function WindowChoice(): JSX.Element {
  const { ladder } = useAllWords();
  const { view } = useSession();
  const length = useStore(view, (state) => state.window);
  return (
    <Segmented
      name={ladder.window}
      value={String(length)}
      segments={WINDOWS.map((value) => ({ value: String(value), label: ladder.windows[value] }))}
      onChange={(value) => view.getState().show({ window: WINDOWS.find((own) => String(own) === value) ?? length })}
      named
    />
  );
}
