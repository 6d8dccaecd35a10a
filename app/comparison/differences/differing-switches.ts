// In which switches two set-ups differ: those that, thrown on the one, make the other of it, none left over. What else is otherwise follows.
import { inForce, limitsOf, SWITCHES, type Setup, type SwitchId } from '../../../simulations/index.ts';

/**
 * Whichever stage takes more throws to become the other: one switch alone sets them apart only if it does so from either side. A box can be
 * taken away at one throw whatever it does; that it keeps copies, say, is a difference all the same.
 */
export function differingSwitches(a: Setup, b: Setup): readonly SwitchId[] {
  const onA = thrown(a, b);
  const onB = thrown(b, a);
  return onB.length > onA.length ? onB : onA;
}

/** These decide what stands on a stage, so others follow from them rather than they from others. */
const LEADING: readonly SwitchId[] = ['scheme', 'clientSide', 'serverSide'];

/** Each of them needed: with any left out, `from` would not become `to`. */
function thrown(from: Setup, to: Setup): readonly SwitchId[] {
  const goal = standing(to);
  const leftAfter = (ids: readonly SwitchId[]): readonly SwitchId[] =>
    apart(standing({ ...from, ...Object.fromEntries(ids.map((id) => [id, goal.setup[id]])) }), goal);
  let ids = leftAfter([]);
  // A box that has come brings manners of its own, which may have to be told otherwise.
  for (let more = leftAfter(ids); more.length > 0; more = leftAfter(ids)) {
    const added = more.filter((id) => !ids.includes(id));
    if (added.length === 0) break;
    ids = [...ids, ...added];
  }
  for (const id of [...SWITCHES.filter((other) => !LEADING.includes(other)), ...LEADING]) {
    const without = ids.filter((other) => other !== id);
    if (without.length < ids.length && leftAfter(without).length === 0) ids = without;
  }
  return SWITCHES.filter((id) => ids.includes(id));
}

interface Standing {
  readonly setup: Setup;
  /** Switches that leave nothing to choose. */
  readonly fixed: ReadonlySet<SwitchId>;
}

function standing(setup: Setup): Standing {
  const fixed = limitsOf(setup).flatMap(({ switch: id, allows }) => (allows.length < 2 ? [id] : []));
  return { setup: inForce(setup), fixed: new Set(fixed) };
}

/** What cannot be chosen on either stage is no difference between them: it is about a box that neither has. */
const apart = (a: Standing, b: Standing): readonly SwitchId[] =>
  SWITCHES.filter((id) => a.setup[id] !== b.setup[id] && !(a.fixed.has(id) && b.fixed.has(id)));

/** Whose a switch is, by which its name is understood outside the sheet. */
export function partOf(id: SwitchId): 'client-side' | 'server-side' | 'proxy' | 'gateway' | 'other' {
  if (id === 'clientSide') return 'client-side';
  if (id === 'serverSide') return 'server-side';
  if (id.startsWith('proxy') || id === 'interceptorSource') return 'proxy';
  return id.startsWith('gateway') ? 'gateway' : 'other';
}
