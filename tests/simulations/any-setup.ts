// Set-ups as fast-check draws them: every switch at any of its values, impossible combinations included.
import fc from 'fast-check';
import type { Setup, SwitchId } from '../../simulations/scenario/setup.ts';
import { SWITCHES, SWITCH_VALUES } from '../../simulations/scenario/setup.ts';

export const anySetup: fc.Arbitrary<Setup> = fc
  .record(
    Object.fromEntries(SWITCHES.map((id: SwitchId) => [id, fc.constantFrom<unknown>(...SWITCH_VALUES[id])])) as Record<
      SwitchId,
      fc.Arbitrary<unknown>
    >,
  )
  .map((drawn) => drawn as unknown as Setup);
