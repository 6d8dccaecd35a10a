// What the words of the switches have to cover: every named position of every switch, and the headings of their groups.
import type { Setup, SwitchId } from '../../simulations/index.ts';

/** Switch → position → its name; switches that are on or off, or count, need none. */
export type Positions = {
  readonly [S in SwitchId as Setup[S] extends string ? S : never]: Readonly<Record<Setup[S] & string, string>>;
};

/** Headings on the sheet of all switches. */
export type SwitchGroupId = 'client' | 'proxy' | 'gateway' | 'gatewayCache' | 'servers' | 'protection';
