// Every click on a switch as a named, pure edit: of the set-up from the start, or as interventions from some instant on.
import { inForce } from './limits.ts';
import type { Intervention, Scenario, ScenarioNode } from './scenario.ts';
import type { Setup, SwitchSetting } from './setup.ts';

/** Which boxes stand in the way at all: the first choice of a stage. */
export type Arrangement = 'direct' | 'forward' | 'reverse' | 'both';

export type Patch = SwitchSetting | { readonly switch: 'arrangement'; readonly value: Arrangement };

export const ARRANGEMENTS: readonly Arrangement[] = ['direct', 'forward', 'reverse', 'both'];

export function arrangementOf({ clientSide, serverSide }: Setup): Arrangement {
  if (clientSide === 'none') return serverSide === 'none' ? 'direct' : 'reverse';
  return serverSide === 'none' ? 'forward' : 'both';
}

/** The set-up after a click. Switches that it leaves without effect keep their positions, so that the next click can bring them back. */
export function applyPatch(setup: Setup, patch: Patch): Setup {
  if (patch.switch !== 'arrangement') return { ...setup, [patch.switch]: patch.value };
  const hasProxy = patch.value === 'forward' || patch.value === 'both';
  const hasGateway = patch.value === 'reverse' || patch.value === 'both';
  // A box that stands already stays what it is: an intercepting proxy, a delivery network.
  const clientSide = setup.clientSide === 'none' ? 'explicit-proxy' : setup.clientSide;
  const serverSide = setup.serverSide === 'none' ? 'gateway' : setup.serverSide;
  return { ...setup, clientSide: hasProxy ? clientSide : 'none', serverSide: hasGateway ? serverSide : 'none' };
}

/**
 * The same click as a change while the run goes on, everything before `atMs` staying as it was. Null when it cannot be one: who stands
 * where, who speaks TLS and who is asked for names belong to a network from its start.
 */
export function fromNowOn(scenario: Scenario, setup: Setup, patch: Patch, atMs: number): Intervention | null {
  const before = inForce(setup);
  const now = inForce(applyPatch(setup, patch));
  const at = (kind: ScenarioNode['kind']): string | undefined => scenario.nodes.find((node) => node.kind === kind)?.id;
  const box = patch.switch.startsWith('proxy') ? at('forward-proxy') : at('gateway');
  if (box === undefined) return null;
  switch (patch.switch) {
    case 'proxyCache':
    case 'gatewayCache':
      if (before[patch.switch] === now[patch.switch]) return null;
      return { atMs, patch: now[patch.switch] ? 'cache-on' : 'cache-off', node: box };
    case 'proxyTellsClient':
    case 'gatewayTellsClient':
      // Two ways of telling cannot be exchanged on the way: a node knows one, on or off.
      if ((before[patch.switch] === 'off') === (now[patch.switch] === 'off')) return null;
      return { atMs, patch: now[patch.switch] === 'off' ? 'tell-client-off' : 'tell-client-on', node: box };
    default:
      return null;
  }
}

/** A click on "send one request": by this client, for a page of the site that is being visited. Null when nobody visits any. */
export function sendRequest(scenario: Scenario, client: string, path: string, atMs: number): Intervention | null {
  const visit = scenario.workload.find(({ clients }) => clients.includes(client)) ?? scenario.workload[0];
  if (!visit) return null;
  return { atMs, patch: 'send-request', client, scheme: visit.scheme, host: visit.host, path };
}

export const stopServer = (node: string, atMs: number): Intervention => ({ atMs, patch: 'stop-server', node });
export const startServer = (node: string, atMs: number): Intervention => ({ atMs, patch: 'start-server', node });
