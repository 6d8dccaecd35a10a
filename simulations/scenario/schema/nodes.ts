// Participants as they are written in a scenario file; what may be left out has its default here.
import * as v from 'valibot';
import { EVERYBODY } from '../../http/believing.ts';
import { originBehaviour } from './behaviour.ts';
import { inbound } from './inbound.ts';
import { address, fieldLine, host, id, list, port, spanMs, text, wholeNumber } from './leaves.ts';
import { account, protection } from './protection.ts';

const MOST = 200;

const base = (place: 'client-side' | 'internet' | 'server-side') => ({
  id,
  place: v.optional(v.picklist(['client-side', 'internet', 'server-side']), place),
  operator: v.optional(v.nullable(id), null),
});

const tlsVersions = v.optional(list(v.picklist(['1.0', '1.1', '1.2', '1.3']), 4, 1));
const relays = list(v.strictObject({ node: id, port: v.optional(port, 443) }), 10, 1);

/** Whom a client goes by that is no HTTP proxy. */
const way = v.variant('by', [
  v.strictObject({
    by: v.literal('socks'),
    node: id,
    port: v.optional(port, 1080),
    tls: v.optional(v.boolean(), false),
    remoteNames: v.optional(v.boolean(), true),
  }),
  v.strictObject({ by: v.literal('relays'), relays }),
  v.strictObject({ by: v.literal('circuit'), relays }),
  v.strictObject({
    by: v.literal('vpn'),
    node: id,
    port: v.optional(port, 443),
    innerAddress: address,
    resolvesInside: v.optional(v.boolean(), true),
  }),
  v.strictObject({ by: v.literal('oblivious-relay'), node: id, port: v.optional(port, 443), keyHolder: id }),
]);

const client = v.strictObject({
  kind: v.literal('client'),
  ...base('client-side'),
  address,
  resolver: v.optional(v.nullable(id), null),
  proxy: v.optional(
    v.nullable(v.strictObject({ node: id, port: v.optional(port, 3128), tls: v.optional(v.boolean(), false) })),
    null,
  ),
  trusts: v.optional(list(id, MOST), []),
  keepAlive: v.optional(v.boolean(), true),
  tlsVersions,
  sends: v.optional(list(fieldLine, MOST), []),
  sendsWithConnect: v.optional(list(fieldLine, MOST)),
  givesUpAfterMs: v.exactOptional(spanMs),
  way: v.optional(v.nullable(way)),
  passes: v.optional(v.nullable(id)),
  siteKeys: v.optional(list(v.strictObject({ host, publicName: host, holder: id }), MOST)),
  lookedUp: v.optional(list(host, MOST)),
  knows: v.optional(list(v.strictObject({ name: host, address }), MOST)),
});

const resolver = v.strictObject({
  kind: v.literal('resolver'),
  ...base('internet'),
  address,
  protocol: v.optional(v.picklist(['plain', 'https']), 'plain'),
  name: v.optional(v.nullable(host), null),
});

export const tellsClient = v.picklist(['off', 'x-forwarded-for', 'x-forwarded-for-overwrite', 'forwarded', 'forged']);
export const serverField = v.picklist(['replace', 'pass']);
export const profile = v.picklist(['rfc', 'nginx', 'squid', 'haproxy', 'varnish']);

const cache = v.optional(
  v.nullable(
    v.strictObject({
      capacity: v.optional(wholeNumber(1, 1_000_000), 100),
      tellsStatus: v.optional(v.boolean(), false),
      capacityBytes: v.exactOptional(wholeNumber(1, 1_000_000_000_000)),
      collapses: v.exactOptional(v.boolean()),
    }),
  ),
  null,
);

/** A proxy adds itself to what it forwards either way, a gateway has to on requests only (RFC 9110 §7.6.3). */
const manners = (name: string, viaResponse: boolean) => {
  const schema = v.strictObject({
    profile: v.optional(profile, 'rfc'),
    directives: v.optional(list(text(2000), MOST), []),
    name: v.optional(host, name),
    viaRequest: v.optional(v.boolean(), true),
    viaResponse: v.optional(v.boolean(), viaResponse),
    tellsClient: v.optional(tellsClient, 'off'),
    forgedAddress: v.optional(address),
    serverField: v.optional(serverField, viaResponse ? 'pass' : 'replace'),
    rewritesLocation: v.optional(v.boolean()),
    cache,
    accounts: v.exactOptional(list(account, MOST)),
    protection: v.exactOptional(v.nullable(protection)),
  });
  return v.optional(schema, {});
};

const forwardProxy = v.strictObject({
  kind: v.literal('forward-proxy'),
  ...base('client-side'),
  address,
  egressAddress: v.optional(v.nullable(address), null),
  port: v.optional(port, 3128),
  resolver: id,
  manners: manners('proxy', true),
  interceptsTls: v.optional(v.boolean(), false),
  keepAlive: v.optional(v.boolean(), true),
  intercepts: v.optional(
    v.nullable(
      v.strictObject({ what: v.picklist(['requests', 'packets']), keepsSource: v.optional(v.boolean(), false) }),
    ),
  ),
  standsWith: v.optional(v.nullable(id)),
});

const tunnelServer = v.strictObject({
  kind: v.literal('tunnel-server'),
  ...base('internet'),
  address,
  egressAddress: v.optional(v.nullable(address), null),
  port: v.optional(port, 443),
  name: v.optional(host, 'tunnel'),
  resolver: v.optional(v.nullable(id), null),
  carries: v.picklist(['socks', 'circuit', 'packets', 'oblivious']),
  gateway: v.optional(v.nullable(host), null),
});

const gateway = v.strictObject({
  kind: v.literal('gateway'),
  ...base('server-side'),
  address,
  innerAddress: address,
  hosts: list(host, MOST, 1),
  tls: v.optional(v.picklist(['none', 'terminate', 'passthrough']), 'none'),
  inbound,
  awaitsProxyLine: v.optional(v.boolean()),
  manners: manners('gateway', false),
  keepAlive: v.optional(v.boolean(), true),
});

const ports = v.strictObject({ http: v.optional(port, 80), https: v.optional(port, 443) });

const limit = v.strictObject({
  requests: wholeNumber(1, 1_000_000),
  spanMs,
  banMs: v.optional(v.nullable(spanMs), null),
});

const originServer = v.strictObject({
  kind: v.literal('origin-server'),
  ...base('server-side'),
  address,
  hosts: list(host, MOST, 1),
  ports: v.optional(ports, {}),
  awaitsProxyLine: v.optional(v.boolean()),
  tlsVersions,
  software: v.optional(text(200), 'origin'),
  servers: v.optional(wholeNumber(1, 1000), 1),
  trustedProxies: v.optional(list(v.union([v.literal(EVERYBODY), address]), MOST), []),
  limit: v.optional(v.nullable(limit)),
  behaviour: v.exactOptional(originBehaviour),
  believes: v.optional(v.picklist(['leftmost', 'rightmost-untrusted'])),
  admits: v.optional(v.nullable(list(address, MOST))),
  namesItself: v.optional(v.boolean()),
  signsErrors: v.optional(v.boolean()),
  obliviousName: v.optional(v.nullable(host)),
});

export const node = v.variant('kind', [client, resolver, forwardProxy, tunnelServer, gateway, originServer]);
