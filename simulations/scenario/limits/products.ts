// What products cannot be set to.
import type { Setup } from '../setup.ts';
import type { Limit, Rule } from './limit.ts';
import { limit } from './limit.ts';

/** Squid writes no Forwarded (RFC 7239). */
const SQUID_TELLS: readonly Setup['gatewayTellsClient'][] = ['off', 'x-forwarded-for', 'x-forwarded-for-overwrite'];

export const PRODUCTS = {
  rfc: null,
  nginx: 'nginx 1.22.1',
  squid: 'Squid 5.7',
  haproxy: 'HAProxy 2.6',
  varnish: 'Varnish 7.1',
} as const;

/** What products cannot be set to. */
export const products: Rule = (setup) => {
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
  if (setup.gatewayProfile === 'nginx') return limits;
  limits.push(limit('gatewayServerField', ['pass'], 'product-cannot', product));
  limits.push(limit('gatewayLocation', ['pass'], 'product-cannot', product));
  return limits;
};
