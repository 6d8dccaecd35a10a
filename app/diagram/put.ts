// Writes an attribute only where it changes: most of a stage stands still from frame to frame, and an untouched element costs the browser nothing.

export type Attributes = Readonly<Record<string, string | number | null>>;

/** Coordinates to a hundredth of a unit: finer than any screen, and short enough to compare. */
const text = (value: string | number): string =>
  typeof value === 'number' ? String(Math.round(value * 100) / 100) : value;

/** Null takes the attribute away. */
export function put(element: Element, attributes: Attributes): void {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null) {
      if (element.hasAttribute(name)) element.removeAttribute(name);
    } else {
      const written = text(value);
      if (element.getAttribute(name) !== written) element.setAttribute(name, written);
    }
  }
}

/** The words of a list that hold, as a `class` value. */
export const classes = (always: string, when: Readonly<Record<string, boolean>>): string =>
  [always, ...Object.keys(when).filter((name) => when[name] === true)].join(' ');

export function write(element: Element, content: string): void {
  if (element.textContent !== content) element.textContent = content;
}

export const translate = (x: number, y: number): string => `translate(${text(x)},${text(y)})`;
