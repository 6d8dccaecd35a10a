// One stop of the Tab key for many figures: within the group the arrow keys, Home and End go from one to the next, in the order in which they
// stand.
import { put } from './put.ts';

export interface Roving {
  /** After each drawing: exactly one figure can be reached by Tab; all of them, where they are few (`isOn` false). */
  readonly settle: (isOn: boolean) => void;
  readonly stop: () => void;
}

const WAYS: Readonly<Record<string, 1 | -1>> = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 };

/** The place among `count` to which a key leads from `place`; null: it leads nowhere. */
export function placeAfter(key: string, place: number, count: number): number | null {
  const way = WAYS[key];
  const next = key === 'Home' ? 0 : key === 'End' ? count - 1 : way === undefined ? -1 : place + way;
  return next < 0 || next >= count ? null : next;
}

export function roving(group: SVGGElement | null): Roving {
  if (group === null) return { settle: () => undefined, stop: () => undefined };
  let isRoving = false;
  let current: Element | null = null;

  const mark = (next: Element): void => {
    if (current === next) return;
    if (current !== null) put(current, { tabindex: -1 });
    current = next;
    put(next, { tabindex: 0 });
  };
  const pressed = (event: KeyboardEvent): void => {
    if (!isRoving || event.ctrlKey || event.metaKey || event.altKey) return;
    const all = [...group.children];
    const place = all.findIndex((one) => one === (event.target as Element | null));
    const own = all[place];
    // One that a pointer gave the focus to is where the keys go on from.
    if (own !== undefined) mark(own);
    const next = all[placeAfter(event.key, place, all.length) ?? -1];
    if (place < 0 || !(next instanceof SVGElement)) return;
    event.preventDefault();
    mark(next);
    next.focus();
  };
  // No ear for focus here: browsers make a part of a drawing that listens for focus a stop of the Tab key, and this one has no name.
  group.addEventListener('keydown', pressed);
  return {
    settle(isOn) {
      isRoving = isOn;
      if (!isOn) {
        for (const one of group.children) put(one, { tabindex: 0 });
        current = null;
        return;
      }
      const isThere = [...group.children].some((one) => one === current);
      const first = group.querySelector(':scope > .selected, :scope > :not(.pale)') ?? group.firstElementChild;
      current = isThere ? current : first;
      for (const one of group.children) put(one, { tabindex: one === current ? 0 : -1 });
    },
    stop() {
      group.removeEventListener('keydown', pressed);
    },
  };
}
