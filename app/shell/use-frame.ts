// The box that a drawing stands in: how wide it is, and whether it can be seen at all.
import { useEffect, useRef, useState, type RefObject } from 'react';
import { watchSight } from './in-sight.ts';

/** @param formOf the form that is drawn at a width in CSS pixels, the same function each time */
export function useFrame<Form>(
  first: Form,
  formOf: (pixels: number) => Form,
  onVisible: (visible: boolean) => void,
): { readonly frame: RefObject<HTMLDivElement | null>; readonly width: Form } {
  const frame = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(first);
  useEffect(() => {
    const element = frame.current;
    if (element === null) return;
    const sizes = new ResizeObserver((entries) => {
      const measured = entries.at(-1)?.contentRect.width ?? 0;
      if (measured > 0) setWidth(formOf(measured));
    });
    const stop = watchSight(element, onVisible);
    sizes.observe(element);
    return () => {
      stop();
      sizes.disconnect();
    };
  }, [formOf, onVisible]);
  return { frame, width };
}
