// What of the page's state is otherwise than it was: the first thing that a reader would call by name.
import { inForce, type Setup, type SwitchId } from '../../simulations/index.ts';
import type { PageState } from '../embed/page-state.ts';
import { arrangementOf, type Arrangement } from '../state/arrangement.ts';
import { SIDES, type Side } from '../state/side.ts';

/** What has no place on a stage, and goes by its own name. */
const PLAIN = [
  'speed',
  'loop',
  'step',
  'voice',
  'lens',
  'scope',
  'exchange',
  'everyFact',
  'share',
  'beside',
  'ladder',
  'window',
  'theme',
  'lang',
] as const;

export type Change =
  | { readonly what: 'arrangement'; readonly side: Side; readonly to: Arrangement }
  | { readonly what: 'switch'; readonly side: Side; readonly id: SwitchId }
  | { readonly what: 'situation' | 'episode' | 'seed' | 'acts' | 'side' }
  | { readonly what: (typeof PLAIN)[number] };

const isSame = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

/** Null: nothing but the clock. */
export function whatChanged(from: PageState, to: PageState): Change | null {
  const [before, after] = [from.choices, to.choices];
  if (before.situation !== after.situation) return { what: 'situation' };
  for (const side of SIDES) {
    const change = changeOf(side, before[side], after[side]);
    if (change !== null) return change;
  }
  for (const what of ['episode', 'seed', 'acts'] as const) if (!isSame(before[what], after[what])) return { what };
  const plain = PLAIN.find((what) => !isSame(from[what], to[what]));
  // To follow a request on the other stage shows that stage; the request is what was pointed at.
  if (plain !== undefined) return { what: plain };
  return from.side === to.side ? null : { what: 'side' };
}

function changeOf(side: Side, from: Setup, to: Setup): Change | null {
  const arrangement = arrangementOf(inForce(to));
  if (arrangement !== arrangementOf(inForce(from))) return { what: 'arrangement', side, to: arrangement };
  const ids = Object.keys(to) as SwitchId[];
  const id = ids.find((own) => from[own] !== to[own]);
  return id === undefined ? null : { what: 'switch', side, id };
}
