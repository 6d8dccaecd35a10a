// What is too small for a finger (WCAG 2.2, 2.5.8): all that can be pressed, in the page and in its drawings. Runs in the page itself,
// handed over as text, so it may use nothing from outside of its own body.

/** @returns {string[]} */
export function smallTargets() {
  // Nothing is pressed on paper.
  if (matchMedia('print').matches) return [];
  const LEAST = 24;
  const CONTROLS =
    'button, select, input, textarea, summary, a[href], [role="button"], [role="switch"], [tabindex="0"]';

  /** @typedef {{ one: Element, left: number, right: number, top: number, bottom: number }} Target */

  /** A label is pressed in place of its control. @param {Element} one @returns {Target} */
  const targetOf = (one) => {
    const { left, right, top, bottom } = boxOf(one.closest('label') ?? one);
    return { one, left, right, top, bottom };
  };
  /** @param {Target} target */
  const isSmall = ({ left, right, top, bottom }) => right - left < LEAST - 0.1 || bottom - top < LEAST - 0.1;
  /** @param {Target} target */
  const middle = ({ left, right, top, bottom }) => ({ x: (left + right) / 2, y: (top + bottom) / 2 });

  /** A drawing shrinks with its room; what is hit in it need not: a target with a stroke that does not shrink. @param {Element} one */
  const boxOf = (one) => {
    // The line along which an eye looks is no part of what one aims at.
    const { left, right, top, bottom } = (one.querySelector(':scope > .lids') ?? one).getBoundingClientRect();
    const dot = one.querySelector(':scope > .target');
    if (dot === null) return { left, right, top, bottom };
    const { strokeWidth, vectorEffect, pointerEvents } = getComputedStyle(dot);
    const half = vectorEffect === 'non-scaling-stroke' && pointerEvents === 'stroke' ? parseFloat(strokeWidth) / 2 : 0;
    const at = dot.getBoundingClientRect();
    return {
      left: Math.min(left, at.left - half),
      right: Math.max(right, at.right + half),
      top: Math.min(top, at.top - half),
      bottom: Math.max(bottom, at.bottom + half),
    };
  };

  const modal = document.querySelector('dialog:modal');
  const all = [...(modal ?? document).querySelectorAll(CONTROLS)]
    .filter((one) => one.checkVisibility({ visibilityProperty: true }))
    // A region that can be scrolled by keys is no target; a link that is out of the window until it has the focus is none yet.
    // Where an arrow stands in a ladder is what it says (the exception of the essential); the same message is a parcel on the stage.
    .filter(
      (one) =>
        one.matches('button, select, input, textarea, summary, a, [role]') &&
        one.getAttribute('role') !== 'region' &&
        !one.matches('.arrow'),
    )
    .map(targetOf)
    .filter(({ left, right }) => right > 0 && left > -1000);

  /** Exception of spacing: a circle of 24 px about its middle meets no other target, nor the circle of another small one. @param {Target} target */
  const isAlone = (target) => {
    const { x, y } = middle(target);
    return all.every((other) => {
      if (other === target || other.one.contains(target.one) || target.one.contains(other.one)) return true;
      if (isSmall(other)) return Math.hypot(middle(other).x - x, middle(other).y - y) >= LEAST - 0.5;
      const dx = Math.max(other.left - x, 0, x - other.right);
      const dy = Math.max(other.top - y, 0, y - other.bottom);
      return Math.hypot(dx, dy) >= LEAST / 2 - 0.5;
    });
  };

  return all
    .filter((target) => isSmall(target) && !isAlone(target))
    .map(({ one, left, right, top, bottom }) => {
      const name = one.getAttribute('aria-label') ?? one.textContent.trim();
      const kind = `${one.tagName.toLowerCase()} ${one.getAttribute('class')?.replace(/\b_(\w+?)_\w+\b/g, '$1') ?? ''}`;
      return `small: ${kind} “${name.slice(0, 50)}”: ${(right - left).toFixed(0)} × ${(bottom - top).toFixed(0)}`;
    });
}
