// What every part of the participant inspector is handed.
import type { Instant, Trace } from '../../../simulations/index.ts';
import type { Side } from '../../state/side.ts';

export interface PartProps {
  readonly side: Side;
  readonly trace: Trace;
  readonly node: string;
  readonly at: Instant;
}
