// What follows from the kind of box on the client's side, from where it stands and whom it serves; and what servers can be told by a gateway.
import { CLIENT_SIDES, clientAsksNames, isOnOwnMachine, readsHttp } from '../client-sides.ts';
import type { Setup } from '../setup.ts';
import { SWITCH_VALUES } from '../setup.ts';
import type { Limit, Rule } from './limit.ts';
import { limit } from './limit.ts';

export const unencrypted: Rule = ({ scheme, clientSide, serverSide }) => {
  const sides = SWITCH_VALUES.clientSide.filter((side) => CLIENT_SIDES[side].schemes.includes(scheme));
  // What cannot be gives way to the nearest thing that can: a proxy that does not open, a filter that cannot.
  const first = clientSide === 'interception' ? 'inline-filter' : clientSide === 'none' ? 'none' : 'explicit-proxy';
  const ordered = [first, ...sides.filter((side) => side !== first)] as const;
  if (scheme === 'https') return [limit('clientSide', ordered, 'closed-to-it', 'RFC 9110 §4.2.2')];
  return [
    limit('clientSide', ordered, 'nothing-encrypted', 'RFC 9110 §4.2.1'),
    limit('ech', [false], 'nothing-encrypted', 'RFC 9110 §4.2.1'),
    ...(serverSide === 'none' ? [] : [limit('gatewayTls', ['none'], 'nothing-encrypted', 'RFC 9110 §4.2.1')]),
  ];
};

/** What is closed for the site is opened by the site itself: with a gateway in front, two boxes would each have half of that trade. */
export const oblivious: Rule = ({ clientSide }) =>
  clientSide === 'ohttp' ? [limit('serverSide', ['none'], 'gateway-is-the-origin', 'RFC 9458 §2')] : [];

/** Whoever sends requests to the site itself looks its name up (RFC 9110 §7.3.3); a client with a proxy hands the name on (§7.3.2). */
export const names: Rule = (setup) => {
  const { names: usual, boxes, isInTheWay } = CLIENT_SIDES[setup.clientSide];
  const isOwn = isOnOwnMachine(setup);
  const allowed: readonly Setup['dns'][] = isOwn ? ['plain-isp', 'doh'] : usual;
  const asksItself = boxes === 0 || isInTheWay || isOwn;
  return asksItself
    ? [limit('dns', allowed, 'client-looks-up', 'RFC 9110 §7.3.3')]
    : [limit('dns', allowed, 'proxy-looks-up', 'RFC 9110 §7.3.2')];
};

/** The box itself: what the way to it can be, where it can stand, whose address it can call from. */
export const placing: Rule = (setup) => {
  const { legs, mayBeOwn, isInTheWay } = CLIENT_SIDES[setup.clientSide];
  if (setup.clientSide === 'none') return [];
  const isOwn = isOnOwnMachine(setup);
  return [
    ...(mayBeOwn ? [] : [limit('proxyAt', ['elsewhere'], 'box-stands-elsewhere', 'RFC 9110 §3.7')]),
    ...(isOwn ? [limit('proxyLeg', ['plain'], 'leg-crosses-no-network', 'RFC 1122 §3.2.1.3')] : []),
    ...(!isOwn && legs.length === 1
      ? [limit('proxyLeg', legs, isInTheWay ? 'nobody-asks-it' : 'always-encrypted', 'RFC 9614 §3')]
      : []),
    ...(isInTheWay ? [] : [limit('interceptorSource', ['own'], 'box-is-asked', 'RFC 9110 §3.7')]),
  ];
};

/** Inside a tunnel the box only moves bytes: it adds no field and keeps no copy. */
export const tunnel: Rule = (setup) =>
  setup.clientSide === 'none' || readsHttp(setup)
    ? []
    : [
        limit('proxyVia', [false], 'tunnel-carries-bytes', 'RFC 9110 §9.3.6'),
        limit('proxyTellsClient', ['off'], 'tunnel-carries-bytes', 'RFC 9110 §9.3.6'),
        limit('proxyCache', [false], 'tunnel-carries-bytes', 'RFC 9110 §9.3.6'),
        limit('proxyRules', ['open'], 'tunnel-carries-bytes', 'RFC 9110 §9.3.6'),
        ...(CLIENT_SIDES[setup.clientSide].speaksHttp === 'never'
          ? [limit('proxyProfile', ['rfc'], 'tunnel-carries-bytes', 'RFC 9110 §3.7')]
          : []),
      ];

/** A ClientHello is encrypted by whoever sends it, with a key that came with the answer to its own question for the name (RFC 9848). */
export const hiddenNames: Rule = (setup) => {
  const opens = setup.clientSide === 'tls-intercepting-proxy' || setup.clientSide === 'ohttp';
  const canHide = clientAsksNames(setup) && !opens;
  const limits: Limit[] = canHide ? [] : [limit('ech', [false], 'no-key-for-the-name', 'RFC 9848 §3')];
  if (!canHide || !setup.ech)
    limits.push(limit('siteAddress', [setup.siteAddress], 'name-is-readable', 'RFC 9849 §10.2'));
  else if (setup.serverSide === 'cdn') {
    limits.push(limit('siteAddress', ['shared'], 'network-shares-addresses', 'RFC 9849 §10.2'));
  }
  return limits;
};

/** Whom the servers could trust: a gateway that tells them something. */
export const belief: Rule = ({ serverSide, gatewayTellsClient, gatewayProxyLine }) =>
  serverSide !== 'none' && (gatewayTellsClient !== 'off' || gatewayProxyLine)
    ? []
    : [limit('originBelieves', ['socket', 'leftmost'], 'nobody-to-trust', 'RFC 7239 §8.1')];

/** A list of whom to trust is for those who read from the right. */
export const trust: Rule = ({ originBelieves, originTrusts }) =>
  originBelieves === 'rightmost-untrusted'
    ? []
    : [limit('originTrusts', [originTrusts], 'list-unread', 'RFC 7239 §8.1')];

/** A PROXY line speaks for a whole connection: only where each client has one of its own behind the box (PROXY protocol §2). */
export const proxyLine: Rule = ({ serverSide, gatewayTls }) =>
  serverSide === 'none' || gatewayTls === 'passthrough'
    ? []
    : [limit('gatewayProxyLine', [false], 'connections-are-shared', 'PROXY protocol §2')];
