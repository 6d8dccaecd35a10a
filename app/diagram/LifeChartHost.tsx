// The one React file of the life chart: owns the <svg>, lays the life out and hands it to D3.
import { useEffect, useRef } from 'react';
import { lifeChart, type ChartGraph, type ChartWords } from '../scene/life-chart.ts';
import { createLifeChart, type LifeChartDrawing } from './create-life-chart.ts';
import './life-chart.css';

export interface LifeChartHostProps {
  readonly graph: ChartGraph;
  /** States in the order in which they were entered; the last is where the exchange stands. */
  readonly visited: readonly string[];
  readonly words: ChartWords;
  /** What the drawing is, for those who do not see it; the same is told as a list beside it. */
  readonly label: string;
}

/** In units of the drawing, which is scaled to the room it has. */
const WIDTH = 430;

export function LifeChartHost({ graph, visited, words, label }: LifeChartHostProps) {
  const svg = useRef<SVGSVGElement>(null);
  const drawing = useRef<LifeChartDrawing>(null);
  useEffect(() => {
    if (!svg.current) return;
    const made = createLifeChart(svg.current);
    drawing.current = made;
    return () => {
      drawing.current = null;
      made.destroy();
    };
  }, []);
  useEffect(() => drawing.current?.render(lifeChart(graph, visited, words, WIDTH)));
  return <svg ref={svg} className="life-chart" aria-label={label} />;
}
