// What a switch does, in one breath: first the switch itself, then what follows for who knows what, once the new run is there to tell.
import { contextOf } from '../a11y/context-words.ts';
import type { Session } from '../binding/session.ts';
import type { AllMessages } from '../i18n/messages.ts';
import type { SideRun } from '../state/run-store.ts';
import { movesBetween } from '../scene/follow.ts';
import { SIDES, type PerSide } from '../state/side.ts';

/** Gives back how to stop. */
export function answerSwitches(session: Session, words: AllMessages): () => void {
  const { scenario, runs, view, say } = session;
  const setupsNow = () => SIDES.map((side) => scenario.getState()[side]);
  let held: string | null = null;
  let before: PerSide<SideRun | null> = runs.getState().runs;
  let setups = setupsNow();
  const isMaking = (): boolean => SIDES.some((side) => runs.getState().phases[side] === 'simulating');
  const settled = (): void => {
    if (isMaking()) return;
    const { runs: after } = runs.getState();
    const wereThrown = setupsNow().some((setup, place) => setup !== setups[place]);
    const isBrief = view.getState().voice !== 'all';
    const context = SIDES.flatMap((side) => {
      const [one, other] = [before[side], after[side]];
      if (one === null || other === null || one === other) return [];
      // That a box has moved is seen, so it is said in brief as well.
      const moved = other.isOpened === true ? [] : movesBetween(one.trace.header, other.trace.header);
      const moves = moved.map(({ from, to }) => words.moved.told(from, to));
      const said = [...moves, ...(isBrief ? [] : [contextOf(one, other, words)])].join(' ');
      return said === '' ? [] : [words.described.onStage(words.ui.stage[side], said)];
    });
    const follows = wereThrown ? context : [];
    const text = [held, ...follows].filter((part) => part !== null).join(' ');
    held = null;
    before = after;
    setups = setupsNow();
    if (text !== '') say('control', text);
  };
  session.answerControls((text) => {
    if (!isMaking()) return false;
    held = held === null ? text : `${held} ${text}`;
    return true;
  });
  const stop = runs.subscribe(settled);
  return () => {
    stop();
    session.answerControls(null);
  };
}
