// What is wrong with the page as it stands before a reader: words over words, words cut off or broken, scrolling both ways. Runs in the page
// itself, handed over as text, so it may use nothing from outside of its own body.

/**
 * @typedef {{ what: 'over' | 'outside' | 'clipped' | 'broken' | 'sideways', where: string, text: string }} Fault
 * @returns {Fault[]}
 */
export function measurePage() {
  /** Pixels that may be lost to rounding. */
  const TOLERANCE = 1;
  const canvas = document.createElement('canvas').getContext('2d');
  /** @type {Fault[]} */
  const faults = [];

  /** @param {Element} element */
  const nameOf = (element) => {
    const region = element.closest('svg, section, footer, header, dialog, details, main');
    const own = element.getAttribute('class')?.replace(/\b_(\w+?)_\w+\b/g, '$1') ?? '';
    const stage = element.closest('[data-stage], [data-of], [data-side]');
    const side =
      stage?.getAttribute('data-stage') ?? stage?.getAttribute('data-of') ?? stage?.getAttribute('data-side');
    const room = region?.getAttribute('class')?.replace(/\b_(\w+?)_\w+\b/g, '$1') ?? '';
    return [side?.toUpperCase(), region?.tagName.toLowerCase(), room, '›', element.tagName.toLowerCase(), own]
      .filter((part) => part)
      .join(' ');
  };

  /** Seen at all, and not only there for those who listen. @param {Element} element */
  const isSeen = (element) =>
    element.checkVisibility({ opacityProperty: true, visibilityProperty: true, contentVisibilityAuto: true });

  /** What is left to see of a box after all that cut it. @param {DOMRect} box @param {Element} element */
  const seenPart = (box, element) => {
    let { left, right, top, bottom } = box;
    for (let outer = element.closest('svg')?.parentElement ?? element; ;) {
      const { overflowX, overflowY, clipPath } = getComputedStyle(outer);
      const edge = outer.getBoundingClientRect();
      if (overflowX !== 'visible' || clipPath !== 'none')
        [left, right] = [Math.max(left, edge.left), Math.min(right, edge.right)];
      if (overflowY !== 'visible' || clipPath !== 'none')
        [top, bottom] = [Math.max(top, edge.top), Math.min(bottom, edge.bottom)];
      if (outer.parentElement === null || outer.parentElement === document.documentElement) break;
      outer = outer.parentElement;
    }
    return { left, right, top, bottom };
  };

  /** The layer in which something floats over the page, if it does: it may lie over what is under it. @param {Element} element */
  const floatOf = (element) => {
    for (let outer = /** @type {Element | null} */ (element); outer !== null; outer = outer.parentElement) {
      const { position, zIndex } = getComputedStyle(outer);
      if (['fixed', 'sticky'].includes(position) || (position === 'absolute' && zIndex !== 'auto')) return outer;
    }
    return null;
  };

  /** A line of text is higher than its letters: only they can lie on one another. @param {string} text @param {Element} element @param {number} height */
  const inkOf = (text, element, height) => {
    if (canvas === null) return { above: 0, below: 0 };
    const { fontStyle, fontWeight, fontSize, fontFamily } = getComputedStyle(element);
    canvas.font = `${fontStyle} ${fontWeight} ${fontSize} ${fontFamily}`;
    const ink = canvas.measureText(text);
    const scale = height / (ink.fontBoundingBoxAscent + ink.fontBoundingBoxDescent);
    return {
      above: Math.max(0, (ink.fontBoundingBoxAscent - ink.actualBoundingBoxAscent) * scale),
      below: Math.max(0, (ink.fontBoundingBoxDescent - ink.actualBoundingBoxDescent) * scale),
    };
  };

  /** @typedef {{ element: Element, text: string, float: Element | null, left: number, right: number, top: number, bottom: number }} Line */

  /** @returns {Line[]} */
  const lines = () => {
    /** @type {Line[]} */
    const found = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const range = document.createRange();
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const element = node.parentElement;
      const text = node.textContent?.trim() ?? '';
      if (
        text === '' ||
        element === null ||
        element.closest('option, title, script, style, noscript') ||
        !isSeen(element)
      )
        continue;
      const float = floatOf(element);
      range.selectNodeContents(node);
      for (const box of range.getClientRects()) {
        const ink = inkOf(text, element, box.height);
        const { left, right, top, bottom } = seenPart(box, element);
        const line = {
          left,
          right,
          top: Math.max(top, box.top + ink.above),
          bottom: Math.min(bottom, box.bottom - ink.below),
        };
        if (line.right - line.left > 1 && line.bottom - line.top > 1) found.push({ element, text, float, ...line });
      }
    }
    return found.sort((one, other) => one.top - other.top);
  };

  const liesOver = () => {
    const all = lines();
    const told = new Set();
    all.forEach((one, number) => {
      for (let next = number + 1; next < all.length; next += 1) {
        const other = all[next];
        if (other === undefined || other.top >= one.bottom - TOLERANCE) break;
        if (one.element === other.element || one.float !== other.float) continue;
        const across = Math.min(one.right, other.right) - Math.max(one.left, other.left);
        const down = Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top);
        if (across <= TOLERANCE || down <= TOLERANCE) continue;
        const text = `“${one.text}” and “${other.text}”, ${across.toFixed(0)} × ${down.toFixed(0)} px`;
        if (told.has(text)) continue;
        told.add(text);
        faults.push({ what: 'over', where: nameOf(one.element), text });
      }
    });
  };

  const sticksOut = () => {
    for (const svg of document.querySelectorAll('svg')) {
      if (!isSeen(svg)) continue;
      const edge = svg.getBoundingClientRect();
      for (const text of svg.querySelectorAll('text')) {
        const box = text.getBoundingClientRect();
        if (!isSeen(text) || box.width === 0) continue;
        const out = Math.max(
          edge.left - box.left,
          box.right - edge.right,
          edge.top - box.top,
          box.bottom - edge.bottom,
        );
        if (out <= TOLERANCE) continue;
        faults.push({ what: 'outside', where: nameOf(text), text: `“${text.textContent}”, ${out.toFixed(0)} px` });
      }
    }
  };

  /** Of all that is cut off at the right of a box, the innermost that sticks out furthest. @param {Element} box */
  const culpritIn = (box) => {
    const edge = box.getBoundingClientRect().right + TOLERANCE;
    const out = [...box.querySelectorAll('*')].filter((one) => isSeen(one) && one.getBoundingClientRect().right > edge);
    return out.find((one) => ![...one.children].some((child) => out.includes(child))) ?? box;
  };

  /** Whether a box cuts through something in it, rather than leaving it out. @param {Element} box */
  const isPartlySeen = (box) => {
    const edge = box.getBoundingClientRect();
    return [...box.children].some((child) => {
      const { left, right, top, bottom } = child.getBoundingClientRect();
      const isOut = top >= edge.bottom - TOLERANCE || left >= edge.right - TOLERANCE;
      const isIn = bottom <= edge.bottom + TOLERANCE && right <= edge.right + TOLERANCE;
      return !isOut && !isIn;
    });
  };

  const isCut = () => {
    for (const element of document.querySelectorAll('body *')) {
      if (!(element instanceof HTMLElement) || element.clientWidth <= 1 || !isSeen(element)) continue;
      // What stands in a field is moved in it by the caret.
      if (element instanceof HTMLInputElement) continue;
      // What is said elsewhere too may be left out where there is no room for it, but then all of it.
      if (element.dataset['wholeOrHidden'] !== undefined && !isPartlySeen(element)) continue;
      const { overflowX, overflowY, textOverflow, display } = getComputedStyle(element);
      const wide = element.scrollWidth - element.clientWidth;
      const high = element.scrollHeight - element.clientHeight;
      const where = nameOf(element);
      const text = `“${element.textContent.trim().slice(0, 60)}”`;
      const cuts = /** @param {string} overflow */ (overflow) => overflow === 'hidden' || overflow === 'clip';
      const isControl = element.matches('button, label, th, td, h1, h2, h3, summary') && display !== 'inline';
      if (wide > TOLERANCE && (cuts(overflowX) || textOverflow === 'ellipsis' || isControl)) {
        const culprit = culpritIn(element);
        const cut = `“${culprit.textContent.trim().slice(0, 60)}”`;
        faults.push({ what: 'clipped', where: nameOf(culprit), text: `${cut}, ${String(wide)} px too wide` });
      } else if (high > TOLERANCE && cuts(overflowY) && element.textContent.trim() !== '') {
        faults.push({ what: 'clipped', where, text: `${text}, ${String(high)} px too high` });
      } else if (wide > TOLERANCE && (overflowX === 'auto' || overflowX === 'scroll')) {
        // A table may have a scroller of its own, if it says so to those who use the keyboard and those who listen.
        const isMarked =
          element.tabIndex >= 0 &&
          element.querySelector('table') !== null &&
          element.matches('[aria-label], [aria-labelledby]');
        if (!isMarked) faults.push({ what: 'sideways', where, text: `${text} scrolls by ${String(wide)} px` });
      }
    }
  };

  /** In a table, where columns are narrow, a line ends between words and never in one. */
  const isBroken = () => {
    const segmenter = new Intl.Segmenter(document.documentElement.lang, { granularity: 'word' });
    const range = document.createRange();
    for (const cell of document.querySelectorAll('th, td')) {
      if (!isSeen(cell)) continue;
      const walker = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT);
      for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
        // What stands in a message may be of any length.
        if (
          node.parentElement === null ||
          node.parentElement.closest('code, [translate="no"]') ||
          !isSeen(node.parentElement)
        )
          continue;
        for (const { segment, index, isWordLike } of segmenter.segment(node.textContent ?? '')) {
          if (isWordLike !== true) continue;
          range.setStart(node, index);
          range.setEnd(node, index + segment.length);
          const boxes = [...range.getClientRects()].filter(({ width }) => width > 0);
          // Upright headings have their lines beside one another.
          const isUpright = getComputedStyle(node.parentElement).writingMode !== 'horizontal-tb';
          const ends = boxes.map(({ top, left }) => (isUpright ? left : top));
          if (Math.max(...ends) - Math.min(...ends) <= TOLERANCE) continue;
          faults.push({ what: 'broken', where: nameOf(cell), text: `“${segment}” in “${cell.textContent.trim()}”` });
        }
      }
    }
  };

  liesOver();
  sticksOut();
  isCut();
  isBroken();
  const sideways = document.documentElement.scrollWidth - innerWidth;
  if (sideways > 0)
    faults.push({ what: 'sideways', where: 'page', text: `${String(sideways)} px wider than the window` });
  return faults;
}
