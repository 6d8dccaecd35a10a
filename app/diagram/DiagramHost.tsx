// The one React file of the stage: owns the <svg>, hands it to D3, and passes scenes on. It never renders again while the clock runs.
import { useEffect, useEffectEvent, useRef } from 'react';
import type { Scene, Selection } from '../scene/scene.ts';
import { createDiagram } from './create-diagram.ts';
import './diagram.css';
import './figures.css';

export interface DiagramHostProps {
  /** Calls `draw` at once with the scene as it stands, then at each change; gives back how to stop. */
  readonly subscribe: (draw: (scene: Scene) => void) => () => void;
  readonly onSelect: (selection: Selection | null) => void;
}

export function DiagramHost({ subscribe, onSelect }: DiagramHostProps) {
  const svg = useRef<SVGSVGElement>(null);
  const select = useEffectEvent(onSelect);
  useEffect(() => {
    if (!svg.current) return;
    const diagram = createDiagram(svg.current, { onSelect: (selection) => select(selection) });
    const stop = subscribe(diagram.render);
    return () => {
      stop();
      diagram.destroy();
    };
  }, [subscribe]);
  return (
    <div className="drawing">
      <svg ref={svg} className="diagram" />
    </div>
  );
}
