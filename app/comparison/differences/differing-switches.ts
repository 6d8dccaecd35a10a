// In which switches two set-ups differ: those that a reader could have thrown on either stage. What the others do follows from them.
import { inForce, limitsOf, SWITCHES, type Setup, type SwitchId } from '../../../simulations/index.ts';

export function differingSwitches(a: Setup, b: Setup): readonly SwitchId[] {
  const [left, right] = [inForce(a), inForce(b)];
  const fixed = new Set(
    [a, b].flatMap((setup) => limitsOf(setup).flatMap((limit) => (isFixed(limit) ? limit.switch : []))),
  );
  return SWITCHES.filter((id) => left[id] !== right[id] && !fixed.has(id));
}

const isFixed = ({ allows }: { readonly allows: readonly unknown[] }): boolean => allows.length < 2;

/** Whose a switch is, by which its name is understood outside the sheet. */
export function partOf(id: SwitchId): 'client-side' | 'server-side' | 'proxy' | 'gateway' | 'other' {
  if (id === 'clientSide') return 'client-side';
  if (id === 'serverSide') return 'server-side';
  if (id.startsWith('proxy') || id === 'interceptorSource') return 'proxy';
  return id.startsWith('gateway') ? 'gateway' : 'other';
}
