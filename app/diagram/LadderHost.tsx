// The one React file of the ladder: owns the <svg>, hands it to D3, and passes ladders on. It never renders again while the clock runs.
import { useEffect, useEffectEvent, useRef } from 'react';
import type { Ladder } from '../scene/ladder-types.ts';
import type { Selection } from '../scene/scene.ts';
import { createLadder } from './create-ladder.ts';
import './diagram.css';
import './ladder.css';

export interface LadderHostProps {
  /** Calls `draw` at once with the ladder as it stands (null: no exchange), then at each change; gives back how to stop. */
  readonly subscribe: (draw: (ladder: Ladder | null) => void) => () => void;
  readonly onSelect: (selection: Selection | null) => void;
}

export function LadderHost({ subscribe, onSelect }: LadderHostProps) {
  const svg = useRef<SVGSVGElement>(null);
  const select = useEffectEvent(onSelect);
  useEffect(() => {
    if (!svg.current) return;
    const drawing = createLadder(svg.current, { onSelect: (selection) => select(selection) });
    const stop = subscribe(drawing.render);
    return () => {
      stop();
      drawing.destroy();
    };
  }, [subscribe]);
  return <svg ref={svg} className="ladder" />;
}
