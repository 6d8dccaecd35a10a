// What a chart is before it is drawn: marks at their places, the scale beside them, and the same as a table.

/** Whose mark: stage A is drawn filled, stage B hollow, so that they stay apart without colour. */
export type Whose = 'a' | 'b';

export interface Tick {
  readonly at: number;
  readonly text: string;
}

export type Mark =
  | { readonly mark: 'dot'; readonly key: string; readonly whose: Whose; readonly x: number; readonly y: number }
  | ({ readonly mark: 'bar'; readonly key: string; readonly whose: Whose; readonly part: string | null } & Area)
  | { readonly mark: 'line'; readonly key: string; readonly whose: Whose; readonly path: string }
  /** A measure within the marks, such as a median. */
  | {
      readonly mark: 'notch';
      readonly key: string;
      readonly whose: Whose;
      readonly x: number;
      readonly top: number;
      readonly bottom: number;
    }
  | {
      readonly mark: 'text';
      readonly key: string;
      readonly x: number;
      readonly y: number;
      readonly text: string;
      readonly anchor: 'start' | 'middle' | 'end';
      readonly isStrong: boolean;
    };

interface Area {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface Table {
  readonly head: readonly string[];
  /** The first cell names the row; numbers in the unit that the head names, null where there is none. */
  readonly rows: readonly (readonly [string, ...(string | number | null)[]])[];
}

export interface Figure {
  readonly size: { readonly width: number; readonly height: number };
  /** The rectangle of the scales. */
  readonly plot: Area;
  readonly across: readonly Tick[];
  readonly up: readonly Tick[];
  readonly marks: readonly Mark[];
  readonly table: Table;
}

export const ROW = 34;
const MARGIN = { left: 76, right: 24, top: 12, bottom: 26 } as const;

/** A letter of a row's name (Chinese ones are as wide as they are high), and what stands between the name and the plot. */
const LETTER = 6.8;
const BESIDE = 12;

const lengthOf = (text: string): number =>
  Array.from(text).reduce((room, sign) => room + (sign > '\u{2e80}' ? 11 : LETTER), 0);

/** Room for the names of rows, up to little less than half of the figure. */
export const roomFor = (names: readonly string[], width: number): number =>
  Math.max(MARGIN.left, Math.min(0.45 * width, Math.max(0, ...names.map(lengthOf)) + BESIDE));

/** As much of a row's name as there is room for; all of it stands in the table. */
export function fitting(name: string, room: number): string {
  if (lengthOf(name) + BESIDE <= room) return name;
  const letters = Array.from(name);
  while (letters.length > 1 && lengthOf(`${letters.join('')}…`) + BESIDE > room) letters.pop();
  return `${letters.join('')}…`;
}

/** The plot of a figure whose scale runs across: so wide in all, so high itself, with room at the left for the names of rows. */
export const plotOf = (width: number, height: number, left: number = MARGIN.left, top: number = MARGIN.top): Area => ({
  x: left,
  y: top,
  width: width - left - MARGIN.right,
  height,
});

export const sizeFor = (width: number, plot: Area): Figure['size'] => ({
  width,
  height: plot.y + plot.height + MARGIN.bottom,
});
