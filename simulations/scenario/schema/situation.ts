// A situation file as a whole; the switches of its opening may be left out where they stay as in the plain set-up.
import * as v from 'valibot';
import { SWITCH_VALUES } from '../setup.ts';
import {
  address,
  bandwidthMbps,
  fieldLine,
  host,
  id,
  instantMs,
  latencyMs,
  list,
  port,
  text,
  wholeNumber,
} from './leaves.ts';
import { serverField, tellsClient } from './nodes.ts';
import { resource, wish } from './traffic.ts';
import { heading } from './whole.ts';

const setup = v.strictObject({
  scheme: v.optional(v.picklist(SWITCH_VALUES.scheme)),
  dns: v.optional(v.picklist(SWITCH_VALUES.dns)),
  ech: v.optional(v.boolean()),
  siteAddress: v.optional(v.picklist(SWITCH_VALUES.siteAddress)),
  cookies: v.optional(v.boolean()),
  clientForges: v.optional(v.boolean()),
  attack: v.optional(v.picklist(SWITCH_VALUES.attack)),
  clientSide: v.optional(v.picklist(SWITCH_VALUES.clientSide)),
  proxyLeg: v.optional(v.picklist(SWITCH_VALUES.proxyLeg)),
  proxyAt: v.optional(v.picklist(SWITCH_VALUES.proxyAt)),
  interceptorSource: v.optional(v.picklist(SWITCH_VALUES.interceptorSource)),
  proxyVia: v.optional(v.boolean()),
  proxyTellsClient: v.optional(tellsClient),
  proxyCache: v.optional(v.boolean()),
  proxyProfile: v.optional(v.picklist(SWITCH_VALUES.proxyProfile)),
  proxyRules: v.optional(v.picklist(SWITCH_VALUES.proxyRules)),
  serverSide: v.optional(v.picklist(SWITCH_VALUES.serverSide)),
  gatewayTls: v.optional(v.picklist(SWITCH_VALUES.gatewayTls)),
  gatewayTellsClient: v.optional(v.picklist(SWITCH_VALUES.gatewayTellsClient)),
  gatewayViaRequest: v.optional(v.boolean()),
  gatewayViaResponse: v.optional(v.boolean()),
  gatewayServerField: v.optional(serverField),
  gatewayLocation: v.optional(v.picklist(SWITCH_VALUES.gatewayLocation)),
  gatewayProxyLine: v.optional(v.boolean()),
  gatewayCache: v.optional(v.boolean()),
  gatewayTellsCacheStatus: v.optional(v.boolean()),
  gatewayProfile: v.optional(v.picklist(SWITCH_VALUES.gatewayProfile)),
  gatewayCollapses: v.optional(v.boolean()),
  gatewayRevalidates: v.optional(v.boolean()),
  gatewayServesStale: v.optional(v.picklist(SWITCH_VALUES.gatewayServesStale)),
  origins: v.optional(wholeNumber(1, 6)),
  balancing: v.optional(v.picklist(SWITCH_VALUES.balancing)),
  weights: v.optional(v.picklist(SWITCH_VALUES.weights)),
  gatewayChecks: v.optional(v.picklist(SWITCH_VALUES.gatewayChecks)),
  gatewayRetries: v.optional(v.boolean()),
  gatewayRateLimit: v.optional(v.picklist(SWITCH_VALUES.gatewayRateLimit)),
  originBelieves: v.optional(v.picklist(SWITCH_VALUES.originBelieves)),
  originTrusts: v.optional(v.picklist(SWITCH_VALUES.originTrusts)),
  originLimit: v.optional(v.picklist(SWITCH_VALUES.originLimit)),
  originSignsErrors: v.optional(v.boolean()),
  dnsOnlyRecord: v.optional(v.boolean()),
  originFirewalled: v.optional(v.boolean()),
});

const participant = { id, address };
const box = {
  ...participant,
  name: host,
  cacheCapacity: v.optional(wholeNumber(1, 1_000_000), 100),
  keepAlive: v.optional(v.boolean(), true),
};
const distance = v.strictObject({ latencyMs, bandwidthMbps: v.optional(bandwidthMbps, null) });

const episode = v.strictObject({
  id,
  resources: list(resource, 10_000),
  workload: list(v.strictObject(wish), 1000),
});

export const situationSchema = v.strictObject({
  ...heading,
  host,
  clients: list(
    v.strictObject({
      ...participant,
      observes: v.optional(v.boolean(), true),
      sends: v.optional(list(fieldLine, 200), []),
    }),
    100,
    1,
  ),
  resolvers: v.strictObject({
    plain: v.strictObject(participant),
    https: v.strictObject({ ...participant, name: host }),
    ofProxy: v.strictObject(participant),
  }),
  forwardProxy: v.strictObject({
    ...box,
    port: v.optional(port, 3128),
    egressAddress: v.optional(v.nullable(address), null),
  }),
  relays: list(v.strictObject({ ...participant, name: host }), 3, 3),
  insideAddresses: list(address, 100, 1),
  attacker: v.exactOptional(v.strictObject({ ...participant, claims: address, atMs: list(instantMs, 1000, 1) })),
  forged: v.strictObject({ byClient: address, byProxy: address }),
  cover: v.strictObject({ name: host, neighbours: list(host, 20) }),
  directName: host,
  gateway: v.strictObject({ ...box, innerAddress: address }),
  cdn: v.strictObject({ ...box, innerAddress: address }),
  origins: v.strictObject({
    ids: list(id, 6, 6),
    publicAddresses: list(address, 6, 6),
    innerAddresses: list(address, 6, 6),
    software: v.optional(text(200), 'origin'),
    servers: v.optional(wholeNumber(1, 1000), 1),
  }),
  distances: v.strictObject({
    clientToPlainResolver: distance,
    clientToHttpsResolver: distance,
    proxyToResolver: distance,
    clientToProxy: distance,
    relayToRelay: distance,
    clientToSite: distance,
    proxyToSite: distance,
    gatewayToOrigin: distance,
    clientToCdn: distance,
    proxyToCdn: distance,
    cdnToOrigin: distance,
  }),
  episodes: list(episode, 20, 1),
  opens: v.optional(v.nullable(v.strictObject({ a: setup, b: setup })), null),
});

export type SituationFile = v.InferOutput<typeof situationSchema>;
