// What a box is called: by what it does for its clients, and by who chose it. For those who draw; nothing is deduced from it.
import type { HeaderNode, HeaderObserver, OwnName } from '../trace/header.ts';
import type { Scenario, ScenarioNode } from '../scenario/scenario.ts';

const CARRIERS = {
  // RFC 1928 section 1 has clients and servers, and never says proxy.
  socks: 'socks-server',
  packets: 'vpn-server',
  circuit: 'tunnel-server',
  oblivious: 'tunnel-server',
} as const;

/** Null: by its kind. */
export function calledOf(node: ScenarioNode, { observers }: Scenario): NonNullable<HeaderNode['called']> | null {
  if (node.kind !== 'forward-proxy' && node.kind !== 'tunnel-server') return null;
  // Several that share what is to be known are relays, whatever they speak.
  const column = observers.find(({ id }) => id === node.operator)?.column;
  if (column?.startsWith('relay') === true) return 'tunnel-server';
  if (node.kind === 'tunnel-server') return CARRIERS[node.carries];
  if (!node.intercepts) return null;
  // Not chosen by the client: an interception proxy (RFC 9110 section 3.7), or what passes packets on and is no proxy at all.
  return node.intercepts.what === 'requests' ? 'interception-proxy' : 'filter';
}

/** Observers under the names of the boxes that they run, if each has only such boxes and all of one kind. */
export function calledObservers(scenario: Scenario): readonly HeaderObserver[] {
  return scenario.observers.map((observer) => {
    const own = scenario.nodes.filter(({ operator }) => operator === observer.id);
    const [called = null, ...others] = new Set(own.map((node) => calledOf(node, scenario)));
    return called === null || called === 'tunnel-server' || others.length > 0
      ? observer
      : { ...observer, called: called satisfies OwnName };
  });
}
