// What can be set of the servers behind a gateway: not much where there is one, and in each product's own terms.
import type { Setup } from '../setup.ts';
import type { Limit, Rule } from './limit.ts';
import { limit } from './limit.ts';
import { PRODUCTS } from './products.ts';

type Balancing = Setup['balancing'];

/** By which each product can share requests out; `weights` says how much each server takes. */
const BALANCING: { readonly [P in Setup['gatewayProfile']]: readonly Balancing[] | null } = {
  rfc: null,
  nginx: ['round-robin', 'least-connections', 'random', 'random-two', 'address-hash', 'uri-hash', 'consistent-hash'],
  haproxy: ['round-robin', 'least-connections', 'random-two', 'address-hash', 'uri-hash', 'consistent-hash'],
  squid: ['round-robin', 'address-hash', 'uri-hash'],
  varnish: ['round-robin'],
};

/** Who asks servers how they are: nginx and Squid learn it from the requests that fail, Varnish from probes. */
const CHECKS: { readonly [P in Setup['gatewayProfile']]: readonly Setup['gatewayChecks'][] | null } = {
  rfc: null,
  nginx: ['passive'],
  squid: ['passive'],
  haproxy: ['passive', 'active'],
  varnish: ['passive', 'active'],
};

const LIMITERS: { readonly [P in Setup['gatewayProfile']]: readonly Setup['gatewayRateLimit'][] | null } = {
  rfc: null,
  nginx: null,
  haproxy: ['off', 'refuse'],
  squid: ['off'],
  varnish: ['off'],
};

export const servers: Rule = (setup) => {
  if (setup.serverSide === 'none') return [];
  const { gatewayProfile, origins } = setup;
  const product = PRODUCTS[gatewayProfile] ?? '';
  const limits: Limit[] = [];
  const [policies, checks, limiters] = [BALANCING[gatewayProfile], CHECKS[gatewayProfile], LIMITERS[gatewayProfile]];
  if (policies) limits.push(limit('balancing', policies, 'product-cannot', product));
  if (checks) limits.push(limit('gatewayChecks', checks, 'product-cannot', product));
  if (limiters) limits.push(limit('gatewayRateLimit', limiters, 'product-cannot', product));
  if (gatewayProfile === 'varnish') limits.push(limit('weights', ['even'], 'product-cannot', product));
  if (gatewayProfile === 'squid' || gatewayProfile === 'varnish') {
    limits.push(limit('gatewayRetries', [true], 'always-so', product));
  }
  if (origins > 1) return limits;
  return [
    ...limits,
    limit('balancing', ['round-robin'], 'one-server', 'RFC 9110 §3.7'),
    limit('weights', ['even'], 'one-server', 'RFC 9110 §3.7'),
    limit('gatewayRetries', [true], 'one-server', 'RFC 9110 §3.7'),
  ];
};
