// What a box's cache goes by: its product's rules with what the directives say, else those of the standard.
import type { CachingSettings } from '../../http/caching-settings.ts';
import { RFC_CACHING } from '../../http/caching-settings.ts';
import type { BoxManners } from '../scenario.ts';
import { readNginxCache } from './nginx-cache.ts';
import type { BoxKind } from './profile.ts';
import { readSquidCache } from './squid-cache.ts';
import { readVarnish } from './varnish-directives.ts';

/** RFC 9213 §2.2, §3: a gateway, hired by the site, heeds what is said to delivery networks; a proxy of its clients' does not. */
const TARGETS: { readonly [K in BoxKind]: readonly string[] } = { gateway: ['CDN-Cache-Control'], 'forward-proxy': [] };

/** Throws `DirectiveError`. HAProxy's own cache is off unless it is set up; where a scenario gives it one, it is that of the standard. */
export function cachingFor({ profile, directives, cache }: BoxManners, kind: BoxKind): CachingSettings {
  switch (profile) {
    case 'nginx':
      return readNginxCache(directives);
    case 'squid':
      return readSquidCache(directives);
    case 'varnish':
      return readVarnish(directives);
    case 'rfc':
    case 'haproxy':
      return { ...RFC_CACHING, targets: TARGETS[kind], collapses: cache?.collapses ?? false };
  }
}
