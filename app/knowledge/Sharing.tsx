// Suppose they share: boxes to tick for the observers of a stage, and what those who are ticked know together.
import { lazy, Suspense, useState, type JSX } from 'react';
import { inForce, type Matrix } from '../../simulations/index.ts';
import { Switch } from '../a11y/Switch.tsx';
import { useObserverNames } from '../a11y/use-observer-names.ts';
import { useSession } from '../binding/session.ts';
import { useStore } from '../binding/use-store.ts';
import { useAllWords } from '../i18n/later-words.ts';
import type { Side } from '../state/side.ts';
import { SHARERS } from '../state/view-store.ts';
import { intermediariesOf, jointCounters, originsOf } from './coalitions.ts';
import css from './sharing.module.css';

/** Fetched when somebody shares. */
const JointKnowledge = lazy(async () => ({ default: (await import('./JointKnowledge.tsx')).JointKnowledge }));

interface Props {
  readonly side: Side;
  readonly here: Matrix;
}

export function Sharing({ side, here }: Props): JSX.Element {
  const { sharing } = useAllWords();
  const share = useStore(useSession().view, (state) => state.share);
  const members = share.filter((member) => here.cells[member] !== undefined);
  const [open, setOpen] = useState(members.length > 0);
  return (
    <details
      className={css.sharing}
      data-sharing={side}
      open={open}
      onToggle={({ currentTarget }) => setOpen(currentTarget.open)}
    >
      <summary>{sharing.title}</summary>
      {open && (
        <>
          <Sharers side={side} here={here} />
          {members.length > 0 && (
            <Suspense>
              <JointKnowledge side={side} members={members} />
            </Suspense>
          )}
        </>
      )}
    </details>
  );
}

function Sharers({ side, here }: Props): JSX.Element {
  const { sharing } = useAllWords();
  const nameOf = useObserverNames(side);
  const { runs, scenario, view } = useSession();
  const share = useStore(view, (state) => state.share);
  const setup = useStore(scenario, (state) => state[side]);
  const header = useStore(runs, (state) => state.runs[side]?.trace.header ?? null);
  const choose = useChoose(side, here);
  const boxes = header === null ? [] : intermediariesOf(header, inForce(setup));
  const isOneOperator = boxes.length > 1 && boxes.every((box) => share.includes(box));
  return (
    <fieldset className={css.sharers}>
      <legend>{sharing.who}</legend>
      {here.columns.map(({ observer }) => (
        <label key={observer} className={css.sharer}>
          <input
            type="checkbox"
            value={observer}
            checked={share.includes(observer)}
            onChange={({ target }) =>
              choose(target.checked ? [...share, observer] : share.filter((other) => other !== observer))
            }
          />
          {nameOf(observer)}
        </label>
      ))}
      <Switch
        label={sharing.oneOperator}
        on={isOneOperator}
        reason={boxes.length > 1 ? null : boxes.length === 1 ? sharing.oneBox : sharing.noBox}
        onChange={(on) => choose(on ? [...share, ...boxes] : share.filter((member) => !boxes.includes(member)))}
      />
    </fieldset>
  );
}

/** Sets who shares, on both stages, and says what that makes of the counters of this one. */
function useChoose(side: Side, here: Matrix): (share: readonly string[]) => void {
  const { facts, sharing } = useAllWords();
  const { runs, say, view } = useSession();
  const nameOf = useObserverNames(side);
  return (chosen) => {
    const share = SHARERS.filter((one) => chosen.includes(one));
    view.getState().show({ share });
    const ledger = runs.getState().runs[side]?.ledger;
    if (ledger === undefined) return;
    const names = share.filter((one) => here.cells[one] !== undefined).map(nameOf);
    const counters = jointCounters(here, share, originsOf(ledger), () => '');
    const counts = (['link_ip_host', 'link_ip_content'] as const).map(
      (fact) => [facts.counters[fact], counters[fact].length] as const,
    );
    say('control', sharing.said(names, counts));
  };
}
