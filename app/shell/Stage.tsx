// One stage: hands D3 the scenes of its run, and the page what was pointed at.
import { useEffect, useRef, useState, type JSX } from 'react';
import { useSession } from '../binding/session.ts';
import { useExchange } from '../binding/use-exchange.ts';
import { useStore } from '../binding/use-store.ts';
import { DiagramHost } from '../diagram/DiagramHost.tsx';
import { useWords } from '../i18n/words.ts';
import { EVERYONE, type Selection, type StageWidth } from '../scene/scene.ts';
import { lensColumn } from '../state/lens.ts';
import type { Side } from '../state/side.ts';
import { sceneIndexOf } from './scene-indexes.ts';
import { createSceneSource } from './scene-source.ts';
import css from './shell.module.css';

/** Narrower than this (CSS pixels), a stage is drawn in its narrow form. */
const NARROW = 440;

export function Stage({ side }: { readonly side: Side }): JSX.Element {
  const words = useWords();
  const { ui, scene: sceneWords } = words;
  const { playhead, runs, view } = useSession();
  const run = useStore(runs, (state) => state.runs[side]);
  const phase = useStore(runs, (state) => state.phases[side]);
  const lens = useStore(view, (state) => state.lens);
  const chosen = useStore(view, (state) => state.exchange);
  const selected = useExchange(side);
  const [source] = useState(() => createSceneSource(playhead));
  const { frame, width } = useFrame(source.setVisible);
  const column = run === null ? null : lensColumn(lens, run.trace.header);

  useEffect(() => {
    if (run === null) return;
    source.set({
      trace: run.trace,
      index: sceneIndexOf(run.trace),
      options: { lens: column ?? EVERYONE, selected: chosen === null ? null : selected, width, words: sceneWords },
    });
  }, [source, run, column, chosen, selected, width, sceneWords]);

  const select = (selection: Selection | null): void => {
    if (selection?.kind === 'message') {
      view.getState().show({ side, exchange: selection.exchange, record: selection.record, mark: null });
    } else if (selection === null) {
      view.getState().show({ record: null });
    }
  };
  return (
    <div className={css.stage} ref={frame} aria-busy={phase === 'simulating'} data-phase={phase} data-stage={side}>
      {run === null && <p className={css.preparing}>{phase === 'failed' ? ui.runFailed : ui.preparing}</p>}
      <DiagramHost subscribe={source.subscribe} onSelect={select} />
      {run !== null && lens !== 'everyone' && column === null && (
        <p className={css.absent}>{ui.lensAbsent(ui.lenses[lens])}</p>
      )}
    </div>
  );
}

/** Watches how wide the stage is and whether it can be seen at all. */
function useFrame(onVisible: (visible: boolean) => void): {
  readonly frame: React.RefObject<HTMLDivElement | null>;
  readonly width: StageWidth;
} {
  const frame = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState<StageWidth>('wide');
  useEffect(() => {
    const element = frame.current;
    if (element === null) return;
    const sizes = new ResizeObserver(([entry]) => {
      const measured = entry?.contentRect.width ?? 0;
      if (measured > 0) setWidth(measured < NARROW ? 'narrow' : 'wide');
    });
    const sights = new IntersectionObserver(([entry]) => onVisible(entry?.isIntersecting ?? true));
    sizes.observe(element);
    sights.observe(element);
    return () => {
      sizes.disconnect();
      sights.disconnect();
    };
  }, [onVisible]);
  return { frame, width };
}
