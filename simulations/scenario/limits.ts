// Which switches a set-up leaves without effect, and why: the page disables them with the reason, `compose` works with what is in force.
import type { Setup, SwitchId } from './setup.ts';
import { SWITCHES, SWITCH_VALUES } from './setup.ts';

/** Why a switch is not free; each key has a sentence in every language's catalogue. */
export type LimitReason =
  | 'no-forward-proxy'
  | 'no-gateway'
  | 'no-cache'
  | 'nothing-encrypted'
  | 'somebody-must-answer-tls'
  | 'proxy-looks-up'
  | 'client-looks-up'
  | 'tunnel-carries-bytes'
  | 'bytes-pass-unread'
  | 'product-cannot';

/** A switch that is not free: `allows` are the values left, the one in force first; when it is the only one, the switch is dead. */
export interface Limit<S extends SwitchId = SwitchId> {
  readonly switch: S;
  readonly allows: readonly Setup[S][];
  readonly reason: LimitReason;
  /** The rule that makes it so, as "RFC 9110 §9.3.6", or the product that cannot do it. */
  readonly section: string;
}

type Rule = (setup: Setup) => readonly Limit[];

function limit<S extends SwitchId>(id: S, allows: readonly Setup[S][], reason: LimitReason, section: string): Limit {
  return { switch: id, allows, reason, section };
}

const PROXY_SWITCHES = ['proxyVia', 'proxyTellsClient', 'proxyCache', 'proxyProfile'] as const;
const GATEWAY_SWITCHES = [
  ...(['gatewayTls', 'gatewayTellsClient', 'gatewayViaRequest', 'gatewayViaResponse', 'gatewayServerField'] as const),
  ...(['gatewayCache', 'gatewayTellsCacheStatus', 'gatewayProfile', 'origins'] as const),
];

/** A box that is not there has no manners; its switches keep their positions for when it comes back. */
const absent: Rule = (setup) => [
  ...(setup.clientSide === 'none'
    ? PROXY_SWITCHES.map((id) => limit(id, [setup[id]], 'no-forward-proxy', 'RFC 9110 §3.7'))
    : []),
  ...(setup.serverSide === 'none'
    ? GATEWAY_SWITCHES.map((id) => limit(id, [setup[id]], 'no-gateway', 'RFC 9110 §3.7'))
    : []),
];

const unencrypted: Rule = ({ scheme, clientSide, serverSide }) => {
  if (scheme === 'https') return [];
  const sides: readonly Setup['clientSide'][] =
    clientSide === 'none' ? ['none', 'explicit-proxy'] : ['explicit-proxy', 'none'];
  return [
    limit('clientSide', sides, 'nothing-encrypted', 'RFC 9110 §4.2.1'),
    ...(serverSide === 'none' ? [] : [limit('gatewayTls', ['none'], 'nothing-encrypted', 'RFC 9110 §4.2.1')]),
  ];
};

/** Whoever sends requests to the site itself looks its name up (RFC 9110 §7.3.3); a client with a proxy hands the name on (§7.3.2). */
const names: Rule = ({ clientSide }) =>
  clientSide === 'none'
    ? [limit('dns', ['plain-isp', 'doh'], 'client-looks-up', 'RFC 9110 §7.3.3')]
    : [limit('dns', ['remote'], 'proxy-looks-up', 'RFC 9110 §7.3.2')];

/** Inside a CONNECT tunnel the proxy only moves bytes: it adds no field and keeps no copy. */
const tunnel: Rule = ({ scheme, clientSide }) =>
  scheme === 'https' && clientSide === 'explicit-proxy'
    ? [
        limit('proxyVia', [false], 'tunnel-carries-bytes', 'RFC 9110 §9.3.6'),
        limit('proxyTellsClient', ['off'], 'tunnel-carries-bytes', 'RFC 9110 §9.3.6'),
        limit('proxyCache', [false], 'tunnel-carries-bytes', 'RFC 9110 §9.3.6'),
      ]
    : [];

