// A scenario file as a whole.
import * as v from 'valibot';
import { address, bandwidthMbps, host, id, instantMs, latencyMs, list, number, text, wholeNumber } from './leaves.ts';
import { node } from './nodes.ts';
import { demand, intervention, resource } from './traffic.ts';

/** Monday, 2 March 2026, 09:00 UTC. */
const SOME_MORNING = 1_772_442_000;

const link = v.strictObject({
  /** The two ends joined by a hyphen unless given. */
  id: v.optional(id),
  between: v.strictTuple([id, id]),
  latencyMs,
  bandwidthMbps: v.optional(bandwidthMbps, null),
  taps: v.optional(list(id, 200), []),
});

/** What a situation and a scenario have in common. */
export const heading = {
  /** Where an editor finds the schema; of no meaning to a run. */
  $schema: v.optional(text(500)),
  version: v.literal(1),
  id,
  title: v.optional(text(200), ''),
  seed: v.optional(wholeNumber(0, 4_294_967_295), 1),
  horizonMs: v.pipe(instantMs, v.minValue(1)),
  epochSeconds: v.optional(number(0, 253_402_300_799), SOME_MORNING),
};

export const scenarioSchema = v.strictObject({
  ...heading,
  observers: v.optional(list(v.strictObject({ id, column: id }), 200), []),
  nodes: list(node, 200, 1),
  links: list(link, 2000),
  zone: v.optional(list(v.strictObject({ name: host, addresses: list(address, 200) }), 1000), []),
  lists: v.optional(
    v.strictObject({
      proxies: v.optional(list(address, 1000), []),
      deliveryNetworks: v.optional(list(address, 1000), []),
    }),
    {},
  ),
  resources: v.optional(list(resource, 10_000), []),
  workload: v.optional(list(demand, 1000), []),
  interventions: v.optional(list(intervention, 1000), []),
});

export type ScenarioFile = v.InferOutput<typeof scenarioSchema>;
