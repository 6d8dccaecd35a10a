// The charts by name, in the order in which they are offered.
import type { Figure } from '../figure.ts';
import { bytesFigure } from './bytes.ts';
import { hitsFigure, originsFigure } from './growth.ts';
import type { FigureInput } from './input.ts';
import { latencyFigure } from './latency.ts';
import { waterfallFigure } from './waterfall.ts';

export const FIGURES = {
  latency: latencyFigure,
  waterfall: waterfallFigure,
  origins: originsFigure,
  hits: hitsFigure,
  bytes: bytesFigure,
} as const satisfies Record<string, (input: FigureInput) => Figure>;

export type FigureName = keyof typeof FIGURES;
export const FIGURE_NAMES = Object.keys(FIGURES) as readonly FigureName[];
