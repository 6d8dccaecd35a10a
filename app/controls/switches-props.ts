// What every group of switches is handed: the set-up, what limits it, and where changes go.
import type { Limit, Setup } from '../../simulations/index.ts';

export interface SwitchesProps {
  readonly setup: Setup;
  readonly limits: readonly Limit[];
  readonly onChange: (switches: Partial<Setup>) => void;
}