const encrypted: Rule = ({ scheme, serverSide, gatewayTls }) => {
  if (scheme === 'http' || serverSide === 'none') return [];
  const ends: readonly Setup['gatewayTls'][] = ['terminate', 're-encrypt', 'passthrough'];
  const limits = [limit('gatewayTls', ends, 'somebody-must-answer-tls', 'RFC 9110 §4.2.2')];
  if (gatewayTls !== 'passthrough') return limits;
  const unread = ['bytes-pass-unread', 'RFC 9110 §3.7'] as const;
  return [
    ...limits,
    limit('gatewayTellsClient', ['off'], ...unread),
    limit('gatewayViaRequest', [false], ...unread),
    limit('gatewayViaResponse', [false], ...unread),
    limit('gatewayServerField', ['pass'], ...unread),
    limit('gatewayCache', [false], ...unread),
  ];
};

/** Squid writes no Forwarded (RFC 7239). */
const SQUID_TELLS: readonly Setup['proxyTellsClient'][] = ['off', 'x-forwarded-for', 'x-forwarded-for-overwrite'];

const PRODUCTS = { rfc: null, nginx: 'nginx 1.22.1', squid: 'Squid 5.7', haproxy: 'HAProxy 2.6' } as const;

/** What products cannot be set to. */
const products: Rule = (setup) => {
  const limits: Limit[] = [];
  if (setup.clientSide !== 'none' && setup.proxyProfile === 'squid') {
    limits.push(limit('proxyTellsClient', SQUID_TELLS, 'product-cannot', PRODUCTS.squid));
  }
  const product = PRODUCTS[setup.gatewayProfile];
  if (setup.serverSide === 'none' || setup.gatewayTls === 'passthrough' || product === null) return limits;
  if (setup.gatewayProfile === 'squid') {
    limits.push(limit('gatewayTellsClient', SQUID_TELLS, 'product-cannot', product));
    // One directive, `via`, is for both ways.
    limits.push(limit('gatewayViaResponse', [setup.gatewayViaRequest], 'product-cannot', product));
  } else {
    limits.push(limit('gatewayViaRequest', [false], 'product-cannot', product));
    limits.push(limit('gatewayViaResponse', [false], 'product-cannot', product));
  }
  if (setup.gatewayProfile !== 'nginx') limits.push(limit('gatewayServerField', ['pass'], 'product-cannot', product));
  return limits;
};

const storeless: Rule = ({ serverSide, gatewayCache }) =>
  serverSide !== 'none' && !gatewayCache ? [limit('gatewayTellsCacheStatus', [false], 'no-cache', 'RFC 9211 §2')] : [];

/** In this order: a later rule sees what the earlier ones left in force. */
const RULES: readonly Rule[] = [unencrypted, absent, names, tunnel, encrypted, products, storeless];

function settle(setup: Setup): { readonly inForce: Setup; readonly limits: readonly Limit[] } {
  let inForce = setup;
  const limits = new Map<SwitchId, Limit>();
  for (const rule of RULES) {
    for (const found of rule(inForce)) {
      const earlier = limits.get(found.switch)?.allows ?? SWITCH_VALUES[found.switch];
      const left = (found.allows as readonly unknown[]).filter((value) =>
        (earlier as readonly unknown[]).includes(value),
      );
      const current = inForce[found.switch];
      const value = left.includes(current) ? current : left[0];
      limits.set(found.switch, { ...found, allows: [value, ...left.filter((other) => other !== value)] } as Limit);
      inForce = { ...inForce, [found.switch]: value };
    }
  }
  return { inForce, limits: SWITCHES.flatMap((id) => limits.get(id) ?? []) };
}

/** The switches of this set-up that are not free, at most one entry each, with what is left, why, and the rule. */
export const limitsOf = (setup: Setup): readonly Limit[] => settle(setup).limits;

/** The set-up as it takes effect: every switch that is not free at a value that is. */
export const inForce = (setup: Setup): Setup => settle(setup).inForce;
