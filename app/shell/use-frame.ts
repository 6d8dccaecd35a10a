// The box that a drawing stands in: how wide it is, and whether it can be seen at all.
import { useEffect, useRef, useState, type RefObject } from 'react';
import type { StageWidth } from '../scene/scene.ts';
import { watchSight } from './in-sight.ts';

/** @param narrowBelow CSS pixels under which the narrow form is drawn */
export function useFrame(
  narrowBelow: number,
  onVisible: (visible: boolean) => void,
): { readonly frame: RefObject<HTMLDivElement | null>; readonly width: StageWidth } {
  const frame = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState<StageWidth>('wide');
  useEffect(() => {
    const element = frame.current;
    if (element === null) return;
    const sizes = new ResizeObserver((entries) => {
      const measured = entries.at(-1)?.contentRect.width ?? 0;
      if (measured > 0) setWidth(measured < narrowBelow ? 'narrow' : 'wide');
    });
    const stop = watchSight(element, onVisible);
    sizes.observe(element);
    return () => {
      stop();
      sizes.disconnect();
    };
  }, [narrowBelow, onVisible]);
  return { frame, width };
}
