// What is wished of a gateway's cache, in its product's own words.
import type { Setup } from '../setup.ts';

type Wish = Pick<Setup, 'gatewayCollapses' | 'gatewayRevalidates' | 'gatewayServesStale'>;

/** proxy_cache_use_stale: what counts as a failure (ngx_http_proxy_module). */
const FAILURES = 'error timeout http_500 http_502 http_503 http_504';

function nginx({ gatewayCollapses, gatewayRevalidates, gatewayServesStale: stale }: Wish): readonly string[] {
  const serves = [
    ...(stale === 'if-error' || stale === 'both' ? [FAILURES] : []),
    ...(stale === 'while-asking' || stale === 'both' ? ['updating'] : []),
  ];
  return [
    ...(gatewayCollapses ? ['proxy_cache_lock on'] : []),
    ...(gatewayRevalidates ? ['proxy_cache_revalidate on'] : []),
    ...(serves.length > 0 ? [`proxy_cache_use_stale ${serves.join(' ')}`] : []),
    ...(serves.includes('updating') ? ['proxy_cache_background_update on'] : []),
  ];
}

/** Lines for the box's configuration; none where the product has no choice, or there is no product. */
export function cacheDirectives(profile: Setup['gatewayProfile'], wish: Wish): readonly string[] {
  if (profile === 'nginx') return nginx(wish);
  return profile === 'squid' && wish.gatewayCollapses ? ['collapsed_forwarding on'] : [];
}
