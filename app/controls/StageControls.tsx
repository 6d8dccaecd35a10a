// The head of a stage: what stands in between, for whom, and the few switches.
import { useCallback, type JSX } from 'react';
import { inForce, limitsOf, type Setup } from '../../simulations/index.ts';
import { Segmented } from '../a11y/Segmented.tsx';
import { useSession } from '../binding/session.ts';
import { useStore } from '../binding/use-store.ts';
import { useWords } from '../i18n/words.ts';
import { agentOf, ARRANGEMENTS, arranged, arrangementOf } from '../state/arrangement.ts';
import type { Side } from '../state/side.ts';
import css from './controls.module.css';
import { reasonAgainst } from './limits.ts';
import { MainSwitches } from './MainSwitches.tsx';
import { MoreSwitches } from './MoreSwitches.tsx';

export function StageControls({ side }: { readonly side: Side }): JSX.Element {
  const words = useWords();
  const { controls, ui } = words;
  const { scenario } = useSession();
  const setup = useStore(scenario, (state) => state[side]);
  const arrangement = arrangementOf(inForce(setup));
  const limits = limitsOf(setup);
  const change = useCallback(
    (switches: Partial<Setup>) => scenario.getState().change(side, switches),
    [scenario, side],
  );
  const whose = agentOf(inForce(setup));
  const agent = controls.agent[whose];
  return (
    <div className={css.head} role="group" aria-label={ui.stage[side]}>
      <Segmented
        name={`${ui.stage[side]}: ${controls.arrangement}`}
        value={arrangement}
        segments={ARRANGEMENTS.map((value) => ({
          value,
          label: controls.arrangements[value],
          // A site that opens oblivious requests itself has no gateway in front; a stage of its own can have one.
          reason: value === 'both' ? reasonAgainst(limits, 'serverSide', 'gateway', words) : null,
        }))}
        onChange={(value) => change(arranged(setup, value))}
        floats
      />
      <p className={css.agent}>
        {agent.before}
        <b data-party={whose}>{agent.party}</b>
        {agent.after}
      </p>
      <div className={css.chips} role="group" aria-label={`${ui.stage[side]}: ${controls.switches}`}>
        <MainSwitches setup={setup} limits={limits} onChange={change} />
        <MoreSwitches side={side} setup={setup} limits={limits} onChange={change} />
      </div>
    </div>
  );
}
