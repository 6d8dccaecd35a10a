// What can be set of a gateway's cache: some of it only where there is one, some of it always so, some of it for the origin to say.
import type { Rule } from './limit.ts';
import { limit } from './limit.ts';

const NO_CACHE = ['no-cache', 'RFC 9211 §2'] as const;

export const storeless: Rule = ({ serverSide, gatewayCache }) =>
  serverSide !== 'none' && !gatewayCache
    ? [
        limit('gatewayTellsCacheStatus', [false], ...NO_CACHE),
        limit('gatewayCollapses', [false], ...NO_CACHE),
        limit('gatewayRevalidates', [false], ...NO_CACHE),
        limit('gatewayServesStale', ['no'], ...NO_CACHE),
      ]
    : [];

/** What the rules of a product's cache leave open; nginx leaves all of it open. */
export const keeping: Rule = ({ serverSide, gatewayCache, gatewayProfile }) => {
  if (serverSide === 'none' || !gatewayCache) return [];
  switch (gatewayProfile) {
    case 'nginx':
      return [limit('gatewayTellsCacheStatus', [false], 'product-cannot', 'nginx 1.22.1')];
    case 'squid':
      return [
        limit('gatewayTellsCacheStatus', [false], 'product-cannot', 'Squid 5.7'),
        limit('gatewayRevalidates', [true], 'always-so', 'Squid 5.7'),
        limit('gatewayServesStale', ['if-error'], 'always-so', 'Squid 5.7'),
      ];
    case 'varnish':
      return [
        limit('gatewayTellsCacheStatus', [false], 'product-cannot', 'Varnish 7.1'),
        limit('gatewayCollapses', [true], 'always-so', 'Varnish 7.1'),
        limit('gatewayRevalidates', [true], 'always-so', 'Varnish 7.1'),
        limit('gatewayServesStale', ['both'], 'always-so', 'Varnish 7.1'),
      ];
    case 'rfc':
    case 'haproxy':
      return [
        limit('gatewayRevalidates', [true], 'always-so', 'RFC 9111 §4.3'),
        limit('gatewayServesStale', ['both'], 'origin-decides', 'RFC 5861 §3, §4'),
      ];
  }
};
