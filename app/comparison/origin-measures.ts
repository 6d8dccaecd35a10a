// What the origins of both stages believed, as numbers: only where somebody lies about an address, or is counted by one.
import { originCountsAt, originViews, type Instant, type OriginCounts } from '../../simulations/index.ts';
import type { SideRun } from '../state/run-store.ts';
import type { PerSide } from '../state/side.ts';

export type OriginMeasureName = 'addressesSeen' | 'blocked' | 'liesBelieved';

export interface OriginMeasure {
  readonly name: OriginMeasureName;
  readonly a: number;
  readonly b: number;
  readonly better: 'less' | 'neither';
}

const applies = ({ trace }: SideRun): boolean => {
  const { views, isLimited } = originViews(trace);
  return isLimited || views.some(({ isForged }) => isForged);
};

export function originMeasuresAt(runs: PerSide<SideRun>, t: Instant): readonly OriginMeasure[] {
  if (!applies(runs.a) && !applies(runs.b)) return [];
  const a = originCountsAt(originViews(runs.a.trace), t);
  const b = originCountsAt(originViews(runs.b.trace), t);
  const of = (name: OriginMeasureName, count: keyof OriginCounts, better: OriginMeasure['better']): OriginMeasure => ({
    ...{ name, better },
    ...{ a: a[count], b: b[count] },
  });
  return [
    of('addressesSeen', 'addresses', 'neither'),
    of('blocked', 'blocked', 'less'),
    of('liesBelieved', 'believed', 'less'),
  ];
}
