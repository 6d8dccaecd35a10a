// What a box cannot do because of where it stands and of what it can read.
import type { Setup } from '../setup.ts';
import type { Rule } from './limit.ts';
import { limit } from './limit.ts';

const PROXY_SWITCHES = [
  ...(['proxyVia', 'proxyTellsClient', 'proxyCache', 'proxyProfile', 'proxyRules'] as const),
  ...(['proxyLeg', 'proxyAt', 'interceptorSource'] as const),
];
const GATEWAY_SWITCHES = [
  ...(['gatewayTls', 'gatewayTellsClient', 'gatewayViaRequest', 'gatewayViaResponse', 'gatewayServerField'] as const),
  ...(['gatewayCache', 'gatewayTellsCacheStatus', 'gatewayCollapses', 'gatewayRevalidates'] as const),
  ...(['gatewayServesStale', 'gatewayProfile', 'origins', 'balancing', 'weights'] as const),
  ...(['gatewayChecks', 'gatewayRetries', 'gatewayRateLimit'] as const),
  ...(['gatewayLocation', 'gatewayProxyLine', 'dnsOnlyRecord', 'originFirewalled'] as const),
];

/** A box that is not there has no manners; its switches keep their positions for when it comes back. */
export const absent: Rule = (setup) => [
  ...(setup.clientSide === 'none'
    ? PROXY_SWITCHES.map((id) => limit(id, [setup[id]], 'no-forward-proxy', 'RFC 9110 §3.7'))
    : []),
  ...(setup.serverSide === 'none'
    ? [
        ...GATEWAY_SWITCHES.map((id) => limit(id, [setup[id]], 'no-gateway', 'RFC 9110 §3.7')),
        limit('attack', ['no', 'by-the-door'], 'no-gateway', 'RFC 9110 §3.7'),
      ]
    : []),
];

export const encrypted: Rule = ({ scheme, serverSide, gatewayTls }) => {
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
    limit('gatewayLocation', ['pass'], ...unread),
    limit('gatewayRateLimit', ['off'], ...unread),
    limit('gatewayRetries', [true], ...unread),
  ];
};
