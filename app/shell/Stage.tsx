// One stage: says what it is, hands D3 the scenes of its run, and the page what was pointed at.
import { useEffect, useState, type JSX } from 'react';
import { useLensNames } from '../a11y/use-observer-names.ts';
import { useSession } from '../binding/session.ts';
import { useStore } from '../binding/use-store.ts';
import { ModeLine } from '../controls/ModeLine.tsx';
import { DiagramHost } from '../diagram/DiagramHost.tsx';
import { useWords } from '../i18n/words.ts';
import { sceneAt } from '../scene/scene-at.ts';
import type { Scene, StageWidth } from '../scene/scene.ts';
import type { Side } from '../state/side.ts';
import { createFrameSource } from './frame-source.ts';
import css from './stage.module.css';
import { useFollowed } from './use-followed.ts';
import { useFrame } from './use-frame.ts';
import { useLens } from './use-lens.ts';
import { useMoved } from './use-moved.ts';
import { useSelect } from './use-select.ts';

/** The form of a stage at a width (CSS pixels). */
const formOf = (pixels: number): StageWidth => (pixels < 440 ? 'narrow' : 'wide');

export function Stage({ side }: { readonly side: Side }): JSX.Element {
  const { ui, scene: words } = useWords();
  const { playhead, runs, view } = useSession();
  const run = useStore(runs, (state) => state.runs[side]);
  const followed = useFollowed(run);
  const moved = useMoved(followed);
  const phase = useStore(runs, (state) => state.phases[side]);
  const selected = useStore(view, (state) => state.exchange);
  const node = useStore(view, (state) => state.node);
  const choice = useStore(view, (state) => state.lens);
  const lensName = useLensNames();
  const { lens, isAbsent } = useLens(side);
  const [source] = useState(() => createFrameSource<Scene>(playhead));
  const { frame, width } = useFrame<StageWidth>('wide', formOf, source.setVisible);
  const select = useSelect(side);

  useEffect(() => {
    if (followed === null) return;
    const { trace, index, setUp } = followed;
    const options = { lens, selected, selectedNode: node, moved, setUp, width, words };
    source.make((at) => sceneAt(trace, index, at, options));
  }, [source, followed, moved, lens, selected, node, width, words]);

  return (
    <>
      <ModeLine side={side} />
      <div className={css.stage} ref={frame} aria-busy={phase === 'simulating'} data-phase={phase} data-stage={side}>
        {run === null && <p className={css.preparing}>{phase === 'failed' ? ui.runFailed : ui.preparing}</p>}
        <DiagramHost subscribe={source.subscribe} onSelect={select} />
        {run !== null && isAbsent && <p className={css.absent}>{ui.lensAbsent(lensName(choice))}</p>}
      </div>
    </>
  );
}
