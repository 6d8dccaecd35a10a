// A machine as a directed graph, read off the machine itself: what the life chart draws is what runs.
import type { AnyStateMachine, AnyStateNode } from 'xstate';

export interface Move {
  readonly from: string;
  readonly to: string;
}

export interface Graph {
  readonly initial: string;
  /** In the order in which the machine names them. */
  readonly states: readonly string[];
  /** One for each pair of states, whatever the number of events between them; moves that lead nowhere are left out. */
  readonly moves: readonly Move[];
  /** States that can be entered from every other. */
  readonly fromAnywhere: readonly string[];
}

/** The states that a node's own transitions lead to, each once. */
function targetsOf(node: AnyStateNode): readonly string[] {
  const targets = [...node.transitions.values()].flatMap((transitions) =>
    transitions.flatMap(({ target }) => target?.map(({ key }) => key) ?? []),
  );
  return [...new Set(targets)];
}

/** Of a flat machine: states within states are not looked into. */
export function graphOf({ root }: AnyStateMachine): Graph {
  const states = Object.keys(root.states);
  return {
    initial: root.initial.target[0]?.key ?? states[0] ?? '',
    states,
    moves: states.flatMap((from) => {
      const node = root.states[from];
      const targets = node === undefined ? [] : targetsOf(node);
      return targets.filter((to) => to !== from).map((to) => ({ from, to }));
    }),
    fromAnywhere: targetsOf(root),
  };
}
