// Writes an attribute only where it changes: most of a stage stands still from frame to frame, and an untouched element costs the browser nothing.

type Value = string | number | null;
export type Attributes = Readonly<Record<string, Value>>;

/** What was last written where: asking the document costs more than the frame can afford with hundreds of parcels. */
const written = new WeakMap<Element, Record<string, Value>>();

/** Coordinates to a hundredth of a unit: finer than any screen, and short enough to compare. */
const text = (value: string | number): string =>
  typeof value === 'number' ? String(Math.round(value * 100) / 100) : value;

function rememberedOf(element: Element): Record<string, Value> {
  let remembered = written.get(element);
  if (remembered === undefined) {
    remembered = {};
    written.set(element, remembered);
  }
  return remembered;
}

/** Null takes the attribute away. Whoever writes an attribute by `put` writes it by nothing else. */
export function put(element: Element, attributes: Attributes): void {
  const remembered = rememberedOf(element);
  for (const name in attributes) {
    const value = attributes[name] ?? null;
    if (remembered[name] === value) continue;
    remembered[name] = value;
    if (value === null) element.removeAttribute(name);
    else element.setAttribute(name, text(value));
  }
}

/** The words of a list that hold, as a `class` value. */
export const classes = (always: string, when: Readonly<Record<string, boolean>>): string =>
  [always, ...Object.keys(when).filter((name) => when[name] === true)].join(' ');

export function write(element: Element, content: string): void {
  if (element.textContent !== content) element.textContent = content;
}

/** As a value of the style: browsers apply it at less cost than the attribute of the same name. */
export const movedTo = (x: number, y: number): string => `translate(${text(x)}px,${text(y)}px)`;

export const translate = (x: number, y: number): string => `translate(${text(x)},${text(y)})`;

/** A new element of a drawing. */
export function shape(name: string, attributes: Attributes = {}, parts: readonly SVGElement[] = []): SVGElement {
  const element = document.createElementNS('http://www.w3.org/2000/svg', name);
  put(element, attributes);
  element.append(...parts);
  return element;
}
